//! Credentials from environment variables.

use super::{CredentialError, CredentialFuture, CredentialProvider, Credentials, Surroundings};
use std::fmt;
use std::sync::Arc;

/// Reads the variables that the provider's own tools use, each time it is asked.
#[derive(Clone)]
pub struct EnvironmentProvider {
    variables: &'static Variables,
    lookup: Arc<Lookup>,
}

type Lookup = dyn Fn(&str) -> Option<String> + Send + Sync;

/// The names of the variables, in the order in which they count.
#[derive(Debug)]
struct Variables {
    tokens: &'static [&'static str],
    keys: &'static [KeyVariables],
}

/// Variables that belong together: an id is never joined with the secret of another tool.
#[derive(Debug)]
struct KeyVariables {
    id: &'static [&'static str],
    secret: &'static [&'static str],
    security_token: &'static [&'static str],
}

static ALIYUN: Variables = Variables {
    tokens: &[],
    keys: &[KeyVariables {
        id: &["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        secret: &["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        security_token: &["ALIBABA_CLOUD_SECURITY_TOKEN"],
    }],
};

static OTC: Variables = Variables {
    tokens: &["OS_TOKEN", "OS_AUTH_TOKEN"],
    keys: &[
        KeyVariables {
            id: &["OS_ACCESS_KEY", "OS_ACCESS_KEY_ID", "OS_AK", "AWS_ACCESS_KEY_ID"],
            secret: &["OS_SECRET_KEY", "OS_ACCESS_KEY_SECRET", "OS_SK"],
            security_token: &["OS_SECURITY_TOKEN"],
        },
        KeyVariables {
            id: &["HUAWEICLOUD_SDK_AK"],
            secret: &["HUAWEICLOUD_SDK_SK"],
            security_token: &["HUAWEICLOUD_SDK_SECURITY_TOKEN"],
        },
    ],
};

impl EnvironmentProvider {
    /// The variables of Alibaba Cloud: `ALIBABA_CLOUD_ACCESS_KEY_ID` and so on.
    #[must_use]
    pub fn aliyun() -> Self {
        Self::reading(&ALIYUN)
    }

    /// The variables of Open Telekom Cloud and Huawei Cloud: `OS_TOKEN`, `OS_ACCESS_KEY`,
    /// `HUAWEICLOUD_SDK_AK` and so on.
    #[must_use]
    pub fn otc() -> Self {
        Self::reading(&OTC)
    }

    pub(super) fn in_surroundings(self, surroundings: Surroundings) -> Self {
        self.with_lookup(move |name| surroundings.variable(name))
    }

    /// Reads variables with `lookup` in place of the environment of the process.
    #[must_use]
    pub fn with_lookup(
        mut self,
        lookup: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.lookup = Arc::new(lookup);
        self
    }

    fn reading(variables: &'static Variables) -> Self {
        Self { variables, lookup: Arc::new(|name| std::env::var(name).ok()) }
    }

    /// The credentials that the variables hold now.
    ///
    /// # Errors
    /// Names every variable that was looked at.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        if let Some((_, token)) = self.first(self.variables.tokens) {
            return Ok(Credentials::token(token));
        }
        let complete = self.variables.keys.iter().find_map(|names| self.key(names));
        complete.ok_or_else(|| self.nothing_found())
    }

    fn key(&self, names: &KeyVariables) -> Option<Credentials> {
        let (_, id) = self.first(names.id)?;
        let (_, secret) = self.first(names.secret)?;
        let key = Credentials::access_key(id, secret);
        Some(match self.first(names.security_token) {
            Some((_, token)) => key.with_security_token(token),
            None => key,
        })
    }

    /// The first variable that is set, and not to blanks. Line ends of files do not belong to it.
    fn first(&self, names: &[&'static str]) -> Option<(&'static str, String)> {
        names.iter().find_map(|name| {
            let value = (self.lookup)(name)?.trim().to_owned();
            (!value.is_empty()).then_some((*name, value))
        })
    }

    fn nothing_found(&self) -> CredentialError {
        let Variables { tokens, keys } = self.variables;
        let token = (!tokens.is_empty()).then(|| listed(tokens));
        let ways: Vec<_> = token.into_iter().chain(keys.iter().map(way)).collect();
        let halves = keys.iter().filter_map(|names| {
            match (self.first(names.id), self.first(names.secret)) {
                (Some((id, _)), None) => Some(format!("; {id} is set, but no secret for it")),
                (None, Some((secret, _))) => Some(format!("; {secret} is set, but no id for it")),
                _ => None,
            }
        });
        let (ways, halves) = (ways.join(", or "), halves.collect::<Vec<_>>().concat());
        CredentialError::new(format!(
            "there are no credentials in the environment: set {ways}{halves}"
        ))
    }
}

/// How a key is given, in words.
fn way(names: &KeyVariables) -> String {
    let (id, secret) = (listed(names.id), listed(names.secret));
    format!("{id} with {secret} (and {} for a temporary key)", listed(names.security_token))
}

fn listed(names: &[&str]) -> String {
    names.join(" or ")
}

impl CredentialProvider for EnvironmentProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        Box::pin(std::future::ready(self.read()))
    }
}

impl fmt::Debug for EnvironmentProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvironmentProvider")
            .field("variables", self.variables)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(provider: EnvironmentProvider, variables: &[(&str, &str)]) -> EnvironmentProvider {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let variables: Vec<_> = variables.iter().map(owned).collect();
        provider.with_lookup(move |name| {
            variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn a_temporary_key_of_aliyun() {
        let variables = [
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret\n"),
            ("ALIBABA_CLOUD_SECURITY_TOKEN", "sts"),
        ];
        let found = with(EnvironmentProvider::aliyun(), &variables).read().unwrap();
        assert_eq!(found, Credentials::access_key("id", "secret").with_security_token("sts"));
    }

    #[test]
    fn a_token_comes_before_a_key() {
        let variables = [("OS_AK", "id"), ("OS_SK", "secret"), ("OS_AUTH_TOKEN", "token")];
        let found = with(EnvironmentProvider::otc(), &variables).read().unwrap();
        assert_eq!(found, Credentials::token("token"));
    }

    #[test]
    fn an_id_is_not_joined_with_the_secret_of_another_tool() {
        let variables = [
            ("AWS_ACCESS_KEY_ID", "aws"),
            ("HUAWEICLOUD_SDK_AK", "id"),
            ("HUAWEICLOUD_SDK_SK", "s"),
        ];
        let found = with(EnvironmentProvider::otc(), &variables).read().unwrap();
        assert_eq!(found, Credentials::access_key("id", "s"));
    }

    #[test]
    fn a_failure_names_every_variable() {
        let error = with(EnvironmentProvider::otc(), &[("OS_AK", "id"), ("OS_SK", "  ")]);
        let message = error.read().unwrap_err().to_string();
        let keys = OTC.keys.iter().flat_map(|it| [it.id, it.secret, it.security_token]);
        for name in OTC.tokens.iter().chain(keys.flatten()) {
            assert!(message.contains(name), "{name} is missing in: {message}");
        }
        assert!(message.ends_with("OS_AK is set, but no secret for it"), "{message}");
    }

    #[test]
    fn a_failure_of_aliyun_reads_well() {
        let error = with(EnvironmentProvider::aliyun(), &[]).read().unwrap_err();
        assert_eq!(
            error.to_string(),
            "there are no credentials in the environment: set ALIBABA_CLOUD_ACCESS_KEY_ID with \
             ALIBABA_CLOUD_ACCESS_KEY_SECRET (and ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key)"
        );
    }
}
