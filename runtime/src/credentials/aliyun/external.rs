//! A program that prints credentials.

use super::issued;
use crate::Sensitive;
use crate::credentials::document::Document;
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};
use zeroize::Zeroizing;

/// Runs the command of a profile, whose arguments may be secret.
#[derive(Debug)]
pub(super) struct ExternalProvider {
    surroundings: Surroundings,
    command: Sensitive,
}

impl ExternalProvider {
    pub(super) fn new(surroundings: Surroundings, command: &str) -> Self {
        Self { surroundings, command: Sensitive::new(command) }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let unfit = || CredentialError::new("`process_command` has a quote that does not end");
        let command = shlex::split(self.command.expose()).ok_or_else(unfit)?;
        let output = self.surroundings.program(command).await.map_err(|error| {
            CredentialError::new(format!("`process_command` does not work: {error}"))
        })?;
        let output = Zeroizing::new(output);
        let document = Document::json("the output of `process_command`".to_owned(), &output)?;
        let printed = document.root();
        let key = Credentials::access_key(
            printed.required("access_key_id")?,
            printed.required("access_key_secret")?,
        );
        let token = match printed.text("mode")? {
            None | Some("AK" | "StsToken") => printed.text("sts_token")?,
            Some(_) => return Err(printed.error("`mode` must be AK or StsToken")),
        };
        if token.is_none() && printed.text("mode")? == Some("StsToken") {
            printed.required("sts_token")?;
        }
        let credentials = match token {
            Some(token) => key.with_security_token(token),
            None => key,
        };
        Ok(match printed.text("expiration")? {
            Some(end) => Lease::until(credentials, issued::time(&printed, "expiration", end)?),
            None => Lease::lasting(credentials),
        })
    }
}

impl CredentialProvider for ExternalProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
