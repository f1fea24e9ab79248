//! The parts of a JSON text, with their places.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// A value in a JSON text.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The keys that lead to it; `*` for the items of lists.
    pub(crate) path: Vec<String>,
    /// Its key, with quotes, if it has one.
    pub(crate) key: Option<Range<usize>>,
    /// The value.
    pub(crate) value: Range<usize>,
    /// The object or list that it is in.
    pub(crate) around: Range<usize>,
    /// The entries or items in it, each with its key.
    pub(crate) inner: Vec<Range<usize>>,
    pub(crate) shape: Shape,
}

/// What kind of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    String,
    Number,
    Boolean,
    List,
    Object,
}

impl Part {
    /// The value with its key.
    pub(crate) fn whole(&self) -> Range<usize> {
        self.key.as_ref().map_or(self.value.start, |key| key.start)..self.value.end
    }

    /// The last key.
    pub(crate) fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// The key before the last, which says what the last one is.
    pub(crate) fn section(&self) -> &str {
        let before = self.path.len().checked_sub(2);
        before.map_or("", |index| self.path[index].as_str())
    }
}

/// All parts of a JSON text.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    let value = parsed.ok().and_then(|it| it.value).expect("the specs are JSON");
    let mut parts = Vec::new();
    inside(&value, &[], &mut parts);
    parts
}

fn inside(value: &Value<'_>, path: &[String], parts: &mut Vec<Part>) {
    let around = range(value);
    match value {
        Value::Object(object) => {
            for property in &object.properties {
                let key = property.name.range();
                let path = [path, &[property.name.as_str().to_owned()]].concat();
                part(&property.value, Some(key.start..key.end), path, &around, parts);
            }
        }
        Value::Array(array) => {
            for item in &array.elements {
                part(item, None, [path, &["*".to_owned()]].concat(), &around, parts);
            }
        }
        _ => {}
    }
}

fn part(
    value: &Value<'_>,
    key: Option<Range<usize>>,
    path: Vec<String>,
    around: &Range<usize>,
    parts: &mut Vec<Part>,
) {
    let (shape, inner) = match value {
        Value::Object(object) => {
            let whole = object.properties.iter().map(|it| it.range().start..it.range().end);
            (Shape::Object, whole.collect())
        }
        Value::Array(array) => (Shape::List, array.elements.iter().map(range).collect()),
        Value::NumberLit(_) => (Shape::Number, Vec::new()),
        Value::BooleanLit(_) => (Shape::Boolean, Vec::new()),
        Value::StringLit(_) | Value::NullKeyword(_) => (Shape::String, Vec::new()),
    };
    let (path_inside, around) = (path.clone(), around.clone());
    parts.push(Part { path, key, value: range(value), around, inner, shape });
    inside(value, &path_inside, parts);
}

fn range(value: &Value<'_>) -> Range<usize> {
    let range = value.range();
    range.start..range.end
}
