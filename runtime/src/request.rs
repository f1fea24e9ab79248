//! Making an HTTP request of the parameters of an operation.

pub(crate) mod encode;
mod flatten;
mod given;
mod path;
mod required;

use crate::wire::{Entry, View, Wire, write_entries, write_view};
use crate::{Location, OperationFacts, Parameter, ParameterSet, Parameters, Signer};
use bytes::Bytes;
use encode::{encode_pairs, push_pairs};
use flatten::Pairs;
pub(crate) use flatten::scalar;
use given::Given;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use std::fmt;

/// A request that is complete but for the proof of who is calling.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    method: Method,
    uri: Uri,
    /// A list, of which each attempt makes a map with room for the headers of the signature.
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
    /// The query of the URI, as signatures want it.
    pub(crate) query: String,
    /// The project that the call is about, where the path names one.
    pub(crate) project: Option<String>,
}

impl Draft {
    /// The request for an attempt.
    pub(crate) fn request(&self) -> http::Request<Bytes> {
        let mut headers = HeaderMap::with_capacity(TYPICAL_HEADERS);
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers;
        request
    }
}

/// What a request needs to know of the client.
pub(crate) struct Sender<'a> {
    /// Such as `https://host`.
    pub(crate) origin: &'a str,
    pub(crate) user_agent: &'a HeaderValue,
    /// Makes a text that has never been used before.
    pub(crate) unique: &'a dyn Fn() -> String,
}

/// What is wrong with a request. It holds names of parameters, never their values.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invalid(pub(crate) String);

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes the request of an operation.
pub(crate) fn draft(
    facts: &OperationFacts,
    parameters: &[Parameter<'_>],
    sender: &Sender<'_>,
) -> Result<Draft, Invalid> {
    let given = given::given(parameters, sender.unique);
    required::check(facts.required_when, &given)?;
    let (content_type, body) = body(parameters, &given)?;
    let method = Method::from_bytes(facts.method.as_bytes())
        .map_err(|_| Invalid(format!("`{}` is no HTTP method", facts.method)))?;
    let segments = flatten::pairs(&given, Location::Path)?;
    let (uri, query) = uri(facts, &given, &segments, sender.origin)?;
    let content_type = facts.content_type.or(content_type);
    let headers = headers(facts, &given, content_type, sender.user_agent)?;
    let project = path::project(segments)?;
    Ok(Draft { method, uri, headers, body, query, project })
}

/// The URI, and its query as signatures want it.
fn uri(
    facts: &OperationFacts,
    given: &[Given<'_>],
    segments: &Pairs<'_>,
    origin: &str,
) -> Result<(Uri, String), Invalid> {
    let mut uri = String::with_capacity(TYPICAL_LENGTH);
    uri.extend([origin, &path::fill(facts.path, segments)?]);
    let query = flatten::pairs(given, Location::Query)?;
    if !query.is_empty() {
        uri.push('?');
    }
    let sorted = push_pairs(&mut uri, &query).sorted(&uri);
    let length = uri.len();
    let uri = uri.try_into().map_err(|_| {
        Invalid(format!("the parameters make a URL of {length} bytes, which cannot be sent"))
    })?;
    Ok((uri, sorted))
}

/// Most URLs are not longer.
const TYPICAL_LENGTH: usize = 256;
/// With those of a signature, most requests have no more than these.
const TYPICAL_HEADERS: usize = 12;

fn headers(
    facts: &OperationFacts,
    given: &[Given<'_>],
    content_type: Option<&'static str>,
    user_agent: &HeaderValue,
) -> Result<Vec<(HeaderName, HeaderValue)>, Invalid> {
    let mut headers = Vec::with_capacity(TYPICAL_HEADERS / 2);
    headers.push((ACCEPT, JSON));
    headers.push((USER_AGENT, user_agent.clone()));
    if let Some(content_type) = content_type {
        headers.push((CONTENT_TYPE, HeaderValue::from_static(content_type)));
    }
    for (name, value) in flatten::pairs(given, Location::Header)? {
        let invalid =
            || Invalid(format!("the value of `{name}` has characters that a header cannot have"));
        let header = HeaderName::try_from(&*name).map_err(|_| invalid())?;
        headers.push((header, HeaderValue::from_str(&value).map_err(|_| invalid())?));
    }
    // Alibaba Cloud wants the operation and the version named in headers, whatever the protocol.
    if facts.api.signer == Signer::Acs3HmacSha256 {
        headers.push((ACTION, HeaderValue::from_static(facts.name)));
        headers.push((VERSION, HeaderValue::from_static(facts.api.version)));
    }
    Ok(headers)
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ACTION: HeaderName = HeaderName::from_static("x-acs-action");
const VERSION: HeaderName = HeaderName::from_static("x-acs-version");

/// The body with its content type.
fn body(
    parameters: &[Parameter<'_>],
    given: &[Given<'_>],
) -> Result<(Option<&'static str>, Bytes), Invalid> {
    // An operation whose body has only optional fields still sends an object.
    let any = |location| parameters.iter().any(|parameter| parameter.location == location);
    match (any(Location::Payload), any(Location::Body), any(Location::Form)) {
        (false, false, false) => Ok((None, Bytes::new())),
        (false, true, false) => Ok((Some("application/json"), json(given)?)),
        (false, false, true) => {
            let form = encode_pairs(&flatten::pairs(given, Location::Form)?);
            Ok((Some("application/x-www-form-urlencoded"), form.into()))
        }
        (true, false, false) => payload(given),
        _ => Err(Invalid("a request has one body: JSON, a form, or a payload".to_owned())),
    }
}

/// The one parameter that is the body.
fn payload(given: &[Given<'_>]) -> Result<(Option<&'static str>, Bytes), Invalid> {
    let payload = given.iter().find(|it| it.parameter.location == Location::Payload);
    let Some(payload) = payload else { return Ok((None, Bytes::new())) };
    let body = match payload.view() {
        View::Text(text) => text.into_owned(),
        view => json_text(view, payload.parameter.form.wire)?,
    };
    Ok((Some("application/json"), body.into()))
}

fn json(given: &[Given<'_>]) -> Result<Bytes, Invalid> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::new(&mut bytes);
    let fields = given.iter().filter(|it| it.parameter.location == Location::Body);
    write_entries(&mut serializer, fields.map(Given::entry))
        .map_err(|error| Invalid(error.to_string()))?;
    Ok(bytes.into())
}

/// A list or object as JSON text.
fn json_text(view: View<'_>, wire: Wire) -> Result<String, Invalid> {
    let mut bytes = Vec::new();
    write_view(view, wire, &mut serde_json::Serializer::new(&mut bytes))
        .map_err(|error| Invalid(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a request as an object of its parameters.
///
/// # Errors
/// Whatever the format reports.
#[doc(hidden)]
pub fn write_request<S: serde::Serializer>(
    request: &dyn ParameterSet,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    write_parameters(Parameters::of(request), serializer)
}

/// Not generic over the request, so that it is compiled once for a format.
fn write_parameters<S: serde::Serializer>(
    parameters: Vec<Parameter<'_>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let entry = |Parameter { name, value, form, .. }| Entry::new(name, value).wire(form.wire);
    write_entries(serializer, parameters.into_iter().map(entry))
}
