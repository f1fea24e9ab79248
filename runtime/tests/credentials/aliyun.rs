//! The providers of Alibaba Cloud.

mod cli_profile;
mod ecs_role;
mod ini_profile;
#[cfg(feature = "rsa")]
mod rsa_key;
mod sts;
mod uri;

use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;

/// A key as a server issues it, in the fields of an object.
pub(crate) const ISSUED: &str = r#""AccessKeyId":"STS.id","AccessKeySecret":"hidden-secret",
    "SecurityToken":"hidden-token","Expiration":"2023-11-14T23:13:20Z""#;

/// What a provider makes of it.
pub(crate) fn issued() -> Lease {
    let key =
        Credentials::access_key("STS.id", "hidden-secret").with_security_token("hidden-token");
    let end = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_003_600);
    Lease::until(key, end).refreshed_before(std::time::Duration::from_mins(15))
}
