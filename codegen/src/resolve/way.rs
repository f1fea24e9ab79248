//! Finding fields of an answer by their names.

use super::Context;
use super::types::Types;
use crate::api::{Field, Type, Way};
use crate::diagnostic::Problem;
use crate::spec::Spanned;

/// The fields on the way to a field: objects, and then the field itself. Reports a way that leads
/// nowhere.
pub(super) fn way<'f>(
    path: &Spanned<String>,
    fields: &'f [Field],
    types: &'f Types<'_>,
    cx: &mut Context<'_>,
) -> Option<Vec<&'f Field>> {
    let mut way: Vec<&Field> = Vec::new();
    let mut fields = fields;
    for name in path.value.split('.') {
        if let Some(last) = way.last() {
            let Type::Object(id) = last.ty else { return unknown(path, cx) };
            fields = &types.objects[id.0].fields;
        }
        let Some(field) = fields.iter().find(|field| field.wire_name == name) else {
            return unknown(path, cx);
        };
        way.push(field);
    }
    Some(way)
}

fn unknown<T>(path: &Spanned<String>, cx: &mut Context<'_>) -> Option<T> {
    cx.report(path.span, Problem::UnknownPath { path: path.value.clone() });
    None
}

/// The names on a way.
pub(super) fn names(way: &[&Field]) -> Way {
    way.iter().map(|field| (field.wire_name.clone(), field.rust_name.clone())).collect()
}
