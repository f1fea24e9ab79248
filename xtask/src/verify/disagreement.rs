//! Where the tables of a page and its examples do not agree, and the reason that the spec gives.
//!
//! What does not fit at all is a problem of the spec, and was reported before. Here is what the
//! language can take back: each such word must stand beside a `note` or a `guess`, or be named by one.

mod examples;
mod forms;

pub(super) use forms::Forms;

use crate::subject::{Item, Subject, names, reason};
use specwright_codegen::spec::{Example, WireForm};
use std::collections::BTreeSet;

/// A disagreement.
#[derive(Debug)]
pub(super) struct Disagreement {
    /// The parameter, field or example.
    pub(super) place: String,
    /// What does not agree.
    pub(super) what: String,
    /// Why the spec says what it says; nothing where nobody wrote that down.
    pub(super) reason: Option<String>,
}

/// All disagreements of an operation; `forms` are those of the answers of all operations.
pub(super) fn all(subject: &Subject<'_>, forms: &Forms<'_>) -> Vec<Disagreement> {
    let (parameters, fields) = (subject.parameters(), subject.fields());
    let mut all = Vec::new();
    let mut lists = BTreeSet::new();
    for item in parameters.iter().chain(&fields) {
        all.extend(words(subject, item));
        // Several fields can have the values of one list.
        if item.enumeration(subject).is_some_and(|(name, _)| lists.insert(name)) {
            all.extend(spellings(subject, item));
        }
        all.extend(examples::limits(subject, item));
    }
    all.extend(forms.mixed(subject, &fields));
    for example in &subject.operation.examples {
        all.extend(examples::absent(subject, example));
        all.extend(examples::failure_in_a_success(subject, example));
    }
    all.extend(fields.iter().filter_map(|item| examples::other_value(subject, item)));
    all
}

/// Words of the spec that say: the examples write something else than the table.
fn words(subject: &Subject<'_>, item: &Item<'_>) -> Vec<Disagreement> {
    let Some(property) = item.property() else { return Vec::new() };
    let mut all = Vec::new();
    let mut add = |what: &str| all.push(disagreement(subject, item, what));
    match property.wire.as_ref().map(|wire| wire.value) {
        Some(WireForm::Uppercase) => add("on the wire in capitals, in the list not"),
        Some(WireForm::Lowercase) => add("on the wire in small letters, in the list not"),
        Some(WireForm::String) | None => {}
    }
    if property.lenient.value {
        add("a value of another type counts as absent");
    }
    all
}

/// Enums that are spelt in more than one way.
fn spellings(subject: &Subject<'_>, item: &Item<'_>) -> Vec<Disagreement> {
    let Some((name, it)) = item.enumeration(subject) else { return Vec::new() };
    let own = || reason(it.note.as_ref(), it.guess.as_ref()).or_else(|| item.reason());
    let mut all = Vec::new();
    if it.ignore_case {
        let what = "spelt with capitals and without".to_owned();
        all.push(Disagreement { place: format!("values of {name}"), what, reason: own() });
    }
    for (value, of) in it.values.iter() {
        for alias in &of.aliases {
            let what = format!("`{}` is also spelt `{}`", value.value, alias.value);
            let reason = reason(of.note.as_ref(), of.guess.as_ref()).or_else(own);
            all.push(Disagreement { place: format!("values of {name}"), what, reason });
        }
    }
    all
}

/// A disagreement about a parameter or field. Its own note counts, or one that names it.
fn disagreement(subject: &Subject<'_>, item: &Item<'_>, what: impl Into<String>) -> Disagreement {
    let reason = item.reason().or_else(|| subject.note_on(item.name).map(str::to_owned));
    Disagreement { place: item.path.clone(), what: what.into(), reason }
}

/// A disagreement about a part of an example. A note of the example counts if it names the part.
fn in_example(
    subject: &Subject<'_>,
    example: &Example,
    item: &Item<'_>,
    what: impl Into<String>,
) -> Disagreement {
    let notes = reason(example.note.as_ref(), None).into_iter();
    let mut notes = notes.chain(reason(None, example.guess.as_ref()));
    let naming = notes.find(|note| names(note, item.name));
    let other = disagreement(subject, item, what);
    Disagreement { reason: naming.or(other.reason), ..other }
}
