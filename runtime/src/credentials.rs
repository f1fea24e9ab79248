//! Who is calling.

pub mod aliyun;
mod cache;
mod chain;
mod document;
mod environment;
mod error;
mod exchange;
mod ini;
mod lease;
pub mod otc;
mod server_url;
mod surroundings;
mod yaml;

pub use cache::CachedProvider;
pub use chain::CredentialChain;
pub use environment::EnvironmentProvider;
pub use error::CredentialError;
pub use lease::{Lease, LeaseFuture};
pub use surroundings::{ProgramFuture, Surroundings};

use crate::Sensitive;
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

    /// What of it must not be shown.
    pub(crate) fn secrets(&self) -> Vec<Sensitive> {
        match self {
            Self::AccessKey { secret, security_token, .. } => {
                [Some(secret), security_token.as_ref()].into_iter().flatten().cloned().collect()
            }
            Self::Token(token) => vec![token.clone()],
        }
    }
}

/// Knows the credentials of the moment. It is asked before each request: one that takes its time to
/// find them belongs into a [`CachedProvider`].
pub trait CredentialProvider: Send + Sync + fmt::Debug {
    /// The credentials to use now.
    fn credentials(&self) -> CredentialFuture<'_>;

    /// The credentials to use now, with the time at which they end. Implement it if they do end.
    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(async move { self.credentials().await.map(Lease::lasting) })
    }

    /// Tells that a service rejected these credentials. Implement it if you remember credentials:
    /// forget these, so that others are looked for when there is the next call.
    fn invalidate(&self, rejected: &Credentials) {
        let _ = rejected;
    }
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

    fn lease(&self) -> LeaseFuture<'_> {
        (**self).lease()
    }

    fn invalidate(&self, rejected: &Credentials) {
        (**self).invalidate(rejected);
    }
}

impl<T: CredentialProvider + ?Sized> CredentialProvider for Box<T> {
    fn credentials(&self) -> CredentialFuture<'_> {
        (**self).credentials()
    }

    fn lease(&self) -> LeaseFuture<'_> {
        (**self).lease()
    }

    fn invalidate(&self, rejected: &Credentials) {
        (**self).invalidate(rejected);
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
