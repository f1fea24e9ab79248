//! Parameters outside the body. Those of choices and groups are among the others, because OpenAPI knows no
//! rules between parameters; the rules are in extensions.

use super::document::{Extensions, MediaType, Parameter, Schema};
use super::schema::{Schemas, described};
use crate::api::{self, Choice, Operation, ParameterSet, Type};
use crate::vocabulary::{Location, Style};
use indexmap::IndexMap;
use serde_json::json;

pub(super) fn parameters(it: &Operation, schemas: &Schemas<'_>) -> Vec<Parameter> {
    let mut all = Vec::new();
    collect(&it.parameters, true, schemas, &mut all);
    let mut merged = merge(all);
    for name in placeholders(&it.path) {
        if !merged.iter().any(|known| known.place == "path" && known.name == name) {
            merged.push(from_credentials(name));
        }
    }
    for rule in &it.required_when {
        if let Some(parameter) = merged.iter_mut().find(|known| known.name == rule.parameter) {
            let rules = parameter.extensions.entry("x-specwright-required-when".to_owned());
            rules.or_insert_with(|| json!({}))[&rule.depends_on] = json!(rule.values);
        }
    }
    merged
}

/// The parameters of a set outside the body; those that depend on others are not required by themselves.
fn collect(set: &ParameterSet, alone: bool, schemas: &Schemas<'_>, all: &mut Vec<Parameter>) {
    for it in &set.parameters {
        all.extend(parameter(it, alone && it.field.required, schemas));
    }
    for choice in &set.choices {
        all.extend(decider(choice, alone));
        choice.cases.iter().for_each(|case| collect(&case.set, false, schemas, all));
    }
    set.groups.iter().for_each(|group| collect(&group.set, false, schemas, all));
}

fn place(location: Location) -> Option<&'static str> {
    match location {
        Location::Path => Some("path"),
        Location::Query => Some("query"),
        Location::Header => Some("header"),
        Location::Form | Location::Body | Location::Payload => None,
    }
}

fn parameter(it: &api::Parameter, required: bool, schemas: &Schemas<'_>) -> Option<Parameter> {
    let mut schema = schemas.field(&it.field);
    let mut result = Parameter {
        name: it.field.wire_name.clone(),
        place: place(it.location)?,
        required,
        description: std::mem::take(&mut schema.description),
        deprecated: schema.deprecated,
        schema: Some(schema),
        ..Parameter::default()
    };
    if it.idempotency_token {
        result.extensions.insert("x-specwright-idempotency-token".to_owned(), json!(true));
    }
    if matches!(it.field.ty, Type::List(_) | Type::Map(_) | Type::Object(_)) {
        style(&mut result, it.style);
    }
    Some(result)
}

/// How a list or an object becomes text, as far as OpenAPI has a word for it.
fn style(it: &mut Parameter, style: Style) {
    match style {
        Style::Repeat => it.explode = Some(true),
        Style::Comma => it.explode = Some(false),
        Style::Json => {
            let schema = it.schema.take().unwrap_or_default();
            let media = MediaType { schema, examples: IndexMap::new() };
            it.content.insert("application/json".to_owned(), media);
        }
        Style::Flat => {
            it.extensions.insert("x-specwright-style".to_owned(), json!("flat"));
        }
    }
}

/// The parameter that decides a choice.
fn decider(choice: &Choice, alone: bool) -> Option<Parameter> {
    let (name, location) = choice.by.as_ref()?;
    let place = place(*location)?;
    let mut schema = cases(choice);
    Some(Parameter {
        name: name.clone(),
        place,
        required: alone && choice.required,
        description: std::mem::take(&mut schema.description),
        schema: Some(schema),
        ..Parameter::default()
    })
}

/// The values that decide a choice.
pub(super) fn cases(choice: &Choice) -> Schema {
    let values = choice.cases.iter().map(|case| json!(case.wire)).collect();
    described(Schema { kind: "string", values, ..Schema::default() }, &choice.facts)
}

/// Parameters of the same name and place as one, which several cases of a choice can have.
fn merge(all: Vec<Parameter>) -> Vec<Parameter> {
    let mut merged: Vec<Parameter> = Vec::new();
    for it in all {
        let same = |known: &&mut Parameter| (&known.name, known.place) == (&it.name, it.place);
        match merged.iter_mut().find(same) {
            None => merged.push(it),
            Some(known) if known.schema != it.schema => {
                let both = known.schema.take().into_iter().chain(it.schema);
                known.schema = Some(Schema { any_of: both.collect(), ..Schema::default() });
            }
            Some(_) => {}
        }
    }
    merged
}

/// The names in the braces of a path.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0))
}

/// A part of the path that the client fills in.
fn from_credentials(name: &str) -> Parameter {
    let extension = ("x-specwright-from-credentials".to_owned(), json!(true));
    Parameter {
        name: name.to_owned(),
        place: "path",
        required: true,
        schema: Some(Schema { kind: "string", ..Schema::default() }),
        extensions: Extensions::from([extension]),
        ..Parameter::default()
    }
}
