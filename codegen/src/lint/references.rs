//! Names in prose that nothing has, but something almost.

use super::subject::{Page, Subject};
use super::{walk, words};
use crate::diagnostic::{Problem, Problems};
use crate::source::FileId;
use crate::spec::{self, ErrorEntry, Items, Section, Text};
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let names = names(subject);
    let mut check = |file: FileId, text: Option<&Text>| {
        for paragraph in text.into_iter().flat_map(Text::paragraphs) {
            for (start, code) in words::codes(paragraph) {
                if let Some(near) = near(code, &names) {
                    let (name, near) = (code.to_owned(), near.to_owned());
                    let place = file.at(words::part(paragraph, start, code.len()));
                    problems.add(place, Problem::MisspeltName { name, near });
                }
            }
        }
    };
    let (file, spec) = (subject.file.file, subject.spec());
    for (_, it) in spec.enums.iter() {
        check(file, it.description.as_ref());
        for (_, value) in it.values.iter() {
            check(file, value.description.as_ref());
        }
    }
    for spot in walk::all(subject) {
        check(spot.file, spot.property.description.as_ref());
    }
    errors(file, &spec.errors, &mut check);
    for Page { file, spec, .. } in &subject.pages {
        check(*file, Some(&spec.summary));
        check(*file, spec.description.as_ref());
        for text in sections(spec) {
            check(*file, text);
        }
        errors(*file, &spec.errors, &mut check);
    }
}

fn errors(file: FileId, all: &Items<ErrorEntry>, check: &mut impl FnMut(FileId, Option<&Text>)) {
    for entry in all {
        check(file, entry.meaning.as_ref());
    }
}

/// What is said about waiters, and about parameters that depend on one another.
fn sections(spec: &spec::Operation) -> Vec<Option<&Text>> {
    let mut all: Vec<_> = spec.waiters.iter().map(|(_, it)| it.description.as_ref()).collect();
    all.extend(spec.one_of.iter().map(|(_, it)| it.description.as_ref()));
    all.extend(walk::groups(spec).map(|(_, it)| it.description.as_ref()));
    for (_, choice) in walk::choices(spec) {
        all.push(choice.description.as_ref());
        all.extend(choice.cases.iter().map(|(_, it)| it.description.as_ref()));
    }
    all
}

/// Everything that has a name on the wire.
fn names<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let spec = subject.spec();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    names.extend(walk::all(subject).iter().map(|spot| spot.name.value.as_str()));
    names.extend(subject.pages.iter().map(|page| page.operation.name.as_str()));
    names.extend(subject.api.errors.iter().map(|entry| entry.code.as_str()));
    for (_, it) in spec.enums.iter() {
        names.extend(keys(&it.values));
    }
    for page in &subject.pages {
        for (_, choice) in walk::choices(page.spec) {
            names.insert(&choice.by.value);
            names.extend(keys(&choice.cases));
        }
    }
    names
}

fn keys<T>(section: &Section<T>) -> impl Iterator<Item = &str> {
    section.iter().map(|(name, _)| name.value.as_str())
}

/// The name that is meant, if it is not the one that is said.
fn near<'a>(code: &str, names: &BTreeSet<&'a str>) -> Option<&'a str> {
    let is_name = code.len() >= 5 && code.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    if !is_name || names.contains(code) {
        return None;
    }
    let near = |name: &&&str| {
        name.len().abs_diff(code.len()) <= 1 && strsim::damerau_levenshtein(name, code) == 1
    };
    names.iter().find(near).copied()
}
