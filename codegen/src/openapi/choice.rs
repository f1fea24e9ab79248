//! Choices in the body of a request, each a schema that the body also fits.

use super::body::{fields, in_body, set, together};
use super::document::Schema;
use super::parameters::cases;
use super::schema::Schemas;
use crate::api::{Case, Choice, ParameterSet};
use serde_json::json;

/// What a choice says about the body; nothing if it is not about the body.
pub(super) fn choice(it: &Choice, schemas: &Schemas<'_>) -> Option<Schema> {
    match &it.by {
        Some((by, location)) if in_body(*location) => Some(decided(it, by, schemas)),
        Some(_) => decided_elsewhere(it, schemas),
        None => undecided(it, schemas),
    }
}

/// A parameter of the body tells which case it is.
fn decided(it: &Choice, by: &String, schemas: &Schemas<'_>) -> Schema {
    let mut alternatives: Vec<Schema> = it.cases.iter().map(|it| case(it, schemas)).collect();
    for (schema, case) in alternatives.iter_mut().zip(&it.cases) {
        let value = Schema { constant: Some(json!(case.wire)), ..Schema::default() };
        schema.properties.shift_insert(0, by.clone(), value);
        schema.required.insert(0, by.clone());
    }
    if !it.required {
        alternatives.push(without(vec![required(std::slice::from_ref(by))]));
    }
    let mut schema = Schema { one_of: alternatives, ..Schema::default() };
    schema.properties.insert(by.clone(), cases(it));
    schema
}

/// Which case it is does not show in the body, and what is there can fit several; but what belongs to one
/// case is not there in another.
fn decided_elsewhere(it: &Choice, schemas: &Schemas<'_>) -> Option<Schema> {
    let all: Vec<&str> = it.cases.iter().flat_map(|it| names(&it.set)).collect();
    if all.is_empty() {
        return None;
    }
    let others = |own: &[&str]| {
        let others = all.iter().filter(|name| !own.contains(name));
        others.map(|name| required(&[(*name).to_owned()])).collect::<Vec<_>>()
    };
    let mut alternatives: Vec<Schema> = it
        .cases
        .iter()
        .map(|it| Schema { not: without(others(&names(&it.set))).not, ..case(it, schemas) })
        .collect();
    if !it.required {
        alternatives.push(without(others(&[])));
    }
    Some(Schema { any_of: alternatives, ..Schema::default() })
}

/// What is set tells which alternative it is.
fn undecided(it: &Choice, schemas: &Schemas<'_>) -> Option<Schema> {
    let mut alternatives: Vec<Schema> = it.cases.iter().map(|it| case(it, schemas)).collect();
    for (schema, case) in alternatives.iter_mut().zip(&it.cases) {
        present(schema, case);
    }
    if alternatives.iter().all(|it| it.required.is_empty() && it.any_of.is_empty()) {
        return None;
    }
    let mut schema = Schema::default();
    // What belongs to an alternative of several is not there without it.
    for it in &alternatives {
        together(it, &mut schema);
    }
    if !it.required {
        alternatives.push(without(alternatives.iter().flat_map(chosen).collect()));
    }
    schema.one_of = alternatives;
    Some(schema)
}

fn case(it: &Case, schemas: &Schemas<'_>) -> Schema {
    let description = it.facts.description.clone().unwrap_or_default();
    Schema { description, ..set(&it.set, schemas) }
}

/// The names of what is in the body.
fn names(set: &ParameterSet) -> Vec<&str> {
    let mut names = Vec::new();
    fields(set, &mut names);
    names.into_iter().map(|(name, _)| name).collect()
}

/// Lets any of the parameters of an alternative say that it is chosen, where none of them must be there.
fn present(schema: &mut Schema, case: &Case) {
    if schema.required.is_empty() {
        let names = names(&case.set);
        schema.any_of = names.into_iter().map(|name| required(&[name.to_owned()])).collect();
    }
}

fn required(names: &[String]) -> Schema {
    Schema { required: names.to_vec(), ..Schema::default() }
}

/// That nothing of this is the case.
fn without(what: Vec<Schema>) -> Schema {
    let any = Schema { any_of: what, ..Schema::default() };
    let not = (!any.any_of.is_empty()).then(|| Box::new(any));
    Schema { not, ..Schema::default() }
}

/// What shows that an alternative is chosen.
fn chosen(alternative: &Schema) -> Vec<Schema> {
    match &alternative.required[..] {
        [] => alternative.any_of.clone(),
        names => vec![required(names)],
    }
}
