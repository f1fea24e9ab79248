//! Which part of a spec file a place in its text belongs to.

use crate::source::Span;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::fmt;

/// A step into JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// A part of a spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) part: Part,
    /// The way to it.
    pub(super) way: Vec<Step>,
    /// The key of the part that is meant, if it is not the part as a whole.
    pub(super) key: Option<String>,
}

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A parameter, a field or what is below.
    Property,
    /// An entry of `errors`.
    Error,
    /// An entry of `examples`.
    Example,
    /// An enum of `api.json`.
    Enum,
    /// A value of an enum.
    EnumValue,
    /// An object of `api.json`.
    Object,
    /// A region.
    Region,
    /// The file itself.
    File,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.way.iter().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        });
        let steps: Vec<_> = steps.chain(self.key.clone()).collect();
        f.write_str(&steps.join("."))
    }
}

/// The parts of a text with their places.
pub(super) struct Spans<'a> {
    root: Option<Value<'a>>,
}

impl<'a> Spans<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self { root: parsed.ok().and_then(|it| it.value) }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let mut way = Vec::new();
        if let Some(root) = &self.root {
            follow(root, span.start as usize, &mut way);
        }
        part(way)
    }
}

fn follow(value: &Value<'_>, at: usize, way: &mut Vec<Step>) {
    match value {
        Value::Object(object) => {
            for property in &object.properties {
                if property.range().start <= at && at < property.range().end {
                    way.push(Step::Key(property.name.as_str().to_owned()));
                    follow(&property.value, at, way);
                }
            }
        }
        Value::Array(array) => {
            for (index, item) in array.elements.iter().enumerate() {
                if item.range().start <= at && at < item.range().end {
                    way.push(Step::Index(index));
                    follow(item, at, way);
                }
            }
        }
        _ => {}
    }
}

/// Cuts a way at the part that it leads into.
fn part(way: Vec<Step>) -> Place {
    let key = |at: usize| match way.get(at) {
        Some(Step::Key(key)) => key.as_str(),
        _ => "",
    };
    let (part, length) = match key(0) {
        "parameters" | "response" if way.len() > 1 => (Part::Property, property(&way, 2)),
        "errors" if way.len() > 1 => (Part::Error, 2),
        "examples" if way.len() > 1 => (Part::Example, 2),
        "enums" if key(2) == "values" && way.len() > 3 => (Part::EnumValue, 4),
        "enums" if way.len() > 1 => (Part::Enum, 2),
        "objects" if key(2) == "fields" && way.len() > 3 => (Part::Property, property(&way, 4)),
        "objects" if way.len() > 1 => (Part::Object, 2),
        "endpoints" if key(1) == "regions" && way.len() > 2 => (Part::Region, 3),
        _ => (Part::File, 0),
    };
    let key = match way.get(length) {
        Some(Step::Key(key)) => Some(key.clone()),
        _ => None,
    };
    let mut way = way;
    way.truncate(length);
    Place { part, way, key }
}

/// How long the way to the innermost property is, which begins as a property of the given length.
fn property(way: &[Step], length: usize) -> usize {
    let is = |at: usize, name: &str| way.get(at) == Some(&Step::Key(name.to_owned()));
    if is(length, "fields") && way.len() > length + 1 {
        return property(way, length + 2);
    }
    if is(length, "items") {
        return property(way, length + 1);
    }
    length
}
