//! The role that a program takes on.

use crate::Timestamp;
use crate::credentials::CredentialError;
use crate::credentials::surroundings::Surroundings;
use http::Uri;
use std::time::Duration;

const DURATION: Duration = Duration::from_hours(1);
const SHORTEST: Duration = Duration::from_mins(15);

/// A RAM role to take on, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub(super) arn: String,
    pub(super) session_name: Option<String>,
    pub(super) duration: Duration,
    pub(super) policy: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) sts_region: Option<String>,
    pub(super) vpc: Option<bool>,
}

impl Role {
    /// A role by its ARN, such as `acs:ram::123456789012:role/backup`, for an hour at a time.
    #[must_use]
    pub fn new(arn: impl Into<String>) -> Self {
        Self {
            arn: arn.into(),
            session_name: None,
            duration: DURATION,
            policy: None,
            external_id: None,
            sts_region: None,
            vpc: None,
        }
    }

    /// Sets the name under which the session shows in logs; by the variable
    /// `ALIBABA_CLOUD_ROLE_SESSION_NAME` unless this says otherwise.
    #[must_use]
    pub fn with_session_name(mut self, name: impl Into<String>) -> Self {
        self.session_name = Some(name.into());
        self
    }

    /// Sets how long a session lasts: 15 minutes or more, as long as the role allows.
    #[must_use]
    pub fn with_duration(mut self, duration: Duration) -> Self {
        self.duration = duration;
        self
    }

    /// Sets a policy, as JSON, that narrows what the session may do.
    #[must_use]
    pub fn with_policy(mut self, policy: impl Into<String>) -> Self {
        self.policy = Some(policy.into());
        self
    }

    /// Sets the external id that the role asks for.
    #[must_use]
    pub fn with_external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    /// Sets the region whose STS is asked; by the variable `ALIBABA_CLOUD_STS_REGION` unless this
    /// says otherwise.
    #[must_use]
    pub fn with_sts_region(mut self, region: impl Into<String>) -> Self {
        self.sts_region = Some(region.into());
        self
    }

    /// Sets whether the STS is reached within a VPC, for which its region must be known; by the
    /// variable `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` unless this says otherwise.
    #[must_use]
    pub fn with_vpc(mut self, vpc: bool) -> Self {
        self.vpc = Some(vpc);
        self
    }

    /// What the STS is told of the role.
    pub(super) fn parameters(
        &self,
        surroundings: &Surroundings,
    ) -> Result<Vec<(String, String)>, CredentialError> {
        if self.duration < SHORTEST {
            return Err(CredentialError::new("the session of a role lasts for 15 minutes or more"));
        }
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let name = self.session_name.clone();
        let name = name.or_else(|| surroundings.variable("ALIBABA_CLOUD_ROLE_SESSION_NAME"));
        let name = name.unwrap_or_else(|| {
            format!("specwright-{}", Timestamp::from(surroundings.now()).as_secs())
        });
        let mut parameters = vec![
            pair("DurationSeconds", &self.duration.as_secs().to_string()),
            pair("RoleArn", &self.arn),
            pair("RoleSessionName", &name),
        ];
        parameters.extend(self.policy.as_deref().map(|policy| pair("Policy", policy)));
        parameters.extend(self.external_id.as_deref().map(|id| pair("ExternalId", id)));
        Ok(parameters)
    }

    /// Where the STS is.
    pub(super) fn sts(&self, surroundings: &Surroundings) -> Result<Uri, CredentialError> {
        let region = self.sts_region.clone();
        let region = region.or_else(|| surroundings.variable("ALIBABA_CLOUD_STS_REGION"));
        let enabled = || surroundings.is_on("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED");
        let host = match region {
            None => "sts.aliyuncs.com".to_owned(),
            Some(region) if is_region(&region) => {
                let sts = if self.vpc.unwrap_or_else(enabled) { "sts-vpc" } else { "sts" };
                format!("{sts}.{region}.aliyuncs.com")
            }
            Some(_) => return Err(CredentialError::new("the region of the STS is not a region")),
        };
        let unfit = |_| CredentialError::new("the region of the STS is not a region");
        format!("https://{host}/").parse().map_err(unfit)
    }
}

/// Nothing else becomes part of a host name.
fn is_region(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(letter)
}
