//! Operations.

use super::examples::{self, Shapes};
use super::parameters::{self, Parameters};
use super::types::{Role, Types};
use super::{Context, answer, errors, pagination, shared, waiter};
use crate::api::{
    Authorization, ErrorEntry, Example, Facts, Field, Operation, ParameterSet, RequiredWhen,
    Resource, Type,
};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{self, Node, Property, Section, Spanned};
use crate::vocabulary::{Location, METHODS, Protocol, Signature};

pub(super) fn operation(
    operation: &spec::Operation,
    protocol: Protocol,
    types: &mut Types<'_>,
    cx: &mut Context<'_>,
) -> Operation {
    let first_object = types.objects.len();
    let method = method(operation.method.as_ref(), cx);
    let path = operation.path.as_ref().map_or("/", |path| &path.value).to_owned();
    let placeholders = placeholders(operation.path.as_ref(), cx);
    let default_location = match (protocol, method.as_str()) {
        (Protocol::Rpc, _) | (Protocol::Rest, "GET" | "HEAD" | "DELETE") => Location::Query,
        (Protocol::Rest, _) => Location::Body,
    };
    let mut resolver =
        Parameters { types: &mut *types, default_location, placeholders: placeholders.clone() };
    let (parameters, known) = resolver.operation(operation, cx);
    unknown_placeholders(operation, &placeholders, &parameters, cx);
    parameters::one_body(&parameters, cx);
    if operation.signature == Some(Signature::None) {
        without_credentials(&operation.parameters, cx);
    }
    let mut required_when = Vec::new();
    rules(&operation.parameters, &known, &mut required_when, cx);
    for (_, group) in operation.groups.iter() {
        rules(&group.parameters, &known, &mut required_when, cx);
    }
    let response = types.fields(&operation.response, Role::Answer, cx);
    let pagination = operation
        .pagination
        .as_ref()
        .and_then(|it| pagination::pagination(it, &parameters, &response, types, cx));
    let waiters = operation.waiters.iter().filter_map(|(name, it)| {
        waiter::waiter(name, it, &response, pagination.as_ref(), types, cx)
    });
    let waiters = waiters.collect();
    let errors = errors::list(&operation.errors, cx);
    for change in &operation.history {
        shared::date(&change.date, cx);
    }
    Operation {
        wire_place: cx.file.at(operation.operation.span),
        place: shared::place(&operation.operation, operation.rust_name.as_ref(), cx),
        name: operation.operation.value.clone(),
        rust_name: shared::name(operation.rust_name.as_ref()),
        objects: first_object..types.objects.len(),
        summary: operation.summary.to_string(),
        facts: Facts {
            deprecated: shared::text(operation.deprecated.as_ref()),
            ..shared::facts(operation.description.as_ref(), operation.guess.as_ref())
        },
        source: shared::source(operation.source.as_ref(), cx),
        authorization: operation.authorization.as_ref().map(authorization),
        method,
        path,
        content_type: shared::name(operation.content_type.as_ref()),
        retry: operation.retry.value,
        signature: operation.signature.unwrap_or_default(),
        response_headers: answer::in_headers(&operation.response, &response, cx),
        response_payload: answer::payload(&operation.response, cx),
        parameters,
        required_when,
        pagination,
        waiters,
        // Known when all operations are.
        awaited_through: None,
        response,
        errors,
        examples: operation.examples.iter().map(example).collect(),
        history: operation
            .history
            .iter()
            .map(|change| (change.date.value.clone(), change.summary.to_string()))
            .collect(),
    }
}

fn example(it: &spec::Example) -> Example {
    Example {
        title: it.title.clone(),
        status: it.status.as_ref().map_or(200, |status| status.value),
        request: it.request.as_ref().map(|tree| tree.to_json()),
        response: it.response.as_ref().map(|tree| tree.to_json()),
    }
}

/// Reports parameters from credentials in an operation that has none.
fn without_credentials(parameters: &Section<Property>, cx: &mut Context<'_>) {
    for (_, property) in parameters.iter().filter(|(_, it)| it.from_credentials.value) {
        let why = "the operation has no `signature`, so there are no credentials".to_owned();
        let key = "from_credentials".to_owned();
        cx.report(property.from_credentials.span, Problem::MisusedKey { key, why });
    }
}

/// Checks the examples of an operation against its types.
pub(super) fn check_examples(
    file: &spec::Operation,
    operation: &Operation,
    errors: &[ErrorEntry],
    shapes: &Shapes<'_>,
    cx: &mut Context<'_>,
) {
    for example in &file.examples {
        if let Some(code) = &example.error
            && !errors.iter().any(|entry| entry.code == code.value)
        {
            let known = errors.iter().map(|entry| entry.code.clone()).collect();
            cx.report(code.span, Problem::UnknownErrorCode { code: code.value.clone(), known });
        }
        // The body of an HTTP error has a form of its own.
        let success = example.status.as_ref().is_none_or(|status| status.value < 400);
        if let Some(response) = example.response.as_ref().filter(|_| success) {
            examples::report(answer::misfits(operation, response, shapes), cx);
        }
        if let Some(request) = &example.request {
            check_request(operation, request, shapes, cx);
        }
    }
}

fn check_request(
    operation: &Operation,
    request: &spec::Tree,
    shapes: &Shapes<'_>,
    cx: &mut Context<'_>,
) {
    let mut fields = Vec::new();
    flatten(&operation.parameters, &mut fields);
    let Node::Object(entries) = &request.value else {
        examples::report(shapes.object(&fields, request, "$"), cx);
        return;
    };
    for (name, value) in entries {
        let mut alternatives =
            fields.iter().filter(|field| field.wire_name == name.value).peekable();
        if alternatives.peek().is_none() {
            let known = fields.iter().map(|field| field.wire_name.clone()).collect();
            cx.report(name.span, Problem::UnknownParameter { name: name.value.clone(), known });
            continue;
        }
        let results: Vec<_> =
            alternatives.map(|field| shapes.field(field, value, &name.value)).collect();
        if !results.iter().any(Vec::is_empty) {
            examples::report(results.into_iter().next().unwrap_or_default(), cx);
        }
    }
}

/// All parameters, whatever choice they belong to.
fn flatten(set: &ParameterSet, fields: &mut Vec<Field>) {
    fields.extend(set.parameters.iter().map(|parameter| parameter.field.clone()));
    for choice in &set.choices {
        fields.extend(choice.by.as_ref().map(|(by, _)| discriminator(by, choice.place)));
        choice.cases.iter().for_each(|case| flatten(&case.set, fields));
    }
    set.groups.iter().for_each(|group| flatten(&group.set, fields));
}

fn discriminator(name: &str, place: crate::source::Place) -> Field {
    Field {
        place,
        wire_place: place,
        wire_name: name.to_owned(),
        ty: Type::String,
        wire: crate::vocabulary::Wire::default(),
        wrapper: None,
        required: false,
        boxed: false,
        facts: Facts::default(),
        rust_name: None,
    }
}

fn method(method: Option<&Spanned<String>>, cx: &mut Context<'_>) -> String {
    let Some(method) = method else { return "POST".to_owned() };
    if !METHODS.contains(&method.value.as_str()) {
        cx.report(method.span, Problem::InvalidMethod { method: method.value.clone() });
    }
    method.value.clone()
}

/// The names in braces.
fn placeholders(path: Option<&Spanned<String>>, cx: &mut Context<'_>) -> Vec<String> {
    let Some(path) = path else { return Vec::new() };
    let mut invalid = |why: &str| {
        cx.report(path.span, Problem::InvalidPath { why: why.to_owned() });
        Vec::new()
    };
    let text = path.value.as_str();
    if !text.starts_with('/') {
        return invalid("it must begin with `/`");
    }
    let odd = |c: char| !(c.is_ascii_alphanumeric() || "/{}-._~:@!$&'()*+,;=".contains(c));
    if let Some(c) = text.chars().find(|&c| odd(c)) {
        return invalid(&format!("`{}` cannot be in one", c.escape_default()));
    }
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { return invalid("a `{` is not closed") };
        names.push(rest[open + 1..open + close].to_owned());
        rest = &rest[open + close + 1..];
    }
    let name_fits = |name: &String| !name.is_empty() && !name.contains(['{', '/']);
    if rest.contains('}') || !names.iter().all(name_fits) {
        return invalid("its braces do not hold one name each");
    }
    names
}

fn unknown_placeholders(
    operation: &spec::Operation,
    placeholders: &[String],
    parameters: &ParameterSet,
    cx: &mut Context<'_>,
) {
    let Some(path) = &operation.path else { return };
    let known = |name: &String| {
        let mut all = parameters.parameters.iter();
        all.any(|it| it.location == Location::Path && it.field.wire_name == *name)
    };
    for name in placeholders.iter().filter(|name| !known(name)) {
        let known = operation.parameters.iter().map(|(name, _)| name.value.clone()).collect();
        let span = part(path, &format!("{{{name}}}"));
        cx.report(span, Problem::UnknownPlaceholder { name: name.clone(), known });
    }
}

/// Where a part of a string stands, if it stands there without escapes.
fn part(text: &Spanned<String>, part: &str) -> Span {
    let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let plain = text.span.end - text.span.start == length(&text.value) + 2;
    match text.value.split_once(part).filter(|_| plain) {
        Some((before, _)) => {
            let start = text.span.start + 1 + length(before);
            Span { start, end: start + length(part) }
        }
        None => text.span,
    }
}

fn rules(
    parameters: &Section<Property>,
    known: &[String],
    rules: &mut Vec<RequiredWhen>,
    cx: &mut Context<'_>,
) {
    for (name, property) in parameters.iter() {
        for (depends_on, values) in property.required_when.iter() {
            if known.contains(&depends_on.value) {
                rules.push(RequiredWhen {
                    parameter: name.value.clone(),
                    depends_on: depends_on.value.clone(),
                    values: values.iter().cloned().collect(),
                });
            } else {
                let (name, known) = (depends_on.value.clone(), known.to_vec());
                cx.report(depends_on.span, Problem::UnknownParameter { name, known });
            }
        }
    }
}

fn authorization(authorization: &spec::Authorization) -> Authorization {
    let resource = |it: &spec::Resource| Resource {
        name: it.ty.clone(),
        arn: it.arn.value.clone(),
        required: it.required,
    };
    Authorization {
        action: authorization.action.value.clone(),
        access: shared::name(authorization.access.as_ref()),
        resources: authorization.resources.iter().map(resource).collect(),
        condition_keys: authorization.condition_keys.iter().cloned().collect(),
        dependent_actions: authorization.dependent_actions.iter().cloned().collect(),
        guess: shared::text(authorization.guess.as_ref()),
    }
}
