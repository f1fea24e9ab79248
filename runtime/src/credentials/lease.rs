//! Credentials that are valid for a time.

use super::{CredentialError, CredentialFuture, Credentials};
use std::pin::Pin;
use std::time::{Duration, SystemTime};

/// How long before their end credentials are refreshed, unless their provider says otherwise.
const REFRESH_BEFORE: Duration = Duration::from_mins(5);

/// Credentials, with the time at which they end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    credentials: Credentials,
    expires_at: Option<SystemTime>,
    refresh_before: Duration,
}

/// What [`CredentialProvider::lease`](super::CredentialProvider::lease) returns.
pub type LeaseFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Lease, CredentialError>> + Send + 'a>>;

impl Lease {
    /// Credentials that are not known to end.
    #[must_use]
    pub fn lasting(credentials: Credentials) -> Self {
        Self { credentials, expires_at: None, refresh_before: REFRESH_BEFORE }
    }

    /// Credentials that end. They are refreshed 5 minutes before.
    #[must_use]
    pub fn until(credentials: Credentials, expires_at: SystemTime) -> Self {
        Self { credentials, expires_at: Some(expires_at), refresh_before: REFRESH_BEFORE }
    }

    /// Sets how long before their end the credentials are refreshed.
    #[must_use]
    pub fn refreshed_before(mut self, time: Duration) -> Self {
        self.refresh_before = time;
        self
    }

    /// The credentials.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The credentials alone.
    #[must_use]
    pub fn into_credentials(self) -> Credentials {
        self.credentials
    }

    /// When the credentials end, if that is known.
    #[must_use]
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at
    }

    pub(super) fn is_valid(&self, now: SystemTime) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }

    /// When to refresh credentials that were obtained now. Those that last for less than twice the
    /// usual time are used for half of theirs; those without an end are looked up again now and then,
    /// since whoever keeps them may replace them.
    pub(super) fn refresh_at(&self, now: SystemTime) -> SystemTime {
        let Some(end) = self.expires_at else { return now + REFRESH_BEFORE };
        let lifetime = end.duration_since(now).unwrap_or_default();
        now + lifetime.saturating_sub(self.refresh_before).max(lifetime / 2)
    }
}

/// The credentials of a lease that is yet to come.
pub(super) fn credentials_of(lease: LeaseFuture<'_>) -> CredentialFuture<'_> {
    Box::pin(async move { lease.await.map(Lease::into_credentials) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lives_are_used_for_half_of_their_time() {
        let now = SystemTime::UNIX_EPOCH;
        let minutes = Duration::from_mins;
        let refresh = |life: u64, before: u64| {
            let lease = Lease::until(Credentials::token("t"), now + minutes(life));
            lease.refreshed_before(minutes(before)).refresh_at(now).duration_since(now).unwrap()
        };
        assert_eq!(refresh(60, 15), minutes(45));
        assert_eq!(refresh(20, 15), minutes(10));
        assert_eq!(refresh(0, 15), minutes(0));
        let lasting = Lease::lasting(Credentials::token("t"));
        assert_eq!(lasting.refresh_at(now), now + minutes(5));
    }
}
