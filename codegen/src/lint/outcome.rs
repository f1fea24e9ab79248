//! How success and failure are told apart, where it looks wrong.

use super::subject::Subject;
use crate::diagnostic::{Problem, Problems};
use crate::spec::{Items, Spanned};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let file = subject.file.file;
    match &subject.spec().outcome {
        Some(outcome) => {
            let lists: [&Items<Spanned<String>>; 2] = [&outcome.code, &outcome.message];
            for name in lists.into_iter().flat_map(Items::iter) {
                let mut fields = subject.pages.iter().flat_map(|page| page.spec.response.iter());
                if !subject.pages.is_empty() && !fields.any(|(field, _)| field.value == name.value)
                {
                    let problem = Problem::DoubtfulOutcome { name: name.value.clone() };
                    problems.add(file.at(name.span), problem);
                }
            }
        }
        None => {
            for page in &subject.pages {
                let mut fields = page.spec.response.iter();
                let is_flag = |name: &Spanned<String>| name.value.eq_ignore_ascii_case("success");
                if let Some((name, _)) = fields.find(|(name, _)| is_flag(name)) {
                    let problem = Problem::MissingOutcome { name: name.value.clone() };
                    problems.add(page.file.at(name.span), problem);
                }
            }
        }
    }
}
