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
    let credentials = key.with_security_token(issued.required("SecurityToken")?);
    let end = time(issued, "Expiration", issued.required("Expiration")?)?;
    Ok(Lease::until(credentials, end).refreshed_before(REFRESH_BEFORE))
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
