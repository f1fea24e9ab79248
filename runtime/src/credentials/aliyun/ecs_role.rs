//! The role of the instance that the program runs on.

use super::issued;
use crate::Sensitive;
use crate::TransportErrorKind;
use crate::credentials::exchange::{Answer, Question, Unanswered, ask};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::{Route, Surroundings};
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture,
};
use crate::request::encode::encode;
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};
use std::time::Duration;

/// Only from the instance itself is it reached, and it speaks no TLS.
const HOST: &str = "http://100.100.100.200";
const ROLES: &str = "/latest/meta-data/ram/security-credentials/";
const TOKEN: &str = "x-aliyun-ecs-metadata-token";
const TOKEN_SECONDS: &str = "21600";
/// One second to connect and one to answer.
const TIMEOUT: Duration = Duration::from_secs(2);

const DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
const V1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";
const ROLE: &str = "ALIBABA_CLOUD_ECS_METADATA";

/// Takes the temporary key of the RAM role of an ECS instance from its metadata service.
///
/// It asks with a token (version 2) and, where it gets none and `ALIBABA_CLOUD_IMDSV1_DISABLED` is not
/// `true`, without (version 1). With `ALIBABA_CLOUD_ECS_METADATA_DISABLED=true` it does not ask.
#[derive(Clone, Debug)]
pub struct EcsRoleProvider {
    surroundings: Surroundings,
    role: Option<String>,
}

impl EcsRoleProvider {
    /// The role that `ALIBABA_CLOUD_ECS_METADATA` names, or else the one that the instance has.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings, role: None }
    }

    /// Sets the name of the role, which saves asking for it.
    #[must_use]
    pub fn with_role(mut self, name: impl Into<String>) -> Self {
        self.role = Some(name.into());
        self
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        if self.surroundings.is_on(DISABLED) {
            return Err(CredentialError::new(format!("it is turned off by {DISABLED}")));
        }
        let token = self.token().await?;
        let role = match self.role.clone().or_else(|| self.surroundings.variable(ROLE)) {
            Some(role) => role,
            None => self.attached(token.as_ref()).await?,
        };
        let answer = self.get(&format!("{ROLES}{}", encode(&role)), token.as_ref()).await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Err(answer.error(format_args!("this instance has no role `{role}`")));
        }
        let document = answer.document(StatusCode::OK)?;
        let issued = document.root();
        match issued.text("Code")? {
            None | Some("Success") => issued::lease(&issued),
            Some(code) => Err(answer.error(format_args!("it reports `{}`", answer.shown(code)))),
        }
    }

    /// The token of version 2; none where version 1 is to be used.
    async fn token(&self) -> Result<Option<Sensitive>, CredentialError> {
        let seconds = ("x-aliyun-ecs-metadata-token-ttl-seconds", TOKEN_SECONDS);
        let request = request(Method::PUT, "/latest/api/token", Some(seconds))?;
        let error = match ask(&self.surroundings, question(request, None)).await {
            Ok(answer) => match answer.text() {
                Ok(token) if !token.is_empty() => return Ok(Some(Sensitive::new(token))),
                Ok(_) => answer.error("it sent an empty token"),
                Err(error) => error,
            },
            // Nobody is there, so nobody would answer the next question either.
            Err(Unanswered { kind: TransportErrorKind::Connect, error }) => return Err(error),
            Err(Unanswered { error, .. }) => error,
        };
        if self.surroundings.is_on(V1_DISABLED) {
            return Err(
                error.within(format_args!("no token ({V1_DISABLED} rules out doing without)"))
            );
        }
        Ok(None)
    }

    /// The name of the role that the instance has.
    async fn attached(&self, token: Option<&Sensitive>) -> Result<String, CredentialError> {
        let answer = self.get(ROLES, token).await?;
        let none = || answer.error("this instance has no role");
        if answer.status == StatusCode::NOT_FOUND {
            return Err(none());
        }
        let role = answer.text()?.lines().next().map(str::trim).filter(|role| !role.is_empty());
        role.map(str::to_owned).ok_or_else(none)
    }

    async fn get(&self, path: &str, token: Option<&Sensitive>) -> Result<Answer, CredentialError> {
        let header = token.map(|token| (TOKEN, token.expose()));
        let request = request(Method::GET, path, header)?;
        Ok(ask(&self.surroundings, question(request, token)).await?)
    }
}

fn question(request: http::Request<Bytes>, token: Option<&Sensitive>) -> Question {
    Question {
        server: "the metadata service",
        request,
        route: Route::Neighbour,
        timeout: TIMEOUT,
        secrets: token.cloned().into_iter().collect(),
    }
}

fn request(
    method: Method,
    path: &str,
    header: Option<(&'static str, &str)>,
) -> Result<http::Request<Bytes>, CredentialError> {
    let mut request = http::Request::new(Bytes::new());
    let unfit = || CredentialError::new("the metadata service sent what cannot be used");
    *request.method_mut() = method;
    *request.uri_mut() = format!("{HOST}{path}").parse().map_err(|_| unfit())?;
    if let Some((name, value)) = header {
        let mut value = HeaderValue::from_str(value).map_err(|_| unfit())?;
        value.set_sensitive(true);
        request.headers_mut().insert(name, value);
    }
    Ok(request)
}

impl CredentialProvider for EcsRoleProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
