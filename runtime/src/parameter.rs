//! Parameters of a request.

use crate::Operation;
use crate::request::scalar;
use crate::wire::{Encode, Wire, forms};
use std::borrow::Cow;

/// A parameter of a request, to be sent.
pub struct Parameter<'a> {
    pub(crate) location: Location,
    pub(crate) name: &'static str,
    pub(crate) value: &'a dyn Encode,
    pub(crate) wire: Wire,
    pub(crate) style: ListStyle,
    pub(crate) idempotency_token: bool,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the form that is the body.
    Form,
    /// A field of the JSON object that is the body.
    Body,
    /// The whole body: a text as it is, anything else as JSON.
    Payload,
}

/// How lists and objects become text, where the location knows only text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListStyle {
    /// `Key.1=a&Key.2=b`; fields of objects are appended: `Key.1.Field=c`.
    #[default]
    Flat,
    /// `Key=a&Key=b`.
    Repeat,
    /// One JSON text.
    Json,
    /// `Key=a,b`.
    Comma,
}

/// A parameter in the query string.
pub fn query<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Query, name, value)
}

/// A parameter that is a segment of the path.
pub fn path<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Path, name, value)
}

/// A parameter in a header.
pub fn header<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Header, name, value)
}

/// A parameter in the form that is the body.
pub fn form<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Form, name, value)
}

/// A parameter in the JSON object that is the body.
pub fn body<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Body, name, value)
}

/// A parameter that is the whole body.
pub fn payload<'a>(name: &'static str, value: &'a dyn Encode) -> Parameter<'a> {
    Parameter::new(Location::Payload, name, value)
}

impl<'a> Parameter<'a> {
    /// A parameter, in its plain form.
    pub fn new(location: Location, name: &'static str, value: &'a dyn Encode) -> Self {
        let (wire, style) = (Wire::PLAIN, ListStyle::Flat);
        Self { location, name, value, wire, style, idempotency_token: false }
    }

    forms!();

    /// Sets how lists become text.
    #[must_use]
    pub fn style(mut self, style: ListStyle) -> Self {
        self.style = style;
        self
    }

    /// Says that the parameter makes repeating the call harmless; it is filled in where it is absent.
    #[must_use]
    pub fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }
}

impl std::fmt::Debug for Parameter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parameter")
            .field("location", &self.location)
            .field("name", &self.name)
            .field("wire", &self.wire)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

/// The text of a parameter of a request, wherever in its choices and groups it is; `None` where it is not
/// set.
#[must_use]
pub fn given<O: Operation>(request: &O, name: &str) -> Option<String> {
    let mut text = None;
    request.each(&mut |parameter| {
        if parameter.name == name {
            text = scalar(parameter.value.view(parameter.wire)).map(Cow::into_owned);
        }
    });
    text.filter(|text| !text.is_empty())
}
