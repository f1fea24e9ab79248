//! Operations.

use super::request::{self, Requests};
use super::structs::{self, Types};
use super::{docs, enums, pagination, waiter};
use crate::api::{self, Api};
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{Authorization, Operation, OperationFacts, Resource};

/// The name of the struct of the answer.
pub(super) fn response_name(name: &str) -> String {
    // An underscore that sets a name apart is not needed in a longer one.
    format!("{}Response", name.trim_end_matches('_'))
}

pub(super) fn operation(
    api: &Api,
    operation: &api::Operation,
    name: &str,
    types: &Types,
    scope: &mut Scope,
    problems: &mut Problems,
) -> Operation {
    let response_name = response_name(name);
    let mut requests = Requests { types, scope, parts: Vec::new(), problems };
    let request = requests.structure(
        request::Head {
            place: operation.wire_place,
            wire_name: operation.name.clone(),
            docs: docs::operation(operation),
            name: naming::ident(name),
            deprecated: docs::deprecation(&operation.facts),
            constructor: "A request",
        },
        &operation.parameters,
    );
    let parts = requests.parts;
    let waiters = operation.waiters.iter();
    let waiters =
        waiters.filter_map(|it| waiter::waiter(it, operation, types, scope, problems)).collect();
    let module = naming::module(name).unwrap_or_default();
    Operation {
        place: operation.wire_place,
        module: naming::ident(&module),
        request,
        response: structs::response(operation, &naming::ident(&response_name), types, problems),
        facts: facts(operation),
        pagination: pagination::pagination(operation, types),
        waiters,
        // Known when all operations are.
        wait: None,
        error_codes: operation
            .errors
            .iter()
            .filter_map(|entry| variant(api, entry))
            .map(|name| naming::ident(&name))
            .collect(),
        parts,
        objects: operation
            .objects
            .clone()
            .map(|it| structs::object(&api.objects[it], &types.objects[it], types, problems))
            .collect(),
    }
}

/// The variant of a code. The list of the API may have the name from another operation.
fn variant(api: &Api, entry: &api::ErrorEntry) -> Option<String> {
    let listed = api.errors.iter().find(|it| it.code == entry.code)?;
    naming::choose(listed.rust_name.as_deref(), enums::short(api, &entry.code), naming::camel)
}

fn facts(operation: &api::Operation) -> OperationFacts {
    let source = operation.source.as_ref();
    OperationFacts {
        name: operation.name.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        content_type: operation.content_type.clone(),
        retry: operation.retry,
        signature: operation.signature,
        response_headers: operation.response_headers.clone(),
        response_payload: operation.response_payload.clone(),
        authorization: operation.authorization.as_ref().map(authorization),
        required_when: operation
            .required_when
            .iter()
            .map(|it| (it.parameter.clone(), it.depends_on.clone(), it.values.clone()))
            .collect(),
        source: (
            source.map(|source| source.url.clone()).unwrap_or_default(),
            source.and_then(|source| source.updated.clone()).unwrap_or_default(),
        ),
    }
}

fn authorization(authorization: &api::Authorization) -> Authorization {
    let resource = |it: &api::Resource| Resource {
        name: it.name.clone(),
        arn: it.arn.clone(),
        required: it.required,
    };
    Authorization {
        action: authorization.action.clone(),
        access: authorization.access.clone().unwrap_or_default(),
        resources: authorization.resources.iter().map(resource).collect(),
        condition_keys: authorization.condition_keys.clone(),
        dependent_actions: authorization.dependent_actions.clone(),
    }
}
