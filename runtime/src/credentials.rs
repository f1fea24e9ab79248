//! Who is calling.

mod environment;

pub use environment::EnvironmentProvider;

use crate::Sensitive;
use crate::error::BoxError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// What proves who is calling. `Debug` shows no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Credentials {
    /// An access key, with which requests are signed.
    AccessKey {
        /// The id of the key; not a secret.
        id: String,
        /// The secret of the key.
        secret: Sensitive,
        /// The token that goes with a temporary key.
        security_token: Option<Sensitive>,
    },
    /// A token that is sent with each request (Open Telekom Cloud, Huawei Cloud).
    Token(Sensitive),
}

impl Credentials {
    /// A permanent access key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<Sensitive>) -> Self {
        Self::AccessKey { id: id.into(), secret: secret.into(), security_token: None }
    }

    /// Makes an access key a temporary one. A token stays as it is.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<Sensitive>) -> Self {
        if let Self::AccessKey { security_token, .. } = &mut self {
            *security_token = Some(token.into());
        }
        self
    }

    /// A token that is sent with each request.
    pub fn token(token: impl Into<Sensitive>) -> Self {
        Self::Token(token.into())
    }
}

/// Knows the credentials of the moment. It is asked before each request, so it should remember them.
pub trait CredentialProvider: Send + Sync + fmt::Debug {
    /// The credentials to use now.
    fn credentials(&self) -> CredentialFuture<'_>;
}

/// What [`CredentialProvider::credentials`] returns.
pub type CredentialFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, CredentialError>> + Send + 'a>>;

impl CredentialProvider for Credentials {
    fn credentials(&self) -> CredentialFuture<'_> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

impl<T: CredentialProvider + ?Sized> CredentialProvider for Arc<T> {
    fn credentials(&self) -> CredentialFuture<'_> {
        (**self).credentials()
    }
}

/// Why there are no usable credentials.
#[derive(Debug)]
pub struct CredentialError {
    message: String,
    source: Option<BoxError>,
}

impl CredentialError {
    /// An error with a message that says what to do. It must not hold a secret.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// Adds what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn into_parts(self) -> (String, Option<BoxError>) {
        (self.message, self.source)
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CredentialError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let key = Credentials::access_key("id", "hidden").with_security_token("hidden too");
        let shown = format!("{key:?} {:?}", Credentials::token("hidden three"));
        assert!(shown.contains("\"id\"") && !shown.contains("hidden"), "{shown}");
    }
}
