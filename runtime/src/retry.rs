//! Whether, and when, a call that failed is made again.

mod budget;

pub(crate) use budget::{Budget, Cost};

use crate::Safety;
use crate::error::{ErrorKind, Failure};
use std::time::Duration;

/// How often a call is attempted, and how long it waits before each further attempt.
///
/// Whether it is attempted again is for the failure and the [`Safety`] of the operation to say:
///
/// | the attempt | safe, idempotent | unsafe |
/// |---|---|---|
/// | found no connection | again | again |
/// | was throttled: HTTP 429, or a throttling code with another HTTP status of 400 to 499 | again | again |
/// | brought no answer in time, or the connection broke | again | no |
/// | met trouble of the service, or a throttling code with any other status | again | no |
/// | was rejected with credentials that have since been replaced | again, once | again, once |
/// | failed in any other way | no | no |
///
/// An unsafe call is repeated only where the service cannot have begun to work: it was not reached, or
/// it turned the call away at the door. The gateways throttle and reject before anything is done, and
/// say so with an HTTP status below 500; the same code in an answer with another status may come from
/// behind them. An idempotent call carries the same token in all attempts; without a token it counts as
/// unsafe.
///
/// The wait is random, up to a limit that doubles with each attempt (full jitter), or as long as the
/// service asks for if that is longer. A call that would have to wait beyond its timeout fails at once.
/// Clones of a client share a budget of retries, so that an outage is not made worse by them; see
/// [`ClientBuilder::retry_budget`](crate::ClientBuilder::retry_budget).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    throttling_delay: Duration,
    max_delay: Duration,
}

impl RetryPolicy {
    /// 3 attempts; the first wait is up to 100 ms, or 500 ms after throttling, and none is longer than
    /// 20 s unless the service asks for it.
    #[must_use]
    pub const fn standard() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(100),
            throttling_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(20),
        }
    }

    /// One attempt, whatever happens.
    #[must_use]
    pub const fn none() -> Self {
        Self::standard().with_max_attempts(1)
    }

    /// Sets how often a call is attempted at most, the first time included. 0 counts as 1.
    #[must_use]
    pub const fn with_max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: if attempts == 0 { 1 } else { attempts }, ..self }
    }

    /// Sets how long the first wait is at most.
    #[must_use]
    pub const fn with_base_delay(self, delay: Duration) -> Self {
        Self { base_delay: delay, ..self }
    }

    /// Sets how long the first wait after throttling is at most.
    #[must_use]
    pub const fn with_throttling_delay(self, delay: Duration) -> Self {
        Self { throttling_delay: delay, ..self }
    }

    /// Sets how long any wait is at most, but for those that the service asks for.
    #[must_use]
    pub const fn with_max_delay(self, delay: Duration) -> Self {
        Self { max_delay: delay, ..self }
    }

    /// How often a call is attempted at most.
    #[must_use]
    pub const fn max_attempts(&self) -> u32 {
        self.max_attempts
    }

    /// How long to wait after an attempt, counted from 1; `share` of the limit, from 0 to 1.
    pub(crate) fn delay(&self, attempt: u32, failure: &Failure, share: f64) -> Duration {
        let base = if failure.is_throttling() { self.throttling_delay } else { self.base_delay };
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let limit = base.saturating_mul(doubled).min(self.max_delay);
        let backoff = Duration::try_from_secs_f64(limit.as_secs_f64() * share).unwrap_or(limit);
        backoff.max(failure.retry_after.unwrap_or_default())
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}

/// Whether an operation may be attempted again after a failure.
pub(crate) fn may_repeat(failure: &Failure, safety: Safety) -> bool {
    let harmless = match safety {
        Safety::Safe | Safety::Idempotent => true,
        Safety::Unsafe => certainly_undone(failure),
    };
    harmless && failure.is_retryable()
}

/// Whether the service cannot have begun to work.
fn certainly_undone(failure: &Failure) -> bool {
    let turned_away = failure.status.is_some_and(|status| status.is_client_error());
    failure.kind == ErrorKind::Connect || (turned_away && failure.is_throttling())
}

#[cfg(test)]
mod tests;
