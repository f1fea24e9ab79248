//! The clouds that OpenStack tools know.

use super::login::{Known, Login};
use crate::credentials::document::{Document, Section};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture, yaml,
};
use std::path::PathBuf;

const CLOUD: &str = "OS_CLOUD";

/// Takes the cloud that `OS_CLOUD` names from the first `clouds.yaml` there is: in the working
/// directory, in `~/.config/openstack` or in `/etc/openstack`. It has a token, an access key, or a
/// user with a password.
#[derive(Clone, Debug)]
pub struct CloudsYamlProvider {
    surroundings: Surroundings,
}

impl CloudsYamlProvider {
    /// Reads the file each time it is asked.
    #[must_use]
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings }
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        let unset = || CredentialError::new(format!("{CLOUD} is not set"));
        let name = self.surroundings.variable(CLOUD).ok_or_else(unset)?;
        let document = self.document().await?;
        let root = document.root();
        let missing = || root.error(format_args!("there is no cloud `{name}`"));
        let clouds = root.required_section("clouds")?;
        let cloud = clouds.section(&name)?.ok_or_else(missing)?;
        let auth = cloud.required_section("auth")?;
        if let Some(token) = auth.text("token")? {
            return Ok(Lease::lasting(Credentials::token(token)));
        }
        if let Some(key) = key(&auth)? {
            return Ok(Lease::lasting(key));
        }
        let lease = login(&auth)?.lease(&self.surroundings).await;
        lease.map_err(|error| error.within(format_args!("cloud `{name}`")))
    }

    async fn document(&self) -> Result<Document, CredentialError> {
        let home = self.surroundings.in_home(".config/openstack/clouds.yaml").ok();
        let system = PathBuf::from("/etc/openstack/clouds.yaml");
        let paths = [Some(PathBuf::from("clouds.yaml")), home, Some(system)];
        let paths: Vec<_> = paths.into_iter().flatten().collect();
        for path in &paths {
            if let Some(text) = self.surroundings.file(path).await? {
                return yaml::parse(format!("`{}`", path.display()), &text);
            }
        }
        let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
        Err(CredentialError::new(format!("there is no {}", paths.join(" or "))))
    }
}

fn key(auth: &Section<'_>) -> Result<Option<Credentials>, CredentialError> {
    let (Some(id), Some(secret)) =
        (first(auth, &["ak", "access_key"])?, first(auth, &["sk", "secret_key"])?)
    else {
        return Ok(None);
    };
    let key = Credentials::access_key(id, secret);
    Ok(Some(match auth.text("security_token")? {
        Some(token) => key.with_security_token(token),
        None => key,
    }))
}

fn login(auth: &Section<'_>) -> Result<Login, CredentialError> {
    let known = |id: &[&str], name: &[&str]| {
        Ok::<_, CredentialError>(Known::either(first(auth, id)?, first(auth, name)?))
    };
    let missing = || auth.error("`username` is missing");
    Ok(Login {
        auth_url: auth.required("auth_url")?.to_owned(),
        user: known(&["user_id"], &["username"])?.ok_or_else(missing)?,
        password: auth.required("password")?.into(),
        domain: known(&["user_domain_id", "domain_id"], &["user_domain_name", "domain_name"])?,
        project: known(&["project_id"], &["project_name"])?,
    })
}

fn first(auth: &Section<'_>, names: &[&str]) -> Result<Option<String>, CredentialError> {
    for name in names {
        if let Some(text) = auth.text(name)? {
            return Ok(Some(text.to_owned()));
        }
    }
    Ok(None)
}

impl CredentialProvider for CloudsYamlProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
