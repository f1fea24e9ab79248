//! Error codes that look wrong.

use super::subject::{Page, Subject};
use super::words;
use super::{shown, walk};
use crate::api::ErrorEntry;
use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Place, Span};
use crate::spec::{self, Example, Items, Node, Text, Tree};
use std::collections::BTreeMap;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let codes = Codes { subject, all: &subject.api.errors };
    for page in &subject.pages {
        codes.examples(page, problems);
        codes.values(page, problems);
        for spot in walk::operation(page) {
            codes.prose(&spot, problems);
        }
    }
    lists(subject, problems);
}

struct Codes<'a> {
    subject: &'a Subject<'a>,
    all: &'a [ErrorEntry],
}

impl Codes<'_> {
    /// Reports a code that no list has.
    fn listed(&self, place: Place, code: &str, problems: &mut Problems) {
        if !code.is_empty() && !self.all.iter().any(|entry| entry.code == code) {
            let known = self.all.iter().map(|entry| entry.code.clone()).collect();
            let problem = Problem::UnlistedErrorCode { code: code.to_owned(), known };
            problems.add(place, problem);
        }
    }

    /// Checks the example values of the fields that hold error codes.
    fn values(&self, page: &Page<'_>, problems: &mut Problems) {
        let Some(outcome) = &self.subject.api.outcome else { return };
        let table = page.spec.response.iter();
        let table = table.filter_map(|(name, it)| Some((name, it.example.as_ref()?)));
        let answers = page.spec.examples.iter().filter_map(shown::success);
        let answers = answers.flat_map(|answer| match &answer.value {
            Node::Object(entries) => &entries[..],
            _ => &[],
        });
        for (name, value) in table.chain(answers.map(|(name, value)| (name, value))) {
            if outcome.code.contains(&name.value)
                && let Node::String(code) = &value.value
                && code != "Success"
            {
                self.listed(page.file.at(value.span), code, problems);
            }
        }
    }

    /// Checks what looks like an error code in prose.
    fn prose(&self, spot: &walk::Spot<'_>, problems: &mut Problems) {
        let paragraphs = spot.property.description.iter().flat_map(Text::paragraphs);
        for paragraph in paragraphs {
            for (start, code) in words::codes(paragraph) {
                let family = code.split_once('.').map(|(family, _)| format!("{family}."));
                let known = |family: &String| self.all.iter().any(|it| it.code.starts_with(family));
                if family.as_ref().is_some_and(known) {
                    let place = spot.at(words::part(paragraph, start, code.len()));
                    self.listed(place, code, problems);
                }
            }
        }
    }

    /// Checks the examples of failures against the lists.
    fn examples(&self, page: &Page<'_>, problems: &mut Problems) {
        for example in &page.spec.examples {
            let Some(code) = &example.error else {
                if let Some(status) = example.status.as_ref().filter(|status| status.value >= 400) {
                    let problem = Problem::MissingErrorCode {};
                    problems.add(page.file.at(status.span), problem);
                }
                continue;
            };
            let Some(entry) = self.all.iter().find(|entry| entry.code == code.value) else {
                continue;
            };
            let mut differs = |place, what: &str, said: String| {
                let what = what.to_owned();
                let problem = Problem::ErrorExampleDiffers { code: code.value.clone(), what, said };
                problems.add_related(place, problem, entry.place, "the list has it here");
            };
            let status = example.status.as_ref();
            let (is, place) =
                (status.map_or(200, |it| it.value), status.map_or(code.span, |it| it.span));
            if let Some(said) = entry.status.filter(|said| *said != is) {
                differs(page.file.at(place), "status", said.to_string());
            }
            self.body(page, example, entry, &mut differs);
        }
    }

    /// Compares code and message of the body with the list.
    fn body(
        &self,
        page: &Page<'_>,
        example: &Example,
        entry: &ErrorEntry,
        differs: &mut dyn FnMut(Place, &str, String),
    ) {
        let Some(body) = &example.response else { return };
        let provider = self.subject.provider;
        let outcome = self.subject.spec().outcome.as_ref();
        let of_outcome = |list: fn(&spec::Outcome) -> &Items<spec::Spanned<String>>| {
            outcome.into_iter().flat_map(move |it| list(it).iter().map(|it| it.value.as_str()))
        };
        let codes = provider.error_body.code.iter().map(String::as_str);
        let codes: Vec<&str> = codes.chain(of_outcome(|it| &it.code)).collect();
        let shown: Vec<&Tree> = codes.iter().filter_map(|path| at(body, path)).collect();
        for value in shown.iter().filter(|value| text(value) != Some(&entry.code)) {
            differs(page.file.at(value.span), "code", entry.code.clone());
        }
        if shown.is_empty() {
            let start = body.span.start;
            let first = Span { start, end: start + 1 };
            differs(page.file.at(first), "code", entry.code.clone());
        }
        let Some(message) = &entry.message else { return };
        let messages = provider.error_body.message.iter().map(String::as_str);
        for value in messages.chain(of_outcome(|it| &it.message)).filter_map(|path| at(body, path))
        {
            if text(value) != Some(message) {
                differs(page.file.at(value.span), "message", message.clone());
            }
        }
    }
}

fn text(tree: &Tree) -> Option<&str> {
    match &tree.value {
        Node::String(text) => Some(text),
        _ => None,
    }
}

/// What is at the end of a path of field names.
fn at<'a>(body: &'a Tree, path: &str) -> Option<&'a Tree> {
    path.split('.').try_fold(body, |tree, name| match &tree.value {
        Node::Object(entries) => entries.iter().find(|(it, _)| it.value == name).map(|(_, it)| it),
        _ => None,
    })
}

/// Reports codes that two lists have with other words, without a note that says why.
fn lists(subject: &Subject<'_>, problems: &mut Problems) {
    let common = (subject.file.file, &subject.spec().errors);
    let pages = subject.pages.iter().map(|page| (page.file, &page.spec.errors));
    let mut seen: BTreeMap<&str, (FileId, &spec::ErrorEntry)> = BTreeMap::new();
    for (file, list) in std::iter::once(common).chain(pages) {
        for entry in list {
            let Some((other, first)) = seen.get(entry.code.value.as_str()) else {
                seen.insert(&entry.code.value, (file, entry));
                continue;
            };
            let explained = entry.note.is_some() || entry.guess.is_some();
            if let Some(what) = difference(entry, first).filter(|_| !explained) {
                let (code, what) = (entry.code.value.clone(), what.to_owned());
                let problem = Problem::ErrorDiffers { code, what };
                let other = other.at(first.code.span);
                problems.add_related(file.at(entry.code.span), problem, other, "the other one");
            }
        }
    }
}

fn difference(one: &spec::ErrorEntry, other: &spec::ErrorEntry) -> Option<&'static str> {
    let status = |it: &spec::ErrorEntry| it.status.as_ref().map(|status| status.value);
    if status(one) != status(other) {
        Some("status")
    } else if one.message != other.message {
        Some("message")
    } else if one.class != other.class {
        Some("class")
    } else {
        None
    }
}
