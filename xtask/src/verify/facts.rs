//! How much of a page is transcribed.

use crate::subject::{Item, Subject};
use std::collections::BTreeSet;

/// Numbers of facts.
#[derive(Clone, Copy, Default)]
pub(super) struct Facts {
    /// Parameters, those inside of objects too.
    pub(super) parameters: usize,
    /// Values of the lists that parameters and fields have; each list once.
    pub(super) values: usize,
    /// Fields of the answer, at every level.
    pub(super) fields: usize,
    /// Error codes of the page.
    pub(super) codes: usize,
    /// Examples of requests and answers.
    pub(super) examples: usize,
}

pub(super) fn facts(subject: &Subject<'_>) -> Facts {
    let (parameters, fields) = (subject.parameters(), subject.fields());
    let examples = subject.operation.examples.iter();
    let parts =
        examples.map(|it| usize::from(it.request.is_some()) + usize::from(it.response.is_some()));
    Facts {
        parameters: parameters.len(),
        values: parameters.iter().chain(&fields).map(values(subject)).sum(),
        fields: fields.len(),
        codes: subject.operation.errors.iter().count(),
        examples: parts.sum(),
    }
}

/// Counts the values of each item, of each enum only the first time.
fn values<'a>(subject: &Subject<'a>) -> impl FnMut(&Item<'a>) -> usize {
    let mut seen = BTreeSet::new();
    move |item| {
        let counted = item.enumeration(subject).is_some_and(|(name, _)| !seen.insert(name));
        if counted { 0 } else { item.values(subject).len() }
    }
}
