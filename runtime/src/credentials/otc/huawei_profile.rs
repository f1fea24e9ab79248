//! The credentials file of the SDKs of Huawei Cloud.

use crate::credentials::ini::{self, Trailing};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};

const FILE: &str = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";

/// Reads the access key in `~/.huaweicloud/credentials`, or in the file that
/// `HUAWEICLOUD_SDK_CREDENTIALS_FILE` names: that of the section `basic`, for services with projects,
/// or else that of `global`.
#[derive(Clone, Debug)]
pub struct HuaweiProfileProvider {
    surroundings: Surroundings,
}

impl HuaweiProfileProvider {
    /// Reads the file each time it is asked.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let path = self.surroundings.named_or_in_home(FILE, ".huaweicloud/credentials")?;
        let text = self.surroundings.existing(&path).await?;
        let document = ini::parse(format!("`{}`", path.display()), &text, Trailing::Nothing)?;
        let root = document.root();
        let section = match root.section("basic")? {
            Some(section) => Some(section),
            None => root.section("global")?,
        };
        let missing = || root.error("there is no section `basic` or `global`");
        let section = section.ok_or_else(missing)?;
        let key = Credentials::access_key(section.required("ak")?, section.required("sk")?);
        Ok(Lease::lasting(match section.text("security_token")? {
            Some(token) => key.with_security_token(token),
            None => key,
        }))
    }
}

impl CredentialProvider for HuaweiProfileProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
