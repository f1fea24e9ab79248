//! Credentials from a server that the environment names.

use super::issued;
use crate::Sensitive;
use crate::credentials::exchange::{Question, ask};
use crate::credentials::lease::credentials_of;
use crate::credentials::server_url::{self, Unencrypted};
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture,
};
use bytes::Bytes;
use http::StatusCode;
use std::time::Duration;
use url::Url;

const URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";
const TIMEOUT: Duration = Duration::from_secs(10);

/// Asks the server that `ALIBABA_CLOUD_CREDENTIALS_URI` names for a temporary key.
#[derive(Clone, Debug)]
pub struct UriProvider {
    surroundings: Surroundings,
}

impl UriProvider {
    /// Reads the variable each time it is asked.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let unset = || CredentialError::new(format!("{URI} is not set"));
        let uri = self.surroundings.variable(URI).ok_or_else(unset)?;
        let (url, route) =
            server_url::parse(&uri, Unencrypted::Neighbours).map_err(|error| error.within(URI))?;
        let request = http::Request::get(url.as_str()).body(Bytes::new());
        let request = request.map_err(|_| CredentialError::new(format!("{URI} is not a URL")))?;
        let server = "the credentials server";
        let secrets = secrets(&url);
        let question = Question { server, request, route, timeout: TIMEOUT, secrets };
        let answer = ask(&self.surroundings, question).await?;
        let document = answer.document(StatusCode::OK)?;
        let issued = document.root();
        match issued.text("Code")? {
            None | Some("Success") => issued::lease(&issued),
            Some(code) => Err(answer.error(format_args!("it reports `{}`", answer.shown(code)))),
        }
    }
}

/// What of the URL may give access.
fn secrets(url: &Url) -> Vec<Sensitive> {
    let values = url.query_pairs().map(|(_, value)| value.into_owned());
    let whole = [url.password(), url.query()].into_iter().flatten().map(str::to_owned);
    whole.chain(values).map(Sensitive::from).collect()
}

impl CredentialProvider for UriProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
