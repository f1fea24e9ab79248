//! The configuration of the command line tool of Alibaba Cloud.

use super::{EcsRoleProvider, OidcRoleProvider, RamRoleProvider, Role, external};
use crate::credentials::document::{Document, Section};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};
use std::time::Duration;

const DISABLED: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";
const FILE: &str = ".aliyun/config.json";

type Provider = Box<dyn CredentialProvider>;

/// Reads `~/.aliyun/config.json`, as `aliyun configure` writes it.
///
/// The profile is that of `ALIBABA_CLOUD_PROFILE`, or else the current one; the modes are `AK`,
/// `StsToken`, `RamRoleArn`, `EcsRamRole`, `OIDC`, `ChainableRamRoleArn` and `External`. With
/// `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` the file is not read.
#[derive(Clone, Debug)]
pub struct CliProfileProvider {
    surroundings: Surroundings,
}

impl CliProfileProvider {
    /// Reads the file each time it is asked.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        if self.surroundings.is_on(DISABLED) {
            return Err(CredentialError::new(format!("it is turned off by {DISABLED}")));
        }
        let path = self.surroundings.in_home(FILE)?;
        let text = self.surroundings.existing(&path).await?;
        let document = Document::json(format!("`{}`", path.display()), text.as_bytes())?;
        let root = document.root();
        let name = match self.surroundings.variable(PROFILE) {
            Some(name) => name,
            None => root.required("current")?.to_owned(),
        };
        let provider = self.provider(&root, &name, &mut Vec::new())?;
        let place = format!("profile `{name}` of `{}`", path.display());
        provider.lease().await.map_err(|error| error.within(place))
    }

    /// The provider that a profile describes. `users` are the profiles on the way to it.
    fn provider(
        &self,
        root: &Section<'_>,
        name: &str,
        users: &mut Vec<String>,
    ) -> Result<Provider, CredentialError> {
        if users.iter().any(|user| user == name) {
            let way = users.join("` needs `");
            return Err(root.error(format_args!("profile `{way}` needs `{name}` again")));
        }
        let mut found = None;
        for profile in root.list("profiles")? {
            if profile.text("name").is_ok_and(|it| it == Some(name)) {
                found.get_or_insert(profile);
            }
        }
        let missing = || root.error(format_args!("there is no profile `{name}`"));
        let profile = found.ok_or_else(missing)?.called(format_args!("profile `{name}`"));
        match profile.required("mode")? {
            "AK" => Ok(Box::new(key(&profile)?)),
            "StsToken" => {
                Ok(Box::new(key(&profile)?.with_security_token(profile.required("sts_token")?)))
            }
            "RamRoleArn" => self.assuming(key_or_token(&profile)?, &profile),
            "ChainableRamRoleArn" => {
                users.push(name.to_owned());
                let source = self.provider(root, profile.required("source_profile")?, users)?;
                self.assuming(source, &profile)
            }
            "EcsRamRole" => self.of_instance(&profile),
            "OIDC" => self.oidc(&profile),
            "External" => {
                let command = profile.required("process_command")?;
                Ok(Box::new(external::ExternalProvider::new(self.surroundings.clone(), command)))
            }
            mode => Err(profile.error(format_args!(
                "mode `{mode}` is not supported; supported are AK, StsToken, RamRoleArn, \
                 ChainableRamRoleArn, EcsRamRole, OIDC and External"
            ))),
        }
    }

    fn assuming(
        &self,
        source: impl CredentialProvider + 'static,
        profile: &Section<'_>,
    ) -> Result<Provider, CredentialError> {
        let role = role(profile, "ram_session_name")?;
        Ok(Box::new(RamRoleProvider::new(self.surroundings.clone(), source, role)))
    }

    fn of_instance(&self, profile: &Section<'_>) -> Result<Provider, CredentialError> {
        let provider = EcsRoleProvider::new(self.surroundings.clone());
        Ok(Box::new(match profile.text("ram_role_name")? {
            Some(role) => provider.with_role(role),
            None => provider,
        }))
    }

    fn oidc(&self, profile: &Section<'_>) -> Result<Provider, CredentialError> {
        let provider = OidcRoleProvider::new(
            self.surroundings.clone(),
            role(profile, "role_session_name")?,
            profile.required("oidc_provider_arn")?,
            profile.required("oidc_token_file")?,
        );
        Ok(Box::new(provider))
    }
}

fn key(profile: &Section<'_>) -> Result<Credentials, CredentialError> {
    let id = profile.required("access_key_id")?;
    Ok(Credentials::access_key(id, profile.required("access_key_secret")?))
}

fn key_or_token(profile: &Section<'_>) -> Result<Credentials, CredentialError> {
    let key = key(profile)?;
    Ok(match profile.text("sts_token")? {
        Some(token) => key.with_security_token(token),
        None => key,
    })
}

/// The role of a profile, which names its session in one of two ways.
fn role(profile: &Section<'_>, session_name: &str) -> Result<Role, CredentialError> {
    let mut role = Role::new(profile.required("ram_role_arn")?);
    role.session_name = profile.text(session_name)?.map(str::to_owned);
    role.policy = profile.text("policy")?.map(str::to_owned);
    role.external_id = profile.text("external_id")?.map(str::to_owned);
    role.sts_region = profile.text("sts_region")?.map(str::to_owned);
    role.vpc = profile.flag("enable_vpc")?;
    // The tool writes 0 where nothing was said.
    match profile.number("expired_seconds")? {
        None | Some(0) => Ok(role),
        Some(seconds) => Ok(role.with_duration(Duration::from_secs(seconds))),
    }
}

impl CredentialProvider for CliProfileProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
