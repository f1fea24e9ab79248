//! Examples and defaults in the form of their types; sources put nearly everything into strings.

use crate::import::json::Json;
use crate::import::schema::Schema;

/// The longest value that a note repeats.
const LONGEST: usize = 80;

/// A documented value as the type has it; nothing where it is none of that type.
pub(super) fn fitting(schema: &Schema, value: &Json) -> Option<Json> {
    let text = match value {
        Json::String(text) => text.trim(),
        Json::Number(number) if is_text(schema) => return Some(number.to_string().into()),
        Json::Bool(value) if is_text(schema) => return Some(value.to_string().into()),
        other => return fits(schema, other).then(|| other.clone()),
    };
    if is_text(schema) {
        return Some(value.clone());
    }
    let parsed = Json::parse(text.as_bytes()).ok()?;
    fits(schema, &parsed).then_some(parsed)
}

/// A value that a source shows for a list, and that is one of its items, as a list of it.
pub(super) fn of_item(schema: &Schema, value: &Json) -> Option<Json> {
    let several = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '[' | '{');
    let one = value.as_str().is_none_or(|text| !text.trim().contains(several));
    let items = schema.items.as_deref().filter(|it| one && it.ty.as_deref() != Some("array"))?;
    fitting(items, value).map(|item| Json::List(vec![item]))
}

/// The example of a list whose items have one.
pub(super) fn from_items(schema: &Schema) -> Option<Json> {
    let items = schema.items.as_deref()?;
    let example = items.example.as_ref().filter(|it| says_something(it))?;
    let plain = matches!(items.ty.as_deref(), Some("string" | "integer" | "number" | "boolean"));
    fitting(items, example).filter(|_| plain).map(|item| Json::List(vec![item]))
}

pub(super) fn says_something(value: &Json) -> bool {
    !matches!(value, Json::Null) && value.as_str().is_none_or(|text| !text.trim().is_empty())
}

pub(super) fn is_text(schema: &Schema) -> bool {
    matches!(schema.ty.as_deref(), Some("string"))
}

fn fits(schema: &Schema, value: &Json) -> bool {
    match (schema.ty.as_deref(), value) {
        (Some("integer"), Json::Number(number)) => number.is_i64(),
        (Some("number" | "double" | "float"), Json::Number(_))
        | (Some("boolean"), Json::Bool(_))
        | (Some("array"), Json::List(_))
        | (Some("object"), Json::Object(_)) => true,
        _ => false,
    }
}

/// A documented value in a sentence.
pub(crate) fn shown(value: &Json) -> String {
    let text = match value {
        Json::String(text) => text.clone(),
        other => serde_json::Value::from(crate::import::layout::file(other).trim_end())
            .as_str()
            .unwrap_or_default()
            .to_owned(),
    };
    let text = text.replace(['\n', '\r', '\t', '`'], " ");
    if text.chars().count() <= LONGEST {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("`{start}…`")
}
