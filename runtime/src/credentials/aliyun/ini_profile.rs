//! The credentials file of the SDKs of Alibaba Cloud.

#[cfg(feature = "rsa")]
use super::RsaKeyProvider;
use super::{EcsRoleProvider, OidcRoleProvider, RamRoleProvider, Role};
use crate::credentials::document::Section;
use crate::credentials::ini::{self, Trailing};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};
#[cfg(feature = "rsa")]
use std::time::Duration;

const FILE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";

/// Reads `~/.alibabacloud/credentials.ini`, or the file that `ALIBABA_CLOUD_CREDENTIALS_FILE` names.
///
/// The section is that of `ALIBABA_CLOUD_PROFILE`, or else `default`; the types are `access_key`,
/// `ram_role_arn`, `oidc_role_arn`, `ecs_ram_role` and, with the feature `rsa`, `rsa_key_pair`.
#[derive(Clone, Debug)]
pub struct IniProfileProvider {
    surroundings: Surroundings,
}

impl IniProfileProvider {
    /// Reads the file each time it is asked.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let path = self.surroundings.named_or_in_home(FILE, ".alibabacloud/credentials.ini")?;
        let text = self.surroundings.existing(&path).await?;
        let document = ini::parse(format!("`{}`", path.display()), &text, Trailing::Hash)?;
        let name = self.surroundings.variable(PROFILE);
        let name = name.as_deref().unwrap_or("default");
        let missing = || document.root().error(format_args!("there is no section `{name}`"));
        let section = document.root().section(name)?.ok_or_else(missing)?;
        let place = format!("section `{name}` of `{}`", path.display());
        let provider = self.provider(&section)?;
        provider.lease().await.map_err(|error| error.within(place))
    }

    fn provider(
        &self,
        section: &Section<'_>,
    ) -> Result<Box<dyn CredentialProvider>, CredentialError> {
        let surroundings = self.surroundings.clone();
        match section.required("type")? {
            "access_key" => Ok(Box::new(key(section)?)),
            "ram_role_arn" => {
                Ok(Box::new(RamRoleProvider::new(surroundings, key(section)?, role(section)?)))
            }
            "oidc_role_arn" => Ok(Box::new(OidcRoleProvider::new(
                surroundings,
                role(section)?,
                section.required("oidc_provider_arn")?,
                section.required("oidc_token_file_path")?,
            ))),
            "ecs_ram_role" => {
                let provider = EcsRoleProvider::new(surroundings);
                Ok(Box::new(match section.text("role_name")? {
                    Some(role) => provider.with_role(role),
                    None => provider,
                }))
            }
            #[cfg(feature = "rsa")]
            "rsa_key_pair" => Ok(Box::new(rsa_key(section, surroundings)?)),
            #[cfg(not(feature = "rsa"))]
            "rsa_key_pair" => Err(section.error("type `rsa_key_pair` needs the feature `rsa`")),
            other => Err(section.error(format_args!(
                "type `{other}` is not supported; supported are access_key, ram_role_arn, \
                 oidc_role_arn, ecs_ram_role and rsa_key_pair"
            ))),
        }
    }
}

fn key(section: &Section<'_>) -> Result<Credentials, CredentialError> {
    let id = section.required("access_key_id")?;
    Ok(Credentials::access_key(id, section.required("access_key_secret")?))
}

fn role(section: &Section<'_>) -> Result<Role, CredentialError> {
    let mut role = Role::new(section.required("role_arn")?);
    role.session_name = section.text("role_session_name")?.map(str::to_owned);
    role.policy = section.text("policy")?.map(str::to_owned);
    Ok(role)
}

#[cfg(feature = "rsa")]
fn rsa_key(
    section: &Section<'_>,
    surroundings: Surroundings,
) -> Result<RsaKeyProvider, CredentialError> {
    let id = section.required("public_key_id")?;
    let provider = RsaKeyProvider::new(surroundings, id, section.required("private_key_file")?);
    Ok(match section.number("session_expiration")?.filter(|seconds| *seconds > 0) {
        Some(seconds) => provider.with_duration(Duration::from_secs(seconds)),
        None => provider,
    })
}

impl CredentialProvider for IniProfileProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
