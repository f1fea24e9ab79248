//! A user with a password.

use super::login::{Known, Login};
use crate::Sensitive;
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture,
};

/// Logs in with a name and a password, for a token that is valid for a day.
#[derive(Clone, Debug)]
pub struct PasswordProvider {
    surroundings: Surroundings,
    login: Option<Login>,
}

impl PasswordProvider {
    /// Logs in at `auth_url`, such as `https://iam.eu-de.otc.t-systems.com/v3`, as a user of a
    /// domain, for the project with this name, such as `eu-de`.
    #[must_use]
    pub fn new(
        surroundings: Surroundings,
        auth_url: impl Into<String>,
        domain: impl Into<String>,
        user: impl Into<String>,
        password: impl Into<Sensitive>,
    ) -> Self {
        let login = Login {
            auth_url: auth_url.into(),
            user: Known::ByName(user.into()),
            password: password.into(),
            domain: Some(Known::ByName(domain.into())),
            project: None,
        };
        Self { surroundings, login: Some(login) }
    }

    /// As the variables `OS_AUTH_URL`, `OS_USERNAME` (or `OS_USER_ID`), `OS_PASSWORD`,
    /// `OS_USER_DOMAIN_NAME` (or `OS_DOMAIN_NAME`, or the same with `_ID`), and `OS_PROJECT_ID` or
    /// `OS_PROJECT_NAME` say.
    #[must_use]
    pub fn environment(surroundings: Surroundings) -> Self {
        Self { surroundings, login: None }
    }

    /// Sets the project that the token is for, by its name.
    #[must_use]
    pub fn with_project(self, name: impl Into<String>) -> Self {
        self.with(Known::ByName(name.into()))
    }

    /// Sets the project that the token is for, by its id.
    #[must_use]
    pub fn with_project_id(self, id: impl Into<String>) -> Self {
        self.with(Known::ById(id.into()))
    }

    fn with(mut self, project: Known) -> Self {
        if let Some(login) = &mut self.login {
            login.project = Some(project);
        }
        self
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        match &self.login {
            Some(login) => login.lease(&self.surroundings).await,
            None => of_environment(&self.surroundings)?.lease(&self.surroundings).await,
        }
    }
}

/// What the variables say. All that is missing is named at once.
fn of_environment(surroundings: &Surroundings) -> Result<Login, CredentialError> {
    let first = |names: &[&str]| surroundings.first_variable(names);
    let known = |ids: &[&str], names: &[&str]| Known::either(first(ids), first(names));
    let auth_url = first(&["OS_AUTH_URL"]);
    let user = known(&["OS_USER_ID", "OS_USERID"], &["OS_USERNAME"]);
    let password = surroundings.password("OS_PASSWORD");
    let domain =
        known(&["OS_USER_DOMAIN_ID", "OS_DOMAIN_ID"], &["OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME"]);
    let project = known(&["OS_PROJECT_ID"], &["OS_PROJECT_NAME"]);
    let needs_domain = !matches!(user, Some(Known::ById(_)));
    let missing = [
        (auth_url.is_none(), "OS_AUTH_URL"),
        (user.is_none(), "OS_USERNAME"),
        (password.is_none(), "OS_PASSWORD"),
        (needs_domain && domain.is_none(), "OS_USER_DOMAIN_NAME"),
        (project.is_none(), "OS_PROJECT_ID or OS_PROJECT_NAME"),
    ];
    let missing: Vec<_> = missing.iter().filter(|(it, _)| *it).map(|(_, name)| *name).collect();
    match (auth_url, user, password) {
        (Some(auth_url), Some(user), Some(password)) if missing.is_empty() => {
            Ok(Login { auth_url, user, password, domain, project })
        }
        _ => Err(CredentialError::new(format!("not set: {}", missing.join(", ")))),
    }
}

impl CredentialProvider for PasswordProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
