//! Getting a token for a password.

use super::iam::Iam;
use crate::Sensitive;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{CredentialError, Credentials, Lease};
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use serde_json::{Value, json};
use std::time::SystemTime;

/// Whatever has a name and an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    ById(String),
    ByName(String),
}

impl Known {
    /// An id says it better than a name.
    pub(super) fn either(id: Option<String>, name: Option<String>) -> Option<Self> {
        id.map(Self::ById).or(name.map(Self::ByName))
    }

    fn json(&self) -> Value {
        match self {
            Self::ById(id) => json!({ "id": id }),
            Self::ByName(name) => json!({ "name": name }),
        }
    }
}

/// A user with a password, and the project that the token is for.
#[derive(Clone, Debug)]
pub(super) struct Login {
    pub(super) auth_url: String,
    pub(super) user: Known,
    pub(super) password: Sensitive,
    /// To whom the user belongs; needed with the name of the user.
    pub(super) domain: Option<Known>,
    pub(super) project: Option<Known>,
}

impl Login {
    pub(super) async fn lease(
        &self,
        surroundings: &Surroundings,
    ) -> Result<Lease, CredentialError> {
        let iam = Iam::new(&self.auth_url)?;
        let mut request = http::Request::new(Bytes::from(self.body()?.to_string()));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = iam.uri("/v3/auth/tokens?nocatalog=true")?;
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let json = HeaderValue::from_static("application/json;charset=utf8");
        headers.insert(CONTENT_TYPE, json);
        let answer = iam.send(surroundings, request, vec![self.password.clone()]).await?;
        let document = answer.document(StatusCode::CREATED)?;
        let header = answer.headers.get("x-subject-token").and_then(|it| it.to_str().ok());
        let token = header.filter(|token| !token.is_empty());
        let token = token.ok_or_else(|| answer.error("there is no `X-Subject-Token`"))?;
        let described = document.root().required_section("token")?;
        let end = described.required("expires_at")?.parse::<jiff::Timestamp>();
        let end = end.map_err(|_| {
            described.error("`expires_at` must be a time like 2026-01-13T08:00:00.000000Z")
        })?;
        Ok(Lease::until(Credentials::token(token), SystemTime::from(end)))
    }

    fn body(&self) -> Result<Value, CredentialError> {
        let mut user = self.user.json();
        user["password"] = self.password.expose().into();
        match (&self.user, &self.domain) {
            (Known::ById(_), _) => {}
            (Known::ByName(_), Some(domain)) => user["domain"] = domain.json(),
            (Known::ByName(_), None) => {
                return Err(CredentialError::new("the domain of the user is missing"));
            }
        }
        let missing = || CredentialError::new("the project is missing, by its id or its name");
        let project = self.project.as_ref().ok_or_else(missing)?.json();
        Ok(json!({ "auth": {
            "identity": { "methods": ["password"], "password": { "user": user } },
            "scope": { "project": project },
        } }))
    }
}
