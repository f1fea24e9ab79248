//! Pages that are missing or older than others.

use super::subject::{Page, Subject};
use crate::diagnostic::{Problem, Problems};
use crate::source::Place;
use crate::spec::Spanned;

/// How many days older than the newest page of an API another one may be.
const OLDEST: i64 = 365;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let mut dates: Vec<(i64, Place, &str)> = Vec::new();
    for page in &subject.pages {
        let Some(source) = &page.spec.source else {
            let place = page.file.at(page.spec.operation.span);
            problems.add(place, Problem::MissingSource {});
            continue;
        };
        if let Some(updated) = &source.updated {
            dates.extend(
                days(updated).map(|day| (day, page.file.at(updated.span), &*updated.value)),
            );
            changes(page, updated, problems);
        }
    }
    let Some(newest) = dates.iter().max() else { return };
    for (_, place, _) in dates.iter().filter(|(day, ..)| newest.0 - day > OLDEST) {
        let problem = Problem::OlderPage { than: newest.2.to_owned() };
        problems.add_related(*place, problem, newest.1, "the newest page");
    }
}

/// Reports a page that is older than a change that it lists.
fn changes(page: &Page<'_>, updated: &Spanned<String>, problems: &mut Problems) {
    for change in page.spec.history.iter().filter(|it| it.date.value > updated.value) {
        let problem = Problem::OlderPage { than: change.date.value.clone() };
        let related = page.file.at(change.date.span);
        problems.add_related(page.file.at(updated.span), problem, related, "this is newer");
    }
}

/// A date as a number of days, as if every month had 30 of them.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year * 365 + month * 30 + day)
}
