//! The layout of spec files: what fits stands on one line, like the rows of a page.

use super::json::{Json, Object};

/// How long a line may be.
const WIDTH: usize = 120;

/// The text of a file.
pub(crate) fn file(json: &Json) -> String {
    let mut text = String::new();
    match json {
        // A file is never one line.
        Json::Object(object) if !object.is_empty() => self::object(object, 0, &mut text),
        other => value(other, 0, 0, &mut text),
    }
    text.push('\n');
    text
}

/// Writes a value that begins in the given column.
fn value(json: &Json, depth: usize, column: usize, out: &mut String) {
    if let Some(line) = one_line(json)
        && column + line.chars().count() < WIDTH
    {
        out.push_str(&line);
        return;
    }
    match json {
        Json::Object(fields) => object(fields, depth, out),
        Json::List(items) => list(items, depth, out),
        scalar => out.push_str(&self::scalar(scalar)),
    }
}

fn object(fields: &Object, depth: usize, out: &mut String) {
    out.push('{');
    for (index, (key, field)) in fields.iter().enumerate() {
        line(index, depth + 1, out);
        let key = format!("{}: ", quoted(key));
        out.push_str(&key);
        value(field, depth + 1, (depth + 1) * 2 + key.chars().count(), out);
    }
    end('}', depth, out);
}

fn list(items: &[Json], depth: usize, out: &mut String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        line(index, depth + 1, out);
        value(item, depth + 1, (depth + 1) * 2, out);
    }
    end(']', depth, out);
}

fn line(index: usize, depth: usize, out: &mut String) {
    out.push_str(if index == 0 { "\n" } else { ",\n" });
    out.push_str(&"  ".repeat(depth));
}

fn end(bracket: char, depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(bracket);
}

/// The value on one line; nothing where it is too deep to be read so.
fn one_line(json: &Json) -> Option<String> {
    match json {
        Json::Object(fields) if fields.is_empty() => Some("{}".to_owned()),
        Json::List(items) if items.is_empty() => Some("[]".to_owned()),
        Json::Object(fields) => {
            let each =
                fields.iter().map(|(key, it)| Some(format!("{}: {}", quoted(key), one_line(it)?)));
            let each: Option<Vec<_>> = limited(each);
            Some(format!("{{ {} }}", each?.join(", ")))
        }
        Json::List(items) => {
            let each: Option<Vec<_>> = limited(items.iter().map(one_line));
            Some(format!("[{}]", each?.join(", ")))
        }
        scalar => Some(self::scalar(scalar)),
    }
}

/// The parts, unless they are too many for a line anyway.
fn limited(parts: impl Iterator<Item = Option<String>>) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let mut length = 0;
    for part in parts {
        let part = part?;
        length += part.len();
        // A character has up to four bytes.
        if length > WIDTH * 4 {
            return None;
        }
        all.push(part);
    }
    Some(all)
}

fn scalar(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => quoted(text),
        Json::List(_) | Json::Object(_) => String::new(),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
