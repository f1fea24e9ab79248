//! The parameters that are sent.

use crate::Parameter;
use crate::wire::{Encode, Entry, View};

/// A parameter with a value.
pub(super) struct Given<'a> {
    pub(super) parameter: &'a Parameter<'a>,
    /// A token that stands in for the value, which is absent.
    token: Option<String>,
}

impl Given<'_> {
    pub(super) fn name(&self) -> &'static str {
        self.parameter.name
    }

    fn value(&self) -> &dyn Encode {
        match &self.token {
            Some(token) => token,
            None => self.parameter.value,
        }
    }

    /// What is sent.
    pub(super) fn view(&self) -> View<'_> {
        self.value().view(self.parameter.form.wire)
    }

    /// The parameter as a field of an object.
    pub(super) fn entry(&self) -> Entry<'_> {
        Entry::new(self.name(), self.value()).wire(self.parameter.form.wire)
    }
}

/// The parameters that have a value, or get one.
pub(super) fn given<'a>(
    parameters: &'a [Parameter<'a>],
    unique: &dyn Fn() -> String,
) -> Vec<Given<'a>> {
    let mut given = Vec::with_capacity(parameters.len());
    for parameter in parameters {
        let absent = matches!(parameter.value.view(parameter.form.wire), View::Absent);
        match (absent, parameter.form.idempotency_token) {
            (false, _) => given.push(Given { parameter, token: None }),
            (true, true) => given.push(Given { parameter, token: Some(unique()) }),
            (true, false) => {}
        }
    }
    given
}
