//! Looking for credentials in one place after the other.

use super::lease::credentials_of;
use super::{CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture};
use std::sync::OnceLock;

/// Asks providers in order until one has credentials, and from then on only that one: whom a program
/// acts for does not change while it runs.
///
/// If none has any, the error says of each why not. Put a chain into a
/// [`CachedProvider`](super::CachedProvider), so that it is not asked for each request.
#[derive(Debug, Default)]
pub struct CredentialChain {
    links: Vec<Link>,
    found: OnceLock<usize>,
}

#[derive(Debug)]
struct Link {
    name: &'static str,
    provider: Box<dyn CredentialProvider>,
}

impl CredentialChain {
    /// A chain without providers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a provider, to be asked after those before it. The name is for the error.
    #[must_use]
    pub fn then(mut self, name: &'static str, provider: impl CredentialProvider + 'static) -> Self {
        self.links.push(Link { name, provider: Box::new(provider) });
        self
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        if let Some(Link { name, provider }) = self.found.get().and_then(|&it| self.links.get(it)) {
            return provider.lease().await.map_err(|error| error.within(name));
        }
        let mut failures = Vec::new();
        for (index, Link { name, provider }) in self.links.iter().enumerate() {
            match provider.lease().await {
                Ok(lease) => {
                    self.found.get_or_init(|| index);
                    return Ok(lease);
                }
                Err(error) => {
                    let error = error.to_string().replace('\n', "\n  ");
                    failures.push(format!("\n- {name}: {error}"));
                }
            }
        }
        let failures = failures.concat();
        Err(CredentialError::new(format!(
            "no credentials were found; give them with `.credentials(…)`, \
             or in one of the places where they were looked for:{failures}"
        )))
    }
}

impl CredentialProvider for CredentialChain {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
