//! Temporary keys as the servers of Alibaba Cloud write them.

use crate::credentials::document::Section;
use crate::credentials::{CredentialError, Credentials, Lease};
use std::time::{Duration, SystemTime};

/// How long before their end such keys are refreshed.
const REFRESH_BEFORE: Duration = Duration::from_mins(15);

/// Reads `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and `Expiration`.
pub(super) fn lease(issued: &Section<'_>) -> Result<Lease, CredentialError> {
    let key = Credentials::access_key(
        issued.required("AccessKeyId")?,
        issued.required("AccessKeySecret")?,
    );
    until_its_end(issued, key.with_security_token(issued.required("SecurityToken")?))
}

/// Reads `SessionAccessKeyId`, `SessionAccessKeySecret` and `Expiration`.
#[cfg(feature = "rsa")]
pub(super) fn session_key(issued: &Section<'_>) -> Result<Lease, CredentialError> {
    let id = issued.required("SessionAccessKeyId")?;
    let key = Credentials::access_key(id, issued.required("SessionAccessKeySecret")?);
    until_its_end(issued, key)
}

fn until_its_end(issued: &Section<'_>, key: Credentials) -> Result<Lease, CredentialError> {
    let end = time(issued, "Expiration", issued.required("Expiration")?)?;
    Ok(Lease::until(key, end).refreshed_before(REFRESH_BEFORE))
}

/// The time that a text of a section stands for.
pub(super) fn time(
    section: &Section<'_>,
    name: &str,
    text: &str,
) -> Result<SystemTime, CredentialError> {
    let time = text.parse::<jiff::Timestamp>();
    let wrong =
        |_| section.error(format_args!("`{name}` must be a time like 2026-01-13T08:00:00Z"));
    time.map(SystemTime::from).map_err(wrong)
}
