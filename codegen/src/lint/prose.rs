//! Descriptions that are missing, or say nothing.

use super::subject::{Page, Subject};
use super::walk::{self, Role};
use super::words;
use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Place};
use crate::spec::{self, ErrorEntry, Items, Section, Spanned, Text};
use std::collections::BTreeMap;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let (file, spec) = (subject.file.file, subject.spec());
    let enums: Vec<_> = spec.enums.iter().map(|(name, it)| (name, &it.description)).collect();
    apart(file, &enums, problems);
    for (_, it) in spec.enums.iter() {
        let values: Vec<_> = it.values.iter().map(|(name, it)| (name, &it.description)).collect();
        apart(file, &values, problems);
    }
    for (name, object) in spec.objects.iter() {
        described(file, name, object.description.as_ref(), problems);
    }
    for spot in walk::objects(subject) {
        property(&spot, problems);
    }
    errors(file, &spec.errors, problems);
    for page in &subject.pages {
        operation(page, problems);
    }
}

fn operation(page: &Page<'_>, problems: &mut Problems) {
    let (file, spec) = (page.file, page.spec);
    let spots = walk::operation(page);
    for spot in &spots {
        property(spot, problems);
    }
    // One name can have one description in many places, and a field that of its parameter.
    let (mut given, mut answered) = (BTreeMap::new(), BTreeMap::new());
    let parameters = walk::parameters(page).len();
    for (index, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.role != Role::Item) {
        let seen = if index < parameters { &mut given } else { &mut answered };
        let text = spot.property.description.as_ref();
        copied(spot.place(), &spot.name.value, text, seen, problems);
    }
    choices(file, &spec.choices, problems);
    for (name, one_of) in spec.one_of.iter() {
        described(file, name, one_of.description.as_ref(), problems);
    }
    for (name, waiter) in spec.waiters.iter() {
        described(file, name, waiter.description.as_ref(), problems);
    }
    for (name, group) in walk::groups(spec) {
        described(file, name, group.description.as_ref(), problems);
        choices(file, &group.choices, problems);
    }
    errors(file, &spec.errors, problems);
    tells(file, &spec.operation, Some(&spec.summary), problems);
}

fn choices(file: FileId, all: &Section<spec::Choice>, problems: &mut Problems) {
    for (name, choice) in all.iter() {
        described(file, name, choice.description.as_ref(), problems);
        for (name, case) in choice.cases.iter() {
            described(file, name, case.description.as_ref(), problems);
            choices(file, &case.choices, problems);
        }
    }
}

fn errors(file: FileId, all: &Items<ErrorEntry>, problems: &mut Problems) {
    for entry in all.iter().filter(|it| it.message.is_none()) {
        described(file, &entry.code, entry.meaning.as_ref(), problems);
    }
}

fn property(spot: &walk::Spot<'_>, problems: &mut Problems) {
    let description = spot.property.description.as_ref();
    // The items of a list are described by the list, unless they are a type of their own.
    if spot.role != Role::Item || spot.ty() == "object" {
        described(spot.file, spot.name, description, problems);
    } else {
        tells(spot.file, spot.name, description, problems);
    }
    let dependent = spot.role == Role::Dependent
        || spot.property.required
        || !spot.property.required_when.is_empty();
    for paragraph in description.into_iter().flat_map(Text::paragraphs) {
        if spot.role == Role::Parameter && !dependent && words::has_phrase(paragraph, &RULES) {
            let problem = Problem::HiddenRule { name: spot.name.value.clone() };
            problems.add(spot.at(paragraph.span), problem);
        }
    }
}

/// How prose says that a parameter is required at times.
const RULES: [&str; 14] = [
    "required if",
    "required when",
    "required for",
    "required only",
    "required unless",
    "mandatory if",
    "mandatory when",
    "must be set if",
    "must be set when",
    "must be specified if",
    "must be specified when",
    "you must specify",
    "you must set",
    "must be given when",
];

/// Reports entries of a section with the descriptions of others, and what else is wrong with them.
fn apart(file: FileId, entries: &[(&Spanned<String>, &Option<Text>)], problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for (name, description) in entries {
        described(file, name, description.as_ref(), problems);
        copied(file.at(name.span), &name.value, description.as_ref(), &mut seen, problems);
    }
}

/// Reports a description that is missing or tells nothing.
fn described(file: FileId, name: &Spanned<String>, text: Option<&Text>, problems: &mut Problems) {
    if text.is_none_or(|text| text.to_string().trim().is_empty()) {
        let problem = Problem::MissingDescription { name: name.value.clone() };
        problems.add(file.at(name.span), problem);
    }
    tells(file, name, text, problems);
}

/// Reports a description that only repeats the name.
fn tells(file: FileId, name: &Spanned<String>, text: Option<&Text>, problems: &mut Problems) {
    let Some(text) = text else { return };
    let said = words::of_prose(&text.to_string());
    if !said.is_empty() && said == words::of_name(&name.value) {
        let span = text.paragraphs().next().map_or(name.span, |paragraph| paragraph.span);
        let problem = Problem::EmptyDescription { name: name.value.clone() };
        problems.add(file.at(span), problem);
    }
}

/// Reports a description that stands at something else of another name as well.
fn copied<'a>(
    place: Place,
    name: &'a str,
    text: Option<&Text>,
    seen: &mut BTreeMap<Vec<String>, (&'a str, Place)>,
    problems: &mut Problems,
) {
    let said = words::of_prose(&text.map(ToString::to_string).unwrap_or_default());
    if said.is_empty() {
        return;
    }
    match seen.get(&said) {
        Some((first, related)) if *first != name => {
            let (name, of) = (name.to_owned(), (*first).to_owned());
            let problem = Problem::CopiedDescription { name, of };
            problems.add_related(place, problem, *related, "the same words");
        }
        Some(_) => {}
        None => {
            seen.insert(said, (name, place));
        }
    }
}
