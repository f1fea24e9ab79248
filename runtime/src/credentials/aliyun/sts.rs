//! The service that gives temporary keys.

use super::issued;
use crate::Sensitive;
use crate::credentials::document::Document;
use crate::credentials::exchange::{Question, ask};
use crate::credentials::surroundings::{Route, Surroundings};
use crate::credentials::{CredentialError, Lease};
use crate::request::encode::encode_pairs;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, StatusCode, Uri};
use std::time::Duration;

pub(super) const VERSION: &str = "2015-04-01";
/// Five seconds to connect and ten to answer.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A request with a form.
pub(super) fn request(uri: Uri, form: &[(String, String)]) -> http::Request<Bytes> {
    let mut request = http::Request::new(Bytes::from(encode_pairs(form)));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    headers.insert(CONTENT_TYPE, form);
    request
}

/// Sends a request for the key of a role.
pub(super) async fn send(
    surroundings: &Surroundings,
    request: http::Request<Bytes>,
    secrets: Vec<Sensitive>,
) -> Result<Lease, CredentialError> {
    let document = answer(surroundings, request, secrets).await?;
    issued::lease(&document.root().required_section("Credentials")?)
}

/// Sends a request, and returns what is said to it.
pub(super) async fn answer(
    surroundings: &Surroundings,
    request: http::Request<Bytes>,
    secrets: Vec<Sensitive>,
) -> Result<Document, CredentialError> {
    let route = Route::Internet;
    let question = Question { server: "the STS", request, route, timeout: TIMEOUT, secrets };
    let answer = ask(surroundings, question).await?;
    answer.document(StatusCode::OK)
}
