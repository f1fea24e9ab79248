//! What files and answers say, read so that errors name places and never values.

use super::CredentialError;
use serde_json::{Map, Value};
use std::fmt;

/// A file or an answer, once it is parsed.
pub(super) struct Document {
    place: String,
    values: Map<String, Value>,
}

/// An object in a document.
#[derive(Clone)]
pub(super) struct Section<'a> {
    /// Where it is, in words.
    place: String,
    values: &'a Map<String, Value>,
}

impl Document {
    pub(super) fn json(place: String, text: &[u8]) -> Result<Self, CredentialError> {
        // Reading any value at all, the parser complains of syntax only, and shows none of it.
        let value = serde_json::from_slice(text)
            .map_err(|error| CredentialError::new(format!("{place} is not JSON: {error}")))?;
        Self::new(place, value)
    }

    pub(super) fn new(place: String, value: Value) -> Result<Self, CredentialError> {
        match value {
            Value::Object(values) => Ok(Self { place, values }),
            _ => Err(CredentialError::new(format!("{place} is not an object"))),
        }
    }

    pub(super) fn root(&self) -> Section<'_> {
        Section { place: self.place.clone(), values: &self.values }
    }
}

impl<'a> Section<'a> {
    /// The same values, known by another name.
    pub(super) fn called(self, name: impl fmt::Display) -> Self {
        Self { place: format!("{name} of {}", self.place), ..self }
    }

    /// A text that is there and not blank, with its blanks: they may be part of a password.
    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, CredentialError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(&**text).filter(|text| !text.trim().is_empty())),
            Some(_) => Err(self.error(format_args!("`{name}` must be text, in quotes"))),
        }
    }

    pub(super) fn required(&self, name: &str) -> Result<&'a str, CredentialError> {
        self.text(name)?.ok_or_else(|| self.error(format_args!("`{name}` is missing")))
    }

    /// A number, which may be written as text.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, CredentialError> {
        let number = match self.values.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(value) => value.as_u64(),
        };
        let wrong = || self.error(format_args!("`{name}` must be a whole number"));
        number.map(Some).ok_or_else(wrong)
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, CredentialError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.error(format_args!("`{name}` must be true or false"))),
        }
    }

    pub(super) fn section(&self, name: &str) -> Result<Option<Section<'a>>, CredentialError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(values)) => {
                Ok(Some(Section { place: format!("`{name}` of {}", self.place), values }))
            }
            Some(_) => Err(self.error(format_args!("`{name}` must be an object"))),
        }
    }

    pub(super) fn required_section(&self, name: &str) -> Result<Section<'a>, CredentialError> {
        self.section(name)?.ok_or_else(|| self.error(format_args!("`{name}` is missing")))
    }

    /// The objects of a list. What else is in it is passed over.
    pub(super) fn list(&self, name: &str) -> Result<Vec<Section<'a>>, CredentialError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items
                .iter()
                .filter_map(Value::as_object)
                .map(|values| Section { place: self.place.clone(), values })
                .collect()),
            Some(_) => Err(self.error(format_args!("`{name}` must be a list"))),
        }
    }

    /// An error about this place. It must not hold a value.
    pub(super) fn error(&self, problem: impl fmt::Display) -> CredentialError {
        CredentialError::new(format!("{}: {problem}", self.place))
    }
}
