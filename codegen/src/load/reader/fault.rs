//! A mistake on its way up to the reader that knows its place.

use crate::diagnostic::Problem;
use crate::source::Span;
use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// The most bytes of a text that are repeated in a suggestion.
const LONGEST_MEANT: usize = 40;

/// A mistake in a spec file.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: Problem,
    pub(super) span: Option<Span>,
    pub(super) more: Option<Box<More>>,
}

/// What else is known about a mistake.
#[derive(Debug)]
pub(super) enum More {
    /// Where the same key stands first.
    First(Span),
    /// All keys that are missing.
    Missing(Vec<String>),
}

impl Fault {
    fn new(problem: Problem) -> Self {
        Self { problem, span: None, more: None }
    }

    pub(super) fn duplicate(key: &str, span: Span, first: Span) -> Self {
        let problem = Problem::DuplicateKey { key: key.to_owned() };
        Self { problem, span: Some(span), more: Some(Box::new(More::First(first))) }
    }

    pub(super) fn unknown(key: &str, known: &'static [&'static str], span: Span) -> Self {
        let known = known.iter().map(|&it| it.to_owned()).collect();
        Self::new(Problem::UnknownKey { key: key.to_owned(), known }).at(span)
    }

    /// A text can be meant as the one key without which the object says nothing.
    pub(super) fn not_an_object(found: Unexpected<'_>, key: Option<&str>) -> Self {
        let meant = match (found, key) {
            (Unexpected::Str(text), Some(key)) if text.len() <= LONGEST_MEANT => {
                Some(format!("{{ \"{key}\": {} }}", serde_json::Value::from(text)))
            }
            _ => None,
        };
        let (expected, found) = ("an object".to_owned(), kind(found));
        Self::new(Problem::WrongValue { expected, found, meant })
    }

    pub(super) fn is_missing_key(&self) -> bool {
        matches!(self.problem, Problem::MissingKey { .. })
    }

    /// Finds all keys that are missing, if one is in the object that was read last; serde tells only the
    /// first. It may be there after all, with a wrong value that was reported before.
    pub(super) fn missing(mut self, required: &[String], is_there: impl Fn(&str) -> bool) -> Self {
        if let (Problem::MissingKey { key }, None) = (&self.problem, self.span) {
            let others = required.iter().filter(|it| *it != key);
            let all = std::iter::once(key).chain(others).filter(|it| !is_there(it));
            self.more = Some(Box::new(More::Missing(all.cloned().collect())));
        }
        self
    }

    /// Sets the place, unless a narrower one is known.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.span = self.span.or(Some(span));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let expected = "something else".to_owned();
        Self::new(Problem::WrongValue { expected, found: message.to_string(), meant: None })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (expected, found) = (words(expected), kind(found));
        Self::new(Problem::WrongValue { expected, found, meant: None })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (expected, found) = (words(expected), kind(found));
        Self::new(Problem::WrongValue { expected, found, meant: None })
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|&it| it.to_owned()).collect();
        Self::new(Problem::UnknownWord { found: found.to_owned(), known })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Problem::MissingKey { key: field.to_owned() })
    }
}

/// What was expected, in the words of JSON.
fn words(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "u8" => "a whole number from 0 to 255".to_owned(),
        "u16" => "a whole number from 0 to 65535".to_owned(),
        "u32" | "u64" => "a whole number from 0".to_owned(),
        other => other.to_owned(),
    }
}

/// What was found, in the words of JSON.
fn kind(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Unit | Unexpected::Option => "null".to_owned(),
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(value) => format!("the number `{value}`"),
        Unexpected::Signed(value) => format!("the number `{value}`"),
        Unexpected::Float(value) => format!("the number `{value}`"),
        Unexpected::Str(_) => "a string".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => other.to_string(),
    }
}
