//! Operations in the documents of Huawei Cloud.

use crate::import::Shown;
use crate::import::json::Json;
use crate::import::schema::Schema;
use crate::import::service::{Example, Goes, Operation, Parameter};
use crate::vocabulary::{self, Location, Signature, Style};

/// The header with the token of the user, which is filled in from the credentials.
const TOKEN: &str = "X-Auth-Token";
/// The header that says what the body is; the client knows.
const CONTENT_TYPE: &str = "Content-Type";

/// Reads the one operation of a document; the error is why it cannot be represented.
pub(super) fn read(document: &Json) -> Result<Operation, String> {
    let paths: Vec<_> = document.entries("paths").collect();
    let [(path, methods)] = paths[..] else { return Err("it has not just one path".to_owned()) };
    let methods: Vec<_> = methods.as_object().into_iter().flatten().collect();
    let [(method, json)] = methods[..] else { return Err("it has not just one method".to_owned()) };
    let name = json.text("operationId").ok_or("it has no name")?;
    let method =
        vocabulary::method(method).ok_or_else(|| format!("the method `{method}` is not known"))?;
    let base = document.text("base_path").unwrap_or_default().trim_end_matches('/');
    let text = |key| json.text(key).map(str::to_owned).filter(|it: &String| !it.trim().is_empty());
    let mut content_type = None;
    let parameters = parameters(json, &mut content_type)?;
    let (response, examples) = answer(json);
    Ok(Operation {
        name: name.to_owned(),
        title: text("summary"),
        description: text("description"),
        method,
        path: Some(format!("{base}{path}")),
        content_type,
        signature: Signature::default(),
        // RFC 9110 has GET safe.
        reads: method == "GET",
        deprecated: json.says("deprecated").then(|| "The provider has deprecated it.".to_owned()),
        parameters,
        response,
        errors: Vec::new(),
        examples: requests(json).into_iter().chain(examples).collect(),
        notes: notes(json),
        left_out: Vec::new(),
    })
}

fn parameters(json: &Json, content_type: &mut Option<String>) -> Result<Vec<Parameter>, String> {
    let mut parameters = Vec::new();
    for json in json.items("parameters") {
        let name = json.text("name").ok_or("a parameter has no name")?;
        let goes = Goes::read(json, name)?;
        if goes == Goes::To(Location::Header) && name.eq_ignore_ascii_case(CONTENT_TYPE) {
            *content_type = json.text("default").or(json.text("x-example")).map(str::to_owned);
            continue;
        }
        let token = goes == Goes::To(Location::Header) && name.eq_ignore_ascii_case(TOKEN);
        let mut schema = schema(json, goes);
        if token {
            // Its example is no example, and without it nothing is answered.
            schema.example = None;
            schema.required = true;
        }
        parameters.push(Parameter {
            name: if token { TOKEN } else { name }.to_owned(),
            goes,
            style: style(json),
            from_credentials: token,
            schema,
        });
    }
    Ok(parameters)
}

fn style(json: &Json) -> Style {
    match json.text("collectionFormat") {
        Some("multi") => Style::Repeat,
        _ => Style::Comma,
    }
}

/// The type of a parameter, which stands among its other keys unless it is the body.
fn schema(json: &Json, goes: Goes) -> Schema {
    if goes == Goes::Body {
        let mut schema = json.get("schema").map(Schema::read).unwrap_or_default();
        schema.description =
            schema.description.or_else(|| json.text("description").map(str::to_owned));
        return schema;
    }
    let mut schema = Schema::read(json);
    schema.unknown.retain(|key| !matches!(key.as_str(), "in" | "name"));
    schema.example = json.get("x-example").cloned();
    schema
}

/// The answer to a success, and its examples.
fn answer(json: &Json) -> (Option<Schema>, Vec<Example>) {
    let success = json.entries("responses").find(|(status, _)| status.starts_with('2'));
    let Some((status, answer)) = success else { return (None, Vec::new()) };
    let status = status.parse().ok().filter(|status| *status != 200);
    let examples = answer.entries("examples").map(|(_, response)| Example {
        title: None,
        status,
        request: None,
        response: Some(response.clone()),
    });
    (answer.get("schema").map(Schema::read), examples.collect())
}

/// The answers to a success that a document shows.
pub(super) fn shown(document: &Json) -> Vec<Shown> {
    let methods = document.entries("paths").filter_map(|(_, it)| it.as_object()).flatten();
    let mut shown = Vec::new();
    for (_, json) in methods {
        let operation = json.text("operationId").unwrap_or_default();
        for (_, answer) in json.entries("responses").filter(|(it, _)| it.starts_with('2')) {
            shown.extend(answer.entries("examples").map(|(_, answer)| Shown {
                operation: operation.to_owned(),
                answer: Some(answer.clone().into()),
            }));
        }
    }
    shown
}

/// The bodies of requests, which are shown in keys with numbers.
fn requests(json: &Json) -> Vec<Example> {
    let shown = json.as_object().into_iter().flatten().filter_map(|(key, value)| {
        let number = key.strip_prefix("x-request-examples-")?;
        let title = json.text(&format!("x-request-examples-description-{number}"));
        let title = title.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
        let numbered = number.bytes().all(|byte| byte.is_ascii_digit());
        (numbered && value.as_object().is_some()).then(|| Example {
            title,
            status: None,
            request: Some(value.clone()),
            response: None,
        })
    });
    shown.collect()
}

fn notes(json: &Json) -> Vec<String> {
    let constraint = json.text("x-constraint").map(str::trim).filter(|text| !text.is_empty());
    constraint.map(str::to_owned).into_iter().collect()
}
