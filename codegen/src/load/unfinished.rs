//! Parts of a file that nobody has filled in yet, as `cargo xtask new` leaves them.

use super::json::span;
use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Span};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// What a text begins with that stands for something else.
const MARK: &str = "TODO:";

/// Reports every text and every key that is still to be filled in.
pub(super) fn report(file: FileId, value: &Value<'_>, problems: &mut Problems) {
    match value {
        Value::StringLit(literal) => check(file, &literal.value, span(&literal.range), problems),
        Value::Array(array) => {
            array.elements.iter().for_each(|element| report(file, element, problems));
        }
        Value::Object(object) => {
            for property in &object.properties {
                check(file, property.name.as_str(), span(&property.name.range()), problems);
                report(file, &property.value, problems);
            }
        }
        Value::NullKeyword(_) | Value::BooleanLit(_) | Value::NumberLit(_) => {}
    }
}

fn check(file: FileId, text: &str, at: Span, problems: &mut Problems) {
    if let Some(what) = text.strip_prefix(MARK) {
        problems.add(file.at(at), Problem::Unfinished { what: what.trim().to_owned() });
    }
}
