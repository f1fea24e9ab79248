//! The service that gives temporary keys.

use super::issued;
use crate::Sensitive;
use crate::credentials::exchange::{Question, ask};
use crate::credentials::surroundings::{Route, Surroundings};
use crate::credentials::{CredentialError, Lease};
use crate::request::encode::encode;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, StatusCode, Uri};
use std::time::Duration;

pub(super) const VERSION: &str = "2015-04-01";
/// Five seconds to connect and ten to answer.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A request with a form.
pub(super) fn request(uri: Uri, form: &[(String, String)]) -> http::Request<Bytes> {
    let pairs = form.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let mut request = http::Request::new(Bytes::from(body));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    headers.insert(CONTENT_TYPE, form);
    request
}

/// Sends a request for a temporary key.
pub(super) async fn send(
    surroundings: &Surroundings,
    request: http::Request<Bytes>,
    secrets: Vec<Sensitive>,
) -> Result<Lease, CredentialError> {
    let route = Route::Internet;
    let question = Question { server: "the STS", request, route, timeout: TIMEOUT, secrets };
    let answer = ask(surroundings, question).await?;
    let document = answer.document(StatusCode::OK)?;
    issued::lease(&document.root().required_section("Credentials")?)
}
