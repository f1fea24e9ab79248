//! Operations in the metadata of Alibaba Cloud.

use super::answer::{errors, examples, response};
use super::remarks::Remarks;
use super::security;
use crate::import::json::Json;
use crate::import::schema::Schema;
use crate::import::service::{Goes, Operation, Parameter};
use crate::vocabulary::{self, Location, Protocol, Style};

/// Reads an operation; the error is why it cannot be represented.
pub(super) fn read(
    name: &str,
    api: &Json,
    protocol: Protocol,
    shown: &[Option<Json>],
) -> Result<Operation, String> {
    let mut remarks = Remarks::default();
    let mut parameters = parameters(api, &mut remarks)?;
    let reads = reads(api);
    let method = method(api, protocol, &mut parameters, reads, &mut remarks)?;
    let text = |key| api.text(key).map(str::to_owned).filter(|it: &String| !it.trim().is_empty());
    let response = response(api, &mut remarks);
    let path = match protocol {
        Protocol::Rpc => None,
        Protocol::Rest => Some(text("path").ok_or("the metadata has no path")?),
    };
    callback(api, &mut remarks);
    Ok(Operation {
        name: name.to_owned(),
        title: text("summary").or_else(|| text("title")),
        description: text("description"),
        method,
        path,
        content_type: None,
        signature: security::read(api, &mut remarks),
        reads,
        deprecated: api.says("deprecated").then(|| deprecation(api)),
        parameters,
        response,
        errors: errors(api, &mut remarks),
        examples: examples(shown, &mut remarks),
        notes: remarks.notes,
        left_out: remarks.left_out,
    })
}

/// Notes which operation tells when this one is done. Which of its values mean that is nowhere said, so
/// it is no waiter.
fn callback(api: &Json, remarks: &mut Remarks) {
    let callback = api.get("staticInfo").and_then(|it| it.text("callback"));
    let Some(name) = callback.and_then(|it| it.rsplit("::").next()) else { return };
    remarks.note(format!("The metadata names `{name}` as the operation to ask when it is done."));
    let reason = "which values mean that it is done is not said, so it is no waiter";
    remarks.leave_out("staticInfo.callback", reason);
}

fn parameters(api: &Json, remarks: &mut Remarks) -> Result<Vec<Parameter>, String> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for json in api.items("parameters") {
        let name = json.text("name").ok_or("a parameter has no name")?.trim();
        let goes = Goes::read(json, name)?;
        let schema = json.get("schema").map(Schema::read).unwrap_or_default();
        let style = match (json.text("style"), goes) {
            (None | Some("json"), Goes::Body) => Style::Json,
            (Some(style), Goes::Body) if consumes_json(api) => {
                let note = format!("The metadata gives the JSON body the style `{style}`.");
                remarks.note(note);
                Style::Json
            }
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

/// Whether the metadata says that bodies are JSON and nothing else.
fn consumes_json(api: &Json) -> bool {
    let types = api.items("consumes");
    !types.is_empty() && types.iter().all(|it| it.as_str() == Some("application/json"))
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

/// The method that is used, where several can be.
fn method(
    api: &Json,
    protocol: Protocol,
    parameters: &mut Vec<Parameter>,
    reads: bool,
    remarks: &mut Remarks,
) -> Result<&'static str, String> {
    let names = api.items("methods").iter().filter_map(Json::as_str);
    let methods: Vec<&'static str> = names.filter_map(vocabulary::method).collect();
    let in_body = |it: &Parameter| matches!(it.goes, Goes::Body | Goes::To(Location::Form));
    let has_body = parameters.iter().any(in_body);
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
        if parameters.iter().any(|it| in_body(it) && it.schema.required) {
            return Err(format!("it needs a body, and has the method {method}"));
        }
        for it in parameters.extract_if(.., |it| in_body(it)) {
            remarks.leave_out(&it.name, format!("with the method {method} there is no body"));
        }
    }
    let others: Vec<_> = methods.into_iter().filter(|it| *it != method).collect();
    if protocol == Protocol::Rest && !others.is_empty() {
        remarks.note(format!("The metadata has the methods {} as well.", others.join(" and ")));
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
