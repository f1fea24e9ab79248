//! Where the fields of an answer are.

use super::Context;
use super::examples::{Misfit, Shapes};
use crate::api::{Field, Operation, Type};
use crate::diagnostic::Problem;
use crate::spec::{Property, Section, Tree};
use crate::vocabulary::Location;

/// The fields of the answer that are in its headers.
pub(super) fn in_headers(
    section: &Section<Property>,
    fields: &[Field],
    cx: &mut Context<'_>,
) -> Vec<String> {
    let mut names = Vec::new();
    for ((name, property), field) in section.iter().zip(fields) {
        let Some(location) = &property.location else { continue };
        if location.value != Location::Header {
            continue;
        }
        if matches!(field.ty, Type::List(_) | Type::Map(_) | Type::Object(_)) {
            let why = "a header holds one plain value".to_owned();
            cx.report(location.span, Problem::MisusedKey { key: "in".to_owned(), why });
        }
        names.push(name.value.clone());
    }
    names
}

/// The field of the answer that is its whole body, beside which there can be no other.
pub(super) fn payload(section: &Section<Property>, cx: &mut Context<'_>) -> Option<String> {
    let place = |property: &Property| property.location.as_ref().map(|it| it.value);
    let (name, _) = section.iter().find(|(_, it)| place(it) == Some(Location::Payload))?;
    for (other, _) in section.iter().filter(|(other, _)| other.span != name.span) {
        let why = format!("`{}` is the whole answer, so there is no other field", name.value);
        cx.report(other.span, Problem::MisusedKey { key: other.value.clone(), why });
    }
    Some(name.value.clone())
}

/// What of an example of the answer does not fit.
pub(super) fn misfits(operation: &Operation, example: &Tree, shapes: &Shapes<'_>) -> Vec<Misfit> {
    let payload = operation.response_payload.as_ref();
    let fields = &operation.response;
    match payload.and_then(|name| fields.iter().find(|it| it.wire_name == *name)) {
        Some(field) => shapes.field(field, example, "$"),
        None => shapes.object(fields, example, "$"),
    }
}
