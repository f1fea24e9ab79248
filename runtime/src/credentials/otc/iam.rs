//! The service that knows users and projects.

use crate::Sensitive;
use crate::credentials::CredentialError;
use crate::credentials::exchange::{Answer, Question, ask};
use crate::credentials::server_url::{self, Unencrypted};
use crate::credentials::surroundings::{Route, Surroundings};
use bytes::Bytes;
use http::Uri;
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(15);

/// Where the service is.
pub(super) struct Iam {
    origin: String,
    route: Route,
}

impl Iam {
    /// Reads an `OS_AUTH_URL`, with or without the version at its end.
    pub(super) fn new(auth_url: &str) -> Result<Self, CredentialError> {
        let parsed = server_url::parse(auth_url, Unencrypted::ThisMachine);
        let (mut url, route) =
            parsed.map_err(|error| error.within("the URL of the identity service"))?;
        let path = url.path().trim_end_matches('/');
        let path = path.strip_suffix("/v3").unwrap_or(path).to_owned();
        url.set_path(&path);
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self { origin: url.as_str().trim_end_matches('/').to_owned(), route })
    }

    pub(super) fn uri(&self, path: &str) -> Result<Uri, CredentialError> {
        let unfit = |_| CredentialError::new("the URL of the identity service cannot be used");
        format!("{}{path}", self.origin).parse().map_err(unfit)
    }

    pub(super) async fn send(
        &self,
        surroundings: &Surroundings,
        request: http::Request<Bytes>,
        secrets: Vec<Sensitive>,
    ) -> Result<Answer, CredentialError> {
        let (server, route, timeout) = ("the identity service", self.route, TIMEOUT);
        Ok(ask(surroundings, Question { server, request, route, timeout, secrets }).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_may_be_there_or_not() {
        for end in ["", "/", "/v3", "/v3/", "/v3?x=1#y"] {
            let iam = Iam::new(&format!("https://iam.example{end}")).unwrap();
            assert_eq!(
                iam.uri("/v3/projects").unwrap(),
                "https://iam.example/v3/projects",
                "{end}"
            );
        }
        let below = Iam::new("https://host.example:5000/identity/v3").unwrap();
        assert_eq!(below.uri("/v3/x").unwrap(), "https://host.example:5000/identity/v3/x");
    }

    #[test]
    fn a_password_is_not_sent_unencrypted() {
        assert!(Iam::new("http://10.0.0.1/v3").is_err());
        assert!(Iam::new("http://127.0.0.1:5000/v3").is_ok());
    }
}
