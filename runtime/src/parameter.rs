//! Parameters of a request.

use crate::Operation;
use crate::request::scalar;
use crate::wire::{Encode, Wire, forms};

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

/// Most requests have no more parameters than these.
const TYPICAL: usize = 16;

/// The parameters of a request, to be sent.
#[derive(Debug, Default)]
pub struct Parameters<'a>(Vec<Parameter<'a>>);

impl<'a> Parameters<'a> {
    /// The parameters of a request, in the order of the documentation.
    pub(crate) fn of<O: Operation>(request: &'a O) -> Vec<Parameter<'a>> {
        let mut parameters = Self(Vec::with_capacity(TYPICAL));
        request.each(&mut parameters);
        parameters.0
    }

    /// Adds a parameter in the query string.
    pub fn query(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Query, name, value)
    }

    /// Adds a parameter that is a segment of the path.
    pub fn path(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Path, name, value)
    }

    /// Adds a parameter in a header.
    pub fn header(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Header, name, value)
    }

    /// Adds a parameter in the form that is the body.
    pub fn form(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Form, name, value)
    }

    /// Adds a parameter in the JSON object that is the body.
    pub fn body(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Body, name, value)
    }

    /// Adds the parameter that is the whole body.
    pub fn payload(&mut self, name: &'static str, value: &'a dyn Encode) -> &mut Parameter<'a> {
        self.add(Location::Payload, name, value)
    }

    fn add(
        &mut self,
        location: Location,
        name: &'static str,
        value: &'a dyn Encode,
    ) -> &mut Parameter<'a> {
        self.0.push(Parameter::new(location, name, value));
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl<'a> Parameter<'a> {
    /// A parameter, in its plain form.
    pub fn new(location: Location, name: &'static str, value: &'a dyn Encode) -> Self {
        let (wire, style) = (Wire::PLAIN, ListStyle::Flat);
        Self { location, name, value, wire, style, idempotency_token: false }
    }

    forms!(in_place);

    /// Sets how lists become text.
    pub fn style(&mut self, style: ListStyle) -> &mut Self {
        self.style = style;
        self
    }

    /// Says that the parameter makes repeating the call harmless; it is filled in where it is absent.
    pub fn idempotency_token(&mut self) -> &mut Self {
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
    let parameters = Parameters::of(request);
    let parameter = parameters.iter().rfind(|parameter| parameter.name == name)?;
    let text = scalar(parameter.value.view(parameter.wire))?;
    (!text.is_empty()).then(|| text.into_owned())
}
