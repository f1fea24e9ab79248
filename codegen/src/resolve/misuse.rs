//! Keys of a property that have no effect where they stand.

use super::Context;
use super::types::Role;
use crate::api::Type;
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{Property, WireForm};
use crate::vocabulary::Location;

/// Reports a key, and why it has no effect.
fn reporter(cx: &mut Context<'_>) -> impl FnMut(Span, &str, &str) {
    |span, key, why| {
        cx.report(span, Problem::MisusedKey { key: key.to_owned(), why: why.to_owned() });
    }
}

/// Reports keys that make no sense with the type.
pub(super) fn with_type(property: &Property, ty: &Type, cx: &mut Context<'_>) {
    form(property, ty, cx);
    parts(property, ty, cx);
}

/// Whether a value is one number, boolean or time, which providers write in many ways.
fn is_scalar(ty: &Type) -> bool {
    matches!(ty, Type::Int32 | Type::Int64 | Type::Number | Type::Boolean | Type::Timestamp)
}

/// Keys about how a value is written.
fn form(property: &Property, ty: &Type, cx: &mut Context<'_>) {
    let mut misused = reporter(cx);
    if let Some(form) = &property.wire {
        match form.value {
            WireForm::String if !is_scalar(ty) => {
                misused(
                    form.span,
                    "wire",
                    "only numbers, booleans and timestamps can be in a string",
                );
            }
            WireForm::Uppercase | WireForm::Lowercase if !matches!(ty, Type::Enum(_)) => {
                misused(form.span, "wire", "only values of enums have a case");
            }
            _ => {}
        }
    }
    if let Some(bits) = &property.bits {
        if !matches!(ty, Type::Int32 | Type::Int64) {
            misused(bits.span, "bits", "only an integer has them");
        } else if !matches!(bits.value, 32 | 64) {
            misused(bits.span, "bits", "an integer has 32 or 64");
        }
    }
    if let Some(wrapper) = &property.wrapper
        && !matches!(ty, Type::List(_))
    {
        misused(wrapper.span, "wrapper", "only a list is wrapped");
    }
    if let Some(style) = &property.style
        && !matches!(ty, Type::List(_) | Type::Map(_) | Type::Object(_))
    {
        misused(style.span, "style", "only a list, a map or an object has one");
    }
}

/// Keys about what a value is made of.
fn parts(property: &Property, ty: &Type, cx: &mut Context<'_>) {
    let mut misused = reporter(cx);
    let span = property.ty.as_ref().map_or_else(Span::default, |name| name.span);
    if let Some(name) = &property.name
        && property.ty.as_ref().is_some_and(|ty| ty.value != "object")
    {
        misused(name.span, "name", "only an object that is spelt out here has one");
    }
    if !property.fields.is_empty() && property.ty.as_ref().is_some_and(|ty| ty.value != "object") {
        let span = property.fields.iter().next().map_or(span, |(name, _)| name.span);
        misused(span, "fields", "only an object that is spelt out here has them");
    }
    if let Some(items) = &property.items
        && !matches!(ty, Type::List(_) | Type::Map(_))
    {
        misused(items.span, "items", "only lists and maps have them");
    }
    if property.secret.value && !matches!(ty, Type::Secret) {
        misused(property.secret.span, "secret", "only a string can be one");
    }
    if property.lenient.value && !is_scalar(ty) {
        misused(
            property.lenient.span,
            "lenient",
            "only numbers, booleans and timestamps can be unreadable",
        );
    }
}

/// Reports keys that make no sense in this place.
pub(super) fn in_place(property: &Property, role: Role, at: Span, cx: &mut Context<'_>) {
    let mut misused = reporter(cx);
    if role != Role::Parameter {
        if let Some(location) = &property.location {
            match (role, location.value) {
                (Role::Answer, Location::Header | Location::Body | Location::Payload) => {}
                (Role::Answer, _) => {
                    misused(
                        location.span,
                        "in",
                        "a field of an answer is in its body, is all of it, or is in a header",
                    );
                }
                _ => misused(location.span, "in", "only a parameter goes somewhere"),
            }
        }
        if let Some(style) = &property.style {
            misused(style.span, "style", "only a parameter becomes text");
        }
        if !property.required_when.is_empty() {
            let at = property.required_when.iter().next().map_or(at, |(name, _)| name.span);
            misused(at, "required_when", "only a parameter can depend on others");
        }
        if property.idempotency_token.value {
            misused(
                property.idempotency_token.span,
                "idempotency_token",
                "only a parameter can be one",
            );
        }
        if property.from_credentials.value {
            misused(
                property.from_credentials.span,
                "from_credentials",
                "only a parameter can come from them",
            );
        }
    }
    if role == Role::Item {
        if property.required {
            misused(at, "required", "an item is always there");
        }
        if let Some(wrapper) = &property.wrapper {
            misused(wrapper.span, "wrapper", "only the list of a parameter or field is wrapped");
        }
        if let Some(name) = &property.rust_name {
            misused(name.span, "rust_name", "an item has no name");
        }
    }
}
