//! What can be set for one call.

use crate::RetryPolicy;
use std::time::Duration;

/// What differs from the settings of the client.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
}
