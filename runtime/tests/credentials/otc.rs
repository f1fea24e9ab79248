//! The providers of Open Telekom Cloud and Huawei Cloud.

mod clouds_yaml;
mod huawei_profile;
mod password;
mod project;

use crate::server::Reply;
use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;
use std::time::{Duration, UNIX_EPOCH};

/// How the identity service gives a token.
pub(crate) fn token() -> Reply {
    let body = r#"{"token":{"expires_at":"2023-11-15T22:13:20.500000Z"}}"#;
    Reply::Issues(201, "X-Subject-Token", "hidden-token", body.to_owned())
}

/// What a provider makes of it.
pub(crate) fn leased() -> Lease {
    let end = UNIX_EPOCH + Duration::from_millis(1_700_086_400_500);
    Lease::until(Credentials::token("hidden-token"), end)
}
