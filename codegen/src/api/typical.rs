//! What a typical call sends: what must be sent, and one case of every choice.

use super::{Api, Case, Choice, Operation, Parameter, ParameterSet, RequiredWhen, Sample};
use crate::vocabulary::{Location, Style};
use serde_json::Value as Json;

/// A parameter of a typical call.
#[derive(Debug)]
pub struct Typical<'a> {
    /// The name on the wire.
    pub name: &'a str,
    /// Where it goes.
    pub location: Location,
    /// How a list or an object becomes text.
    pub style: Style,
    /// What is sent.
    pub value: Given,
}

/// What is sent for a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A value.
    Value(Sample),
    /// A text that was never used before.
    Unique,
    /// Nothing.
    Nothing,
}

impl Choice {
    /// The documented case, or else the first.
    #[must_use]
    pub fn typical(&self) -> Option<&Case> {
        let documented = self.facts.example.as_ref().and_then(Json::as_str);
        let case = self.cases.iter().find(|case| documented == Some(case.wire.as_str()));
        case.or(self.cases.first())
    }
}

impl Api {
    /// The region that a typical call is for.
    #[must_use]
    pub fn typical_region(&self) -> &str {
        let regions = &self.endpoints.regions;
        let public = regions.iter().find(|(_, public, _)| public.is_some());
        public.or(regions.first()).map_or("cn-hangzhou", |(name, ..)| name)
    }

    /// The parameters of a typical call, in their order.
    #[must_use]
    pub fn typical<'a>(&self, operation: &'a Operation) -> Vec<Typical<'a>> {
        self.with(operation, &self.needed(operation))
    }

    /// The optional parameters that must be set because of the values that others have.
    #[must_use]
    pub fn needed<'a>(&self, operation: &'a Operation) -> Vec<&'a str> {
        let sent = self.with(operation, &[]);
        let value = |name: &str| match &sent.iter().find(|it| it.name == name)?.value {
            Given::Value(value) => value.text(),
            Given::Unique | Given::Nothing => None,
        };
        let plain = |name: &str| {
            operation.parameters.parameters.iter().any(|it| it.field.wire_name == name)
        };
        let applies = |rule: &&RequiredWhen| {
            let value = value(&rule.depends_on);
            value.is_some_and(|value| rule.values.iter().any(|it| it.eq_ignore_ascii_case(&value)))
                && plain(&rule.parameter)
        };
        operation.required_when.iter().filter(applies).map(|rule| &rule.parameter[..]).collect()
    }

    fn with<'a>(&self, operation: &'a Operation, needed: &[&str]) -> Vec<Typical<'a>> {
        let mut all = Vec::new();
        let ParameterSet { parameters, choices, .. } = &operation.parameters;
        for parameter in parameters {
            let needed = needed.contains(&&parameter.field.wire_name[..]);
            all.push(self.parameter(parameter, needed));
        }
        for choice in choices {
            self.choice(choice, &mut all);
        }
        all
    }

    fn choice<'a>(&self, choice: &'a Choice, all: &mut Vec<Typical<'a>>) {
        let Some(case) = choice.typical() else { return };
        if let Some((name, location)) = &choice.by {
            let value = Given::Value(Sample::Text(case.wire.clone()));
            all.push(Typical { name, location: *location, style: Style::Flat, value });
        }
        let ParameterSet { parameters, choices, .. } = &case.set;
        all.extend(parameters.iter().map(|parameter| self.parameter(parameter, false)));
        for choice in choices.iter().filter(|choice| choice.required) {
            self.choice(choice, all);
        }
    }

    fn parameter<'a>(&self, parameter: &'a Parameter, needed: bool) -> Typical<'a> {
        let Parameter { field, location, style, idempotency_token } = parameter;
        let value = match (field.required || needed, idempotency_token) {
            (true, _) => match self.sample(field) {
                Sample::Absent => Given::Nothing,
                value => Given::Value(value),
            },
            (false, true) => Given::Unique,
            (false, false) => Given::Nothing,
        };
        Typical { name: &field.wire_name, location: *location, style: *style, value }
    }
}
