//! Looking for credentials in one place after the other.

use super::aliyun::{
    CliProfileProvider, EcsRoleProvider, IniProfileProvider, OidcRoleProvider, UriProvider,
};
use super::lease::credentials_of;
use super::otc::{CloudsYamlProvider, HuaweiProfileProvider, PasswordProvider};
use super::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, EnvironmentProvider, Lease,
    LeaseFuture, Surroundings,
};
use crate::Signer;
use std::sync::OnceLock;
use tracing::debug;

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

    /// The places where the SDKs of Alibaba Cloud look, in their order: the environment, an OIDC role,
    /// the profile of the command line tool, the credentials file, the metadata of the instance, and
    /// the credentials server.
    #[must_use]
    pub fn aliyun(surroundings: &Surroundings) -> Self {
        let here = || surroundings.clone();
        Self::new()
            .then("environment", EnvironmentProvider::aliyun().in_surroundings(here()))
            .then("OIDC role", OidcRoleProvider::environment(here()))
            .then("command line profile", CliProfileProvider::new(here()))
            .then("credentials file", IniProfileProvider::new(here()))
            .then("instance role", EcsRoleProvider::new(here()))
            .then("credentials server", UriProvider::new(here()))
    }

    /// The places where the SDKs of Open Telekom Cloud and Huawei Cloud look: the environment, a
    /// password in the environment, `clouds.yaml`, and the credentials file of Huawei Cloud.
    #[must_use]
    pub fn otc(surroundings: &Surroundings) -> Self {
        let here = || surroundings.clone();
        Self::new()
            .then("environment", EnvironmentProvider::otc().in_surroundings(here()))
            .then("password", PasswordProvider::environment(here()))
            .then("clouds.yaml", CloudsYamlProvider::new(here()))
            .then("credentials file", HuaweiProfileProvider::new(here()))
    }

    pub(crate) fn for_signer(signer: Signer, surroundings: &Surroundings) -> Self {
        match signer {
            Signer::Acs3HmacSha256 => Self::aliyun(surroundings),
            Signer::SdkHmacSha256 => Self::otc(surroundings),
        }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        if let Some(Link { name, provider }) = self.found.get().and_then(|&it| self.links.get(it)) {
            return provider.lease().await.map_err(|error| error.within(name));
        }
        let mut failures = Vec::new();
        for (index, Link { name, provider }) in self.links.iter().enumerate() {
            match provider.lease().await {
                Ok(lease) => {
                    debug!(provider = name, "credentials found");
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

    fn invalidate(&self, rejected: &Credentials) {
        self.links.iter().for_each(|link| link.provider.invalidate(rejected));
    }
}
