//! Operations.

use super::document::{Operation, Parameter, Schema};
use super::schema::Schemas;
use super::{body, docs, facts, parameters, responses};
use crate::api::{self, Api};
use crate::vocabulary::{Protocol, Signature};
use serde_json::json;

/// The key of an operation among the paths.
///
/// With `rpc` all operations have the same path, and a header tells them apart. OpenAPI tells them apart by
/// path and method only, so the name of the action stands in the query as well, where the older signature of
/// these services has it.
pub(super) fn path(api: &Api, operation: &api::Operation) -> String {
    match api.provider.protocol {
        Protocol::Rest => operation.path.clone(),
        Protocol::Rpc => format!("{}?Action={}", operation.path, operation.name),
    }
}

pub(super) fn operation(it: &api::Operation, schemas: &Schemas<'_>) -> Operation {
    let api = schemas.api;
    let mut parameters = parameters::parameters(it, schemas);
    if api.provider.protocol == Protocol::Rpc {
        let fixed = [("x-acs-action", &it.name), ("x-acs-version", &api.version)];
        parameters.splice(0..0, fixed.map(|(name, value)| header(name, value)));
    }
    Operation {
        id: it.name.clone(),
        summary: it.summary.clone(),
        description: it.facts.description.clone().unwrap_or_default(),
        external_docs: it.source.as_ref().map(docs),
        deprecated: it.facts.deprecated.is_some(),
        parameters,
        request_body: body::body(it, schemas),
        responses: responses::responses(it, schemas),
        security: (it.signature == Signature::None).then(Vec::new),
        extensions: facts::operation(it, api),
    }
}

/// A header that is always the same.
fn header(name: &str, value: &str) -> Parameter {
    let schema = Schema { constant: Some(json!(value)), ..Schema::default() };
    Parameter {
        name: name.to_owned(),
        place: "header",
        required: true,
        schema: Some(schema),
        ..Parameter::default()
    }
}
