//! Bodies of requests. JSON Schema has words for the rules between fields, so they are complete.

use super::choice::choice;
use super::document::{Example, MediaType, RequestBody, Schema};
use super::schema::Schemas;
use crate::api::{Operation, Parameter, ParameterSet};
use crate::vocabulary::Location;
use indexmap::IndexMap;
use serde_json::Value as Json;

pub(super) fn body(it: &Operation, schemas: &Schemas<'_>) -> Option<RequestBody> {
    if let Some(payload) = payload(it) {
        return Some(whole(it, payload, schemas));
    }
    let schema = set(&it.parameters, schemas);
    let mut names = Vec::new();
    fields(&it.parameters, &mut names);
    let (_, location) = names.first()?;
    let kind = match location {
        Location::Form => "application/x-www-form-urlencoded",
        _ => it.content_type.as_deref().unwrap_or("application/json"),
    };
    let mut examples = IndexMap::new();
    for (number, example) in (1..).zip(&it.examples) {
        let Some(Json::Object(request)) = &example.request else { continue };
        let inside = |name: &String| names.iter().any(|(known, _)| *known == name);
        let value = request.iter().filter(|(name, _)| inside(name));
        let value = Json::Object(value.map(|(name, it)| (name.clone(), it.clone())).collect());
        let summary = example.title.clone().unwrap_or_default();
        examples.insert(format!("example-{number}"), Example { summary, value });
    }
    let required = !schema.required.is_empty();
    let content = IndexMap::from([(kind.to_owned(), MediaType { schema, examples })]);
    Some(RequestBody { required, content })
}

/// The parameter that is the whole body.
fn payload(it: &Operation) -> Option<&Parameter> {
    it.parameters.parameters.iter().find(|it| it.location == Location::Payload)
}

/// A body that is one value.
fn whole(it: &Operation, payload: &Parameter, schemas: &Schemas<'_>) -> RequestBody {
    let mut examples = IndexMap::new();
    for (number, example) in (1..).zip(&it.examples) {
        let request = example.request.as_ref();
        let Some(value) = request.and_then(|it| it.get(&payload.field.wire_name)) else { continue };
        let (summary, value) = (example.title.clone().unwrap_or_default(), value.clone());
        examples.insert(format!("example-{number}"), Example { summary, value });
    }
    let kind = it.content_type.as_deref().unwrap_or("application/json").to_owned();
    let schema = schemas.field(&payload.field);
    let content = IndexMap::from([(kind, MediaType { schema, examples })]);
    RequestBody { required: payload.field.required, content }
}

/// The names in the body.
pub(super) fn fields<'a>(set: &'a ParameterSet, names: &mut Vec<(&'a str, Location)>) {
    names.extend(own(set).map(|it| (it.field.wire_name.as_str(), it.location)));
    for choice in &set.choices {
        let by = choice.by.as_ref().filter(|(_, location)| in_body(*location));
        names.extend(by.map(|(by, location)| (by.as_str(), *location)));
        choice.cases.iter().for_each(|case| fields(&case.set, names));
    }
    set.groups.iter().for_each(|group| fields(&group.set, names));
}

pub(super) fn in_body(location: Location) -> bool {
    matches!(location, Location::Form | Location::Body)
}

fn own(set: &ParameterSet) -> impl Iterator<Item = &Parameter> {
    set.parameters.iter().filter(|it| in_body(it.location))
}

/// What parameters that are set side by side say about an object.
pub(super) fn set(it: &ParameterSet, schemas: &Schemas<'_>) -> Schema {
    let property = |it: &Parameter| (it.field.wire_name.clone(), schemas.field(&it.field));
    let mut schema = Schema {
        kind: "object",
        properties: own(it).map(property).collect(),
        required: own(it)
            .filter(|it| it.field.required)
            .map(|it| it.field.wire_name.clone())
            .collect(),
        ..Schema::default()
    };
    schema.all_of.extend(it.choices.iter().filter_map(|it| choice(it, schemas)));
    for group in &it.groups {
        let inside = set(&group.set, schemas);
        together(&inside, &mut schema);
        schema.properties.extend(inside.properties);
        schema.all_of.extend(inside.all_of);
    }
    schema
}

/// Whoever sets one of a group sets those that it requires.
pub(super) fn together(group: &Schema, schema: &mut Schema) {
    for name in group.properties.keys().filter(|_| !group.required.is_empty()) {
        schema.dependent_required.insert(name.clone(), group.required.clone());
    }
}
