//! Operations in the metadata of Alibaba Cloud.

use crate::import::json::Json;
use crate::import::schema::Schema;
use crate::import::service::{Example, Failure, Goes, Operation, Parameter};
use crate::vocabulary::{Location, Protocol, Style};

/// Reads an operation; the error is why it cannot be represented.
pub(super) fn read(name: &str, api: &Json, protocol: Protocol) -> Result<Operation, String> {
    let parameters = parameters(api)?;
    let reads = reads(api);
    let mut notes = Vec::new();
    let method = method(api, protocol, &parameters, reads, &mut notes)?;
    let text = |key| api.text(key).map(str::to_owned).filter(|it: &String| !it.trim().is_empty());
    let response = response(api, &mut notes);
    let path = match protocol {
        Protocol::Rpc => None,
        Protocol::Rest => Some(text("path").ok_or("the metadata has no path")?),
    };
    Ok(Operation {
        name: name.to_owned(),
        title: text("summary").or_else(|| text("title")),
        description: text("description"),
        method,
        path,
        content_type: None,
        reads,
        deprecated: api.says("deprecated").then(|| deprecation(api)),
        parameters,
        response,
        errors: errors(api),
        examples: examples(api, &mut notes),
        notes,
    })
}

fn parameters(api: &Json) -> Result<Vec<Parameter>, String> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for json in api.items("parameters") {
        let name = json.text("name").ok_or("a parameter has no name")?.trim();
        let goes = match json.text("in").unwrap_or_default() {
            "query" => Goes::To(Location::Query),
            "path" => Goes::To(Location::Path),
            "header" => Goes::To(Location::Header),
            "formData" => Goes::To(Location::Form),
            "body" => Goes::Body,
            other => return Err(format!("the parameter `{name}` goes into `{other}`")),
        };
        let schema = json.get("schema").map(Schema::read).unwrap_or_default();
        let style = match (json.text("style"), goes) {
            (None | Some("json"), Goes::Body) => Style::Json,
            (Some(style), Goes::Body) => {
                return Err(format!("the body has the style `{style}`, and only `json` is known"));
            }
            (None | Some("repeatList" | "flat" | "formData"), _) => Style::Flat,
            (Some("json"), _) => Style::Json,
            (Some("simple"), _) => Style::Comma,
            (Some(other), _) => {
                return Err(format!("the parameter `{name}` has the style `{other}`"));
            }
        };
        if let Some(first) = parameters.iter().find(|it| it.name == name) {
            // The same once more says nothing new.
            if first.goes == goes && first.schema.ty == schema.ty {
                continue;
            }
            return Err(format!("the parameter `{name}` is listed twice, in different ways"));
        }
        let name = name.to_owned();
        parameters.push(Parameter { name, goes, style, from_credentials: false, schema });
    }
    Ok(parameters)
}

/// Whether the metadata says that the operation only reads, in both places where it can.
fn reads(api: &Json) -> bool {
    let kind = api.text("operationType");
    let tag = api.get("systemTags").and_then(|it| it.text("operationType"));
    let reading = matches!(tag, Some("get" | "list"));
    match kind {
        Some("read") => reading || matches!(tag, None | Some("none")),
        Some(_) => false,
        None => reading,
    }
}

const METHODS: [&str; 6] = ["POST", "GET", "PUT", "DELETE", "PATCH", "HEAD"];

/// The method that is used, where several can be.
fn method(
    api: &Json,
    protocol: Protocol,
    parameters: &[Parameter],
    reads: bool,
    notes: &mut Vec<String>,
) -> Result<&'static str, String> {
    let names = api.items("methods").iter().filter_map(Json::as_str);
    let find = |name: &str| METHODS.into_iter().find(|known| known.eq_ignore_ascii_case(name));
    let methods: Vec<&'static str> = names.filter_map(find).collect();
    let has_body =
        parameters.iter().any(|it| matches!(it.goes, Goes::Body | Goes::To(Location::Form)));
    let preferred: &[&str] = match protocol {
        Protocol::Rest if !has_body && reads => &["GET"],
        Protocol::Rest if !has_body => &[],
        _ => &["POST", "PUT", "PATCH"],
    };
    let best = preferred.iter().find_map(|wanted| methods.iter().find(|it| *it == wanted));
    let method = match (best.or(methods.first()), protocol) {
        (Some(method), _) => *method,
        (None, Protocol::Rpc) => "POST",
        (None, Protocol::Rest) => return Err("the metadata has no method".to_owned()),
    };
    if has_body && matches!(method, "GET" | "HEAD") {
        return Err(format!("it has a body, and the method {method}"));
    }
    let others: Vec<_> = methods.into_iter().filter(|it| *it != method).collect();
    if protocol == Protocol::Rest && !others.is_empty() {
        notes.push(format!("The metadata has the methods {} as well.", others.join(" and ")));
    }
    Ok(method)
}

fn deprecation(api: &Json) -> String {
    let mut text = "The provider has deprecated it.".to_owned();
    let substitutions =
        api.get("staticInfo").map(|it| it.items("substitutions")).unwrap_or_default();
    for substitution in substitutions.iter().filter_map(Json::as_str) {
        if let [product, version, name] = substitution.split("::").collect::<Vec<_>>()[..] {
            text.push_str(" Use `");
            text.push_str(&[name, "` of ", product, " ", version, " instead."].concat());
        }
    }
    text
}

/// The answer to a success: of 200, or else of the first such status.
fn response(api: &Json, notes: &mut Vec<String>) -> Option<Schema> {
    let mut answers: Vec<_> =
        api.get("responses")?.as_object()?.iter().filter(|(it, _)| it.starts_with('2')).collect();
    answers.sort_by_key(|(status, _)| status.as_str());
    let (status, answer) = *answers.first()?;
    for (other, it) in &answers[1..] {
        if it.get("schema").is_some_and(|schema| Some(schema) != answer.get("schema")) {
            notes.push(format!(
                "The answer is that of the status {status}; the metadata has another one for {other}."
            ));
        }
    }
    answer.get("schema").map(Schema::read)
}

fn errors(api: &Json) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (status, list) in api.entries("errorCodes") {
        for json in list.as_list().unwrap_or_default() {
            failures.push(Failure {
                code: json.text("errorCode").unwrap_or_default().to_owned(),
                status: Some(status.clone()),
                message: json.text("errorMessage").map(str::to_owned),
            });
        }
    }
    failures
}

/// The JSON examples; those in XML say the same in a form that is never asked for.
fn examples(api: &Json, notes: &mut Vec<String>) -> Vec<Example> {
    let Some(text) = api.text("responseDemo").filter(|it| !it.trim().is_empty()) else {
        return Vec::new();
    };
    let mut examples = Vec::new();
    let demos = Json::parse(text.as_bytes()).unwrap_or(Json::Null);
    for demo in demos.as_list().unwrap_or_default() {
        if demo.text("type") != Some("json") {
            continue;
        }
        let Some(text) = demo.text("example").filter(|it| !it.trim().is_empty()) else { continue };
        match Json::parse(text.as_bytes()) {
            Ok(response) => examples.push(Example {
                title: None,
                status: None,
                request: None,
                response: Some(response),
            }),
            Err(_) => {
                notes.push("An example of the metadata is not JSON and is left out.".to_owned());
            }
        }
    }
    examples
}
