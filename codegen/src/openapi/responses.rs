//! Answers, and the bodies of errors.

use super::document::{Example, Header, MediaType, Response, Schema};
use super::schema::{Schemas, refer_answer, refer_error};
use crate::api::{Api, Field, Operation};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// The least HTTP status of a failure.
const FAILURE: u16 = 400;

pub(super) fn responses(it: &Operation, schemas: &Schemas<'_>) -> IndexMap<String, Response> {
    let examples = it.examples.iter().filter(|it| it.response.is_some()).map(|it| it.status);
    let errors = it.errors.iter().filter_map(|it| it.status);
    let possible = |status: &u16| (100..600).contains(status);
    let statuses: BTreeSet<u16> = examples.chain(errors).chain([200]).filter(possible).collect();
    let pair = |status: u16| (status.to_string(), response(it, status, schemas));
    let mut responses: IndexMap<String, Response> = statuses.into_iter().map(pair).collect();
    let other = Response {
        description: "A failure.".to_owned(),
        headers: IndexMap::new(),
        content: media(refer_error(), IndexMap::new()),
    };
    responses.insert("default".to_owned(), other);
    responses
}

fn response(it: &Operation, status: u16, schemas: &Schemas<'_>) -> Response {
    let (schema, headers) = if status < FAILURE {
        (refer_answer(&it.name), headers(it, schemas))
    } else {
        (refer_error(), IndexMap::new())
    };
    let codes = it.errors.iter().filter(|error| error.status == Some(status));
    let codes: Vec<String> = codes.map(|error| format!("`{}`", error.code)).collect();
    let description = match (status < FAILURE, codes.is_empty()) {
        (true, true) => "Success.".to_owned(),
        (true, false) => format!("Success, or a failure with the code {}.", codes.join(", ")),
        (false, true) => "A failure.".to_owned(),
        (false, false) => format!("A failure with the code {}.", codes.join(", ")),
    };
    let mut examples = IndexMap::new();
    for (number, example) in (1..).zip(&it.examples) {
        if let Some(value) = example.response.as_ref().filter(|_| example.status == status) {
            let (summary, value) = (example.title.clone().unwrap_or_default(), value.clone());
            examples.insert(format!("example-{number}"), Example { summary, value });
        }
    }
    Response { description, headers, content: media(schema, examples) }
}

/// The fields of the answer that are in its headers.
fn headers(it: &Operation, schemas: &Schemas<'_>) -> IndexMap<String, Header> {
    let fields = it.response.iter().filter(|field| it.response_headers.contains(&field.wire_name));
    let header = |field: &Field| {
        let mut schema = schemas.field(field);
        let description = std::mem::take(&mut schema.description);
        (field.wire_name.clone(), Header { description, deprecated: schema.deprecated, schema })
    };
    fields.map(header).collect()
}

fn media(schema: Schema, examples: IndexMap<String, Example>) -> IndexMap<String, MediaType> {
    IndexMap::from([("application/json".to_owned(), MediaType { schema, examples })])
}

/// The body of an error. Which of the fields it has depends on who refuses the call.
pub(super) fn error_body(api: &Api) -> Schema {
    let body = &api.provider.error_body;
    let about = [
        (&body.code, "The error code."),
        (&body.message, "The message."),
        (&body.request_id, "The id of the request."),
    ];
    let mut schema = Schema { kind: "object", ..Schema::default() };
    for (names, description) in about {
        for name in names {
            add(&mut schema, name, description);
        }
    }
    schema
}

/// Adds a field; a `.` in its name goes one object deeper.
fn add(schema: &mut Schema, name: &str, description: &str) {
    if let Some((outer, inner)) = name.split_once('.') {
        let deeper = schema.properties.entry(outer.to_owned()).or_default();
        deeper.kind = "object";
        add(deeper, inner, description);
    } else {
        let description = description.to_owned();
        let field = Schema { kind: "string", description, ..Schema::default() };
        schema.properties.entry(name.to_owned()).or_insert(field);
    }
}
