//! Choices that look wrong.

use super::subject::Subject;
use super::walk;
use crate::diagnostic::{Problem, Problems};
use crate::source::FileId;
use crate::spec::{Choice, Node, OneOf, Spanned, Tree};
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for page in &subject.pages {
        let mut open: Vec<_> = walk::choices(page.spec).collect();
        while let Some((name, choice)) = open.pop() {
            cases(page.file, name, choice, problems);
            plain(page.file, choice, subject, problems);
            let requests = page.spec.examples.iter().filter_map(|it| it.request.as_ref());
            values(page.file, choice, requests, problems);
            open.extend(choice.cases.iter().flat_map(|(_, case)| case.choices.iter()));
        }
        let alone = |it: &OneOf| it.parameters.iter().len() + it.groups.iter().len() == 1;
        for (name, _) in page.spec.one_of.iter().filter(|(_, it)| alone(it)) {
            let why = "there is only one parameter to choose".to_owned();
            problems.add(page.file.at(name.span), Problem::DoubtfulChoice { why });
        }
    }
}

/// The enums that a choice, and the choices in it, are over.
pub(super) fn enums<'a>(choice: &'a Choice, used: &mut BTreeSet<&'a str>) {
    used.extend(choice.of.as_ref().map(|of| of.value.as_str()));
    for (_, inner) in choice.cases.iter().flat_map(|(_, case)| case.choices.iter()) {
        enums(inner, used);
    }
}

/// Reports a choice with nothing to choose.
fn cases(file: FileId, name: &Spanned<String>, choice: &Choice, problems: &mut Problems) {
    if choice.cases.iter().len() == 1 {
        let why = "there is only one case to choose".to_owned();
        problems.add(file.at(name.span), Problem::DoubtfulChoice { why });
    }
}

/// Reports a choice over the values of an enum that does not name it.
fn plain(file: FileId, choice: &Choice, subject: &Subject<'_>, problems: &mut Problems) {
    let cases: BTreeSet<&str> = choice.cases.iter().map(|(name, _)| name.value.as_str()).collect();
    let same = |it: &&crate::api::Enum| {
        it.values.iter().map(|value| value.wire.as_str()).collect::<BTreeSet<_>>() == cases
    };
    if choice.of.is_none()
        && let Some(it) = subject.api.enums.iter().find(same)
    {
        let why = format!("its cases are the values of the enum `{}`, so say `enum`", it.name);
        problems.add(file.at(choice.by.span), Problem::DoubtfulChoice { why });
    }
}

/// Reports an example that chooses what is no case.
fn values<'a>(
    file: FileId,
    choice: &'a Choice,
    requests: impl Iterator<Item = &'a Tree>,
    problems: &mut Problems,
) {
    let entries = requests.filter_map(|request| match &request.value {
        Node::Object(entries) => entries.iter().find(|(name, _)| name.value == choice.by.value),
        _ => None,
    });
    let shown: Vec<&Tree> = entries.map(|(_, value)| value).collect();
    for value in choice.example.iter().chain(shown.iter().copied()) {
        let text = match &value.value {
            Node::String(text) => text.clone(),
            other => other.to_json().to_string(),
        };
        if !choice.cases.iter().any(|(case, _)| case.value == text) {
            let why = format!("the example chooses `{text}`, which is no case");
            problems.add(file.at(value.span), Problem::DoubtfulChoice { why });
        }
    }
    if let (None, Some(first)) = (&choice.example, shown.first()) {
        let (problem, related) =
            (Problem::MissingValue { name: choice.by.value.clone() }, file.at(first.span));
        problems.add_related(file.at(choice.by.span), problem, related, "an example shows this");
    }
    if let (Some(example), Some(first)) = (&choice.example, shown.first())
        && shown.iter().all(|value| value.to_json() != example.to_json())
    {
        let problem = Problem::ExampleDiffers { name: choice.by.value.clone() };
        let related = file.at(first.span);
        problems.add_related(file.at(example.span), problem, related, "the example shows this");
    }
}
