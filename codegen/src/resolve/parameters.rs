//! The parameters of an operation: plain ones, choices, groups.

use super::types::{Role, Types};
use super::{Context, shared};
use crate::api::{Case, Choice, Enum, Facts, Group, Parameter, ParameterSet};
use crate::diagnostic::Problem;
use crate::source::{Place, Span};
use crate::spec::{self, Property, Section, Spanned};
use crate::vocabulary::{Location, Style};
use std::collections::BTreeMap;

/// Resolves the parameters of one operation.
pub(super) struct Parameters<'t, 'e> {
    pub(super) types: &'t mut Types<'e>,
    /// Where a parameter goes that does not say.
    pub(super) default_location: Location,
    /// The names in the path.
    pub(super) placeholders: Vec<String>,
}

/// The parameters seen so far, with the place of each.
type Seen = BTreeMap<String, Span>;

impl Parameters<'_, '_> {
    pub(super) fn operation(
        &mut self,
        operation: &spec::Operation,
        cx: &mut Context<'_>,
    ) -> (ParameterSet, Vec<String>) {
        let seen = &mut Seen::new();
        let mut set = self.set(&operation.parameters, &operation.choices, seen, cx);
        for (name, one_of) in operation.one_of.iter() {
            set.choices.extend(self.one_of(name, one_of, seen, cx));
        }
        for (name, group) in operation.groups.iter() {
            let inner = self.set(&group.parameters, &group.choices, seen, cx);
            let facts = shared::facts(group.description.as_ref(), None);
            let (place, name) = (cx.file.at(name.span), name.value.clone());
            set.groups.push(Group { place, name, facts, set: inner });
        }
        (set, seen.keys().cloned().collect())
    }

    fn set(
        &mut self,
        parameters: &Section<Property>,
        choices: &Section<spec::Choice>,
        seen: &mut Seen,
        cx: &mut Context<'_>,
    ) -> ParameterSet {
        let mut set = ParameterSet::default();
        for (name, property) in parameters.iter() {
            notice(name, seen, cx);
            set.parameters.extend(self.parameter(name, property, cx));
        }
        for (name, choice) in choices.iter() {
            set.choices.push(self.choice(name, choice, seen, cx));
        }
        set
    }

    fn parameter(
        &mut self,
        name: &Spanned<String>,
        property: &Property,
        cx: &mut Context<'_>,
    ) -> Option<Parameter> {
        shared::wire_name(name, cx);
        let field = self.types.field(name, property, Role::Parameter, cx);
        let location = self.location(name, property.location.as_ref());
        if property.required
            && let Some(default) = &property.default
        {
            let name = name.value.clone();
            cx.report(default.span, Problem::RequiredWithDefault { name });
        }
        if location == Location::Path && !property.required {
            let problem = Problem::OptionalPathParameter { name: name.value.clone() };
            cx.report(name.span, problem);
        }
        if location == Location::Path && !self.placeholders.contains(&name.value) {
            cx.report(name.span, Problem::UnusedPathParameter { name: name.value.clone() });
        }
        if location == Location::Header && !is_header(&name.value) {
            let why = "a header has letters, digits and `-`".to_owned();
            cx.report(name.span, Problem::InvalidName { name: name.value.clone(), why });
        }
        // The client fills it in, so it is no part of the request value.
        if property.from_credentials.value {
            return None;
        }
        let style = property.style.as_ref().map_or(Style::Flat, |style| style.value);
        Some(Parameter {
            field,
            location,
            style,
            idempotency_token: property.idempotency_token.value,
        })
    }

    fn location(&self, name: &Spanned<String>, said: Option<&Spanned<Location>>) -> Location {
        match said {
            Some(location) => location.value,
            None if self.placeholders.contains(&name.value) => Location::Path,
            None => self.default_location,
        }
    }

    fn choice(
        &mut self,
        name: &Spanned<String>,
        choice: &spec::Choice,
        seen: &mut Seen,
        cx: &mut Context<'_>,
    ) -> Choice {
        notice(&choice.by, seen, cx);
        shared::wire_name(&choice.by, cx);
        if choice.cases.is_empty() {
            cx.report(name.span, Problem::EmptySection { what: "`cases`".to_owned() });
        }
        self.covers(choice, cx);
        let mut after = seen.clone();
        let mut cases = Vec::new();
        for (value, case) in choice.cases.iter() {
            without_rules(&case.parameters, cx);
            let mut inside = seen.clone();
            let set = self.set(&case.parameters, &case.choices, &mut inside, cx);
            after.append(&mut inside);
            cases.push(Case {
                wire_place: cx.file.at(value.span),
                place: shared::place(value, case.rust_name.as_ref().or(case.name.as_ref()), cx),
                wire: value.value.clone(),
                facts: shared::facts(case.description.as_ref(), None),
                name: shared::name(case.name.as_ref()),
                rust_name: shared::name(case.rust_name.as_ref()),
                set,
            });
        }
        *seen = after;
        let location = self.location(&choice.by, choice.location.as_ref());
        Choice {
            place: cx.file.at(name.span),
            name: name.value.clone(),
            facts: Facts {
                example: choice.example.as_ref().map(|tree| tree.to_json()),
                ..shared::facts(choice.description.as_ref(), choice.guess.as_ref())
            },
            by: Some((choice.by.value.clone(), location)),
            by_place: cx.file.at(choice.by.span),
            required: choice.required,
            cases,
        }
    }

    /// Whether the cases of a choice are the values of its enum.
    fn covers(&self, choice: &spec::Choice, cx: &mut Context<'_>) {
        let Some(of) = &choice.of else { return };
        let Some(it) = self.types.enums.iter().find(|it| it.name == of.value) else {
            let known = self.types.enums.iter().map(|it| it.name.clone()).collect();
            cx.report(of.span, Problem::UnknownEnum { name: of.value.clone(), known });
            return;
        };
        for (value, _) in choice.cases.iter() {
            if !it.values.iter().any(|known| known.wire == value.value) {
                let (value_text, known) = (value.value.clone(), values(it));
                cx.report(value.span, Problem::UnknownCase { value: value_text, known });
            }
        }
        for value in values(it) {
            if !choice.cases.iter().any(|(case, _)| case.value == value) {
                cx.report(of.span, Problem::MissingCase { value });
            }
        }
    }

    fn one_of(
        &mut self,
        name: &Spanned<String>,
        one_of: &spec::OneOf,
        seen: &mut Seen,
        cx: &mut Context<'_>,
    ) -> Option<Choice> {
        let mut cases = Vec::new();
        without_rules(&one_of.parameters, cx);
        for (wire, property) in one_of.parameters.iter() {
            notice(wire, seen, cx);
            let Some(mut parameter) = self.parameter(wire, property, cx) else { continue };
            // Whoever picks the alternative sets its parameter.
            parameter.field.required = true;
            cases.push(Case {
                place: parameter.field.place,
                wire_place: parameter.field.wire_place,
                wire: wire.value.clone(),
                facts: parameter.field.facts.clone(),
                name: None,
                rust_name: parameter.field.rust_name.clone(),
                set: ParameterSet { parameters: vec![parameter], ..ParameterSet::default() },
            });
        }
        for (group, it) in one_of.groups.iter() {
            without_rules(&it.parameters, cx);
            cases.push(Case {
                place: cx.file.at(group.span),
                wire_place: cx.file.at(group.span),
                wire: group.value.clone(),
                facts: shared::facts(it.description.as_ref(), None),
                name: Some(group.value.clone()),
                rust_name: None,
                set: self.set(&it.parameters, &it.choices, seen, cx),
            });
        }
        if cases.is_empty() {
            let what = "`one_of`".to_owned();
            cx.report(name.span, Problem::EmptySection { what });
            return None;
        }
        Some(Choice {
            place: cx.file.at(name.span),
            name: name.value.clone(),
            facts: shared::facts(one_of.description.as_ref(), one_of.guess.as_ref()),
            by: None,
            by_place: cx.file.at(name.span),
            required: one_of.required.unwrap_or(true),
            cases,
        })
    }
}

/// Reports a parameter that is there already.
fn notice(name: &Spanned<String>, seen: &mut Seen, cx: &mut Context<'_>) {
    let Some(first) = seen.insert(name.value.clone(), name.span) else { return };
    let problem = Problem::DuplicateParameter { name: name.value.clone() };
    cx.problems.add_related(cx.file.at(name.span), problem, cx.file.at(first), "it is here first");
}

/// Reports rules where the choice is the rule.
fn without_rules(parameters: &Section<Property>, cx: &mut Context<'_>) {
    let rules = parameters.iter().filter_map(|(_, it)| it.required_when.iter().next());
    let places: Vec<Span> = rules.map(|(name, _)| name.span).collect();
    for place in places {
        let why = "the choice says when the parameter is sent".to_owned();
        cx.report(place, Problem::MisusedKey { key: "required_when".to_owned(), why });
    }
}

/// Reports a form beside a JSON body, and anything beside a payload.
pub(super) fn one_body(set: &ParameterSet, cx: &mut Context<'_>) {
    let mut all = Vec::new();
    locations(set, &mut all);
    let at = |location| all.iter().filter(move |(_, it)| *it == location).map(|(place, _)| *place);
    let mut misused = |places: Vec<Place>, why: &str| {
        for place in places {
            let (key, why) = ("in".to_owned(), why.to_owned());
            cx.problems.add(place, Problem::MisusedKey { key, why });
        }
    };
    if at(Location::Payload).next().is_some() {
        let others =
            at(Location::Payload).skip(1).chain(at(Location::Body)).chain(at(Location::Form));
        misused(others.collect(), "the payload is the whole body, so nothing else can be in it");
    } else if at(Location::Body).next().is_some() {
        let why = "the body of a request is a form or JSON, not both";
        misused(at(Location::Form).collect(), why);
    }
}

fn locations(set: &ParameterSet, all: &mut Vec<(Place, Location)>) {
    all.extend(set.parameters.iter().map(|it| (it.field.place, it.location)));
    for choice in &set.choices {
        all.extend(choice.by.as_ref().map(|(_, location)| (choice.place, *location)));
        choice.cases.iter().for_each(|case| locations(&case.set, all));
    }
    set.groups.iter().for_each(|group| locations(&group.set, all));
}

fn values(it: &Enum) -> Vec<String> {
    it.values.iter().map(|value| value.wire.clone()).collect()
}

/// Whether a name can be a header; the rule is that of RFC 9110 for tokens.
fn is_header(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
