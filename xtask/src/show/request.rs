//! A call as it goes over the wire; `<…>` stands for what only the caller knows.

use super::flatten::{UNIQUE, pairs, query};
use anyhow::Result;
use sha2::{Digest, Sha256};
use specwright_codegen::api::{Api, Given, Operation, Typical};
use specwright_codegen::vocabulary::{Location, Signature, SignerName};
use std::collections::BTreeMap;
use std::fmt::Write;

/// An HTTP request.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) host: String,
    /// Path and query.
    pub(super) target: String,
    /// The headers but the host, by their names in small letters.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Request {
    /// The request as HTTP/1.1 has it.
    pub(super) fn text(&self) -> String {
        let Self { method, host, target, headers, body } = self;
        let mut text = format!("{method} {target} HTTP/1.1\nhost: {host}\n");
        for (name, value) in headers {
            let _ = writeln!(text, "{name}: {value}");
        }
        if !body.is_empty() {
            let _ = writeln!(text, "\n{body}");
        }
        text
    }
}

/// The request of a typical call.
pub(super) fn request(api: &Api, operation: &Operation) -> Result<Request> {
    let parameters = api.typical(operation);
    let mut target = path(operation, &parameters)?;
    let query = query(&parameters, Location::Query)?;
    if !query.is_empty() {
        target.push('?');
        target.push_str(&query);
    }
    let (content_type, body) = body(&parameters)?;
    let mut headers = BTreeMap::new();
    let mut add = |name: &str, value: &str| headers.insert(name.to_lowercase(), value.to_owned());
    add("accept", "application/json");
    // All crates of the workspace have one version.
    add("user-agent", concat!("specwright/", env!("CARGO_PKG_VERSION")));
    if let Some(content_type) = operation.content_type.as_deref().or(content_type) {
        add("content-type", content_type);
    }
    for pair in pairs(&parameters, Location::Header)? {
        add(&pair.name, pair.plain());
    }
    // These say what is called, not who calls.
    if api.provider.signer == SignerName::Acs3HmacSha256 {
        add("x-acs-action", &operation.name);
        add("x-acs-version", &api.version);
    }
    let (method, host) = (operation.method.clone(), host(api));
    let mut request = Request { method, host, target, headers, body };
    if operation.signature == Signature::Provider {
        authorize(api, &mut request);
    }
    Ok(request)
}

/// The host for the region of a typical call.
fn host(api: &Api) -> String {
    let region = api.typical_region();
    let endpoints = &api.endpoints;
    let listed = endpoints.regions.iter().find(|(name, ..)| name == region);
    let listed = listed.and_then(|(_, public, _)| public.clone());
    let rule = || endpoints.rule.as_ref().map(|rule| rule.replace("{region}", region));
    listed.or_else(rule).unwrap_or_else(|| "<endpoint>".to_owned())
}

/// The path with a value for each `{name}`.
fn path(operation: &Operation, parameters: &[Typical<'_>]) -> Result<String> {
    let mut path = operation.path.clone();
    for pair in pairs(parameters, Location::Path)? {
        path = path.replace(&format!("{{{}}}", pair.name), &pair.encoded());
    }
    Ok(path)
}

/// The body with its content type.
fn body(parameters: &[Typical<'_>]) -> Result<(Option<&'static str>, String)> {
    // An operation whose body has only optional fields still sends an object.
    let any = |location| parameters.iter().any(|parameter| parameter.location == location);
    if any(Location::Body) {
        return Ok((Some("application/json"), json(parameters)?));
    }
    if let Some(payload) = parameters.iter().find(|it| it.location == Location::Payload) {
        return self::payload(&payload.value);
    }
    if any(Location::Form) {
        let form = query(parameters, Location::Form)?;
        return Ok((Some("application/x-www-form-urlencoded"), form));
    }
    Ok((None, String::new()))
}

/// A parameter that is the whole body.
fn payload(given: &Given) -> Result<(Option<&'static str>, String)> {
    let text = match given {
        Given::Nothing => return Ok((None, String::new())),
        Given::Unique => UNIQUE.to_owned(),
        Given::Value(value) => match serde_json::to_value(value)? {
            serde_json::Value::String(text) => text,
            _ => serde_json::to_string(value)?,
        },
    };
    Ok((Some("application/json"), text))
}

fn json(parameters: &[Typical<'_>]) -> Result<String> {
    let mut fields = Vec::new();
    for parameter in parameters.iter().filter(|it| it.location == Location::Body) {
        let value = match &parameter.value {
            Given::Nothing => continue,
            Given::Unique => serde_json::to_string(UNIQUE)?,
            Given::Value(value) => serde_json::to_string(value)?,
        };
        fields.push(format!("{}:{value}", serde_json::to_string(parameter.name)?));
    }
    Ok(format!("{{{}}}", fields.join(",")))
}

/// Adds what proves who is calling, as far as it can be told.
fn authorize(api: &Api, request: &mut Request) {
    let Request { headers, body, .. } = request;
    let mut add = |name: &str, value: String| headers.insert(name.to_owned(), value);
    match api.provider.signer {
        SignerName::SdkHmacSha256 => {
            add("x-auth-token", "<token>".to_owned());
        }
        SignerName::Acs3HmacSha256 => {
            let hash = if body.contains(UNIQUE) {
                "<SHA-256 of the body>".to_owned()
            } else {
                hex::encode(Sha256::digest(body.as_bytes()))
            };
            add("x-acs-date", "<date>".to_owned());
            add("x-acs-signature-nonce", "<nonce>".to_owned());
            add("x-acs-content-sha256", hash);
            let signed = |name: &&String| *name == "content-type" || name.starts_with("x-acs-");
            let mut names: Vec<_> = headers.keys().filter(signed).map(String::as_str).collect();
            names.push("host");
            names.sort_unstable();
            let authorization = format!(
                "ACS3-HMAC-SHA256 Credential=<access key id>,SignedHeaders={},Signature=<signature>",
                names.join(";")
            );
            headers.insert("authorization".to_owned(), authorization);
        }
    }
}
