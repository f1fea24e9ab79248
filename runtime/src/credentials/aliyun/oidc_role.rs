//! A role that is taken on with a token of an identity provider.

use super::{Role, sts};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture,
};
use crate::request::encode::encode;
use crate::{Sensitive, Timestamp};
use bytes::Bytes;
use http::Uri;
use std::path::PathBuf;

const ROLE: &str = "ALIBABA_CLOUD_ROLE_ARN";
const PROVIDER: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
const FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

/// Takes on a RAM role with the token of an OIDC identity provider (`AssumeRoleWithOIDC`), as
/// programs in a Kubernetes cluster do. The token is read anew each time.
#[derive(Clone, Debug)]
pub struct OidcRoleProvider {
    surroundings: Surroundings,
    given: Option<Given>,
}

#[derive(Clone, Debug)]
struct Given {
    role: Role,
    provider_arn: String,
    token_file: PathBuf,
}

impl OidcRoleProvider {
    /// Takes on `role` with the token in a file, which is of the provider with this ARN.
    #[must_use]
    pub fn new(
        surroundings: Surroundings,
        role: Role,
        provider_arn: impl Into<String>,
        token_file: impl Into<PathBuf>,
    ) -> Self {
        let (provider_arn, token_file) = (provider_arn.into(), token_file.into());
        Self { surroundings, given: Some(Given { role, provider_arn, token_file }) }
    }

    /// As the variables `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` and
    /// `ALIBABA_CLOUD_OIDC_TOKEN_FILE` say, of which all must be set.
    #[must_use]
    pub fn environment(surroundings: Surroundings) -> Self {
        Self { surroundings, given: None }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let given = self.given.clone().map_or_else(|| self.of_environment(), Ok)?;
        let token = self.surroundings.existing(&given.token_file).await?;
        let token = Sensitive::new(token.trim());
        if token.expose().is_empty() {
            let file = given.token_file.display();
            return Err(CredentialError::new(format!("there is no token in `{file}`")));
        }
        let request = self.request(&given, &token)?;
        sts::send(&self.surroundings, request, vec![token]).await
    }

    fn of_environment(&self) -> Result<Given, CredentialError> {
        let [role, provider, file] =
            [ROLE, PROVIDER, FILE].map(|it| self.surroundings.variable(it));
        let unset = [(ROLE, &role), (PROVIDER, &provider), (FILE, &file)];
        let unset = unset.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name);
        let unset = unset.collect::<Vec<_>>().join(", ");
        let (Some(role), Some(provider_arn), Some(file)) = (role, provider, file) else {
            return Err(CredentialError::new(format!("not set: {unset}")));
        };
        Ok(Given { role: Role::new(role), provider_arn, token_file: file.into() })
    }

    /// It carries the token in its body, and no signature.
    fn request(
        &self,
        given: &Given,
        token: &Sensitive,
    ) -> Result<http::Request<Bytes>, CredentialError> {
        let mut form = given.role.parameters(&self.surroundings)?;
        form.push(("OIDCProviderArn".to_owned(), given.provider_arn.clone()));
        form.push(("OIDCToken".to_owned(), token.expose().to_owned()));
        let now = Timestamp::from_secs(Timestamp::from(self.surroundings.now()).as_secs());
        let uri = format!(
            "{}?Action=AssumeRoleWithOIDC&Format=JSON&SignatureNonce={}&Timestamp={}&Version={}",
            given.role.sts(&self.surroundings)?,
            encode(&self.surroundings.unique()),
            encode(&now.to_string()),
            sts::VERSION,
        );
        let unfit = |_| CredentialError::new("the request to the STS makes no URL");
        Ok(sts::request(uri.parse::<Uri>().map_err(unfit)?, &form))
    }
}

impl CredentialProvider for OidcRoleProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
