//! A role that is taken on with other credentials.

use super::{Role, sts};
use crate::Signer;
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};
use crate::sign::{Signing, authorize};
use bytes::Bytes;
use http::HeaderValue;

/// Takes on a RAM role with the credentials of another provider (`AssumeRole`).
#[derive(Debug)]
pub struct RamRoleProvider {
    surroundings: Surroundings,
    source: Box<dyn CredentialProvider>,
    role: Role,
}

impl RamRoleProvider {
    /// Takes on `role` with the credentials of `source`.
    #[must_use]
    pub fn new(
        surroundings: Surroundings,
        source: impl CredentialProvider + 'static,
        role: Role,
    ) -> Self {
        Self { surroundings, source: Box::new(source), role }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let credentials = self.source.credentials().await?;
        let request = self.request(&credentials)?;
        sts::send(&self.surroundings, request, credentials.secrets()).await
    }

    fn request(&self, credentials: &Credentials) -> Result<http::Request<Bytes>, CredentialError> {
        let uri = self.role.sts(&self.surroundings)?;
        let mut request = sts::request(uri, &self.role.parameters(&self.surroundings)?);
        let headers = request.headers_mut();
        headers.insert("x-acs-action", HeaderValue::from_static("AssumeRole"));
        headers.insert("x-acs-version", HeaderValue::from_static(sts::VERSION));
        let signing = Signing {
            signer: Signer::Acs3HmacSha256,
            credentials,
            query: "",
            project: None,
            at: self.surroundings.now(),
            nonce: &|| self.surroundings.unique(),
        };
        authorize(&mut request, &signing)?;
        Ok(request)
    }
}

impl CredentialProvider for RamRoleProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
