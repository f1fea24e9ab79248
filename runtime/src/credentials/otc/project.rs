//! The id of a project that is known by its name.

use super::iam::Iam;
use crate::Signer;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{CredentialError, Credentials};
use crate::request::encode::encode;
use crate::sign::{Signing, authorize};
use bytes::Bytes;
use http::header::ACCEPT;
use http::{HeaderValue, StatusCode};

/// Looks up the id of a project, such as `eu-de`, at the identity service, such as
/// `https://iam.eu-de.otc.t-systems.com/v3`.
///
/// # Errors
/// If there is no such project, the service refuses the credentials, or it cannot be reached.
pub async fn project_id(
    surroundings: &Surroundings,
    auth_url: &str,
    credentials: &Credentials,
    name: &str,
) -> Result<String, CredentialError> {
    let iam = Iam::new(auth_url)?;
    let query = format!("name={}", encode(name));
    let mut request = http::Request::new(Bytes::new());
    *request.uri_mut() = iam.uri(&format!("/v3/projects?{query}"))?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let signing = Signing {
        signer: Signer::SdkHmacSha256,
        credentials,
        query: &query,
        project: None,
        at: surroundings.now(),
        nonce: &String::new,
    };
    authorize(&mut request, &signing)?;
    let answer = iam.send(surroundings, request, credentials.secrets()).await?;
    let document = answer.document(StatusCode::OK)?;
    let projects = document.root().list("projects")?;
    let project = projects.iter().find(|it| it.text("name").is_ok_and(|it| it == Some(name)));
    let missing = || answer.error(format_args!("there is no project `{name}`"));
    project.ok_or_else(missing)?.required("id").map(str::to_owned)
}
