//! Parameters of a request.

use crate::operation::{Operation, ParameterSet};
use crate::request::scalar;
use crate::wire::{Encode, Wire, form_of, forms};

/// A parameter of a request, to be sent.
pub struct Parameter<'a> {
    pub(crate) location: Location,
    pub(crate) name: &'static str,
    pub(crate) value: &'a dyn Encode,
    pub(crate) form: ParameterForm,
}

/// How a parameter travels, where it is not in the plain form of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParameterForm {
    pub(crate) wire: Wire,
    pub(crate) style: ListStyle,
    pub(crate) idempotency_token: bool,
}

/// The plain form, of which more can be said.
#[must_use]
pub const fn parameter() -> ParameterForm {
    ParameterForm { wire: Wire::PLAIN, style: ListStyle::Flat, idempotency_token: false }
}

impl ParameterForm {
    forms!();

    /// Sets how lists become text.
    #[must_use]
    pub const fn style(mut self, style: ListStyle) -> Self {
        self.style = style;
        self
    }

    /// Says that the parameter makes repeating the call harmless; it is filled in where it is absent.
    #[must_use]
    pub const fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }
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
pub struct Parameters<'a> {
    parameters: Vec<Parameter<'a>>,
    forms: Vec<(&'static str, ParameterForm)>,
}

impl<'a> Parameters<'a> {
    /// The parameters of a request, in the order of the documentation.
    pub(crate) fn of(request: &'a dyn ParameterSet) -> Vec<Parameter<'a>> {
        let mut to = Self { parameters: Vec::with_capacity(TYPICAL), forms: Vec::new() };
        request.each(&mut to);
        to.parameters
    }

    /// Adds a parameter in its plain form.
    pub fn add(&mut self, location: Location, name: &'static str, value: &'a dyn Encode) {
        self.parameters.push(Parameter::new(location, name, value));
    }

    /// Adds a parameter that is not in its plain form.
    pub fn add_as(
        &mut self,
        location: Location,
        name: &'static str,
        value: &'a dyn Encode,
        form: ParameterForm,
    ) {
        self.parameters.push(Parameter { location, name, value, form });
    }

    /// Says that the parameter `name`, which is still to come, is not in its plain form.
    pub fn form(&mut self, name: &'static str, form: ParameterForm) {
        self.forms.push((name, form));
    }

    /// Adds parameters that have one location, with their names.
    #[inline]
    pub fn add_all<const N: usize>(
        &mut self,
        location: Location,
        names: [&'static str; N],
        values: [&'a dyn Encode; N],
    ) {
        self.extend(location, &names, &values);
    }

    /// Not generic over the number, so that it is compiled once.
    fn extend(&mut self, location: Location, names: &[&'static str], values: &[&'a dyn Encode]) {
        self.parameters.extend(names.iter().zip(values).map(|(name, value)| {
            let form = form_of(&self.forms, name, parameter());
            Parameter { location, name, value: *value, form }
        }));
        // Another table can have a parameter of that name, in another place.
        self.forms.clear();
    }
}

impl<'a> Parameter<'a> {
    /// A parameter, in its plain form.
    pub fn new(location: Location, name: &'static str, value: &'a dyn Encode) -> Self {
        Self { location, name, value, form: parameter() }
    }
}

impl std::fmt::Debug for Parameter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parameter")
            .field("location", &self.location)
            .field("name", &self.name)
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// The text of a parameter of a request, wherever in its choices and groups it is; `None` where it is not
/// set.
#[must_use]
pub fn given<O: Operation>(request: &O, name: &str) -> Option<String> {
    let parameters = Parameters::of(request);
    let parameter = parameters.iter().rfind(|parameter| parameter.name == name)?;
    let text = scalar(parameter.value.view(parameter.form.wire))?;
    (!text.is_empty()).then(|| text.into_owned())
}
