//! Remembering credentials until they are about to end.

use super::lease::credentials_of;
use super::{
    CredentialError, CredentialFuture, CredentialProvider, Credentials, Lease, LeaseFuture,
};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};
use tracing::warn;

/// How long to wait after a refresh that failed, while the old credentials are still valid.
const RETRY_AFTER: Duration = Duration::from_mins(1);

/// How long after credentials were dropped others are kept, even if they are rejected as well.
const KEEP_AFTER_DROP: Duration = Duration::from_mins(1);

/// Remembers the credentials of another provider, and refreshes them before they end.
///
/// There is one refresh at a time. While the old credentials are valid nobody waits for it but the
/// caller that began it; otherwise all callers wait for the same one, and share what comes of it. If
/// a refresh fails while the old credentials are valid they are kept, and it is tried again a minute
/// later.
///
/// Credentials that a service rejected are dropped, but not more than once a minute: a service that
/// rejects all of them is no reason to log in for each call.
pub struct CachedProvider<P> {
    provider: P,
    clock: Box<dyn Fn() -> SystemTime + Send + Sync>,
    kept: Mutex<Kept>,
    /// Held by whoever refreshes.
    turn: tokio::sync::Mutex<()>,
}

/// What is remembered.
#[derive(Debug, Default)]
struct Kept {
    held: Option<Held>,
    /// How many refreshes have ended, whatever came of them.
    refreshes: u64,
    /// Why the latest refresh failed, if it did.
    failure: Option<CredentialError>,
    /// When credentials were dropped because they had been rejected.
    dropped_at: Option<SystemTime>,
}

#[derive(Debug)]
struct Held {
    lease: Lease,
    refresh_at: SystemTime,
}

/// What a caller finds.
enum Found {
    /// Valid, and not about to end.
    Fresh(Lease),
    /// Valid, but it should be refreshed.
    Stale(Lease),
    /// Not there or at its end, after so many refreshes.
    Nothing(u64),
}

impl<P: CredentialProvider> CachedProvider<P> {
    /// Remembers what `provider` finds.
    #[must_use]
    pub fn new(provider: P) -> Self {
        Self {
            provider,
            clock: Box::new(SystemTime::now),
            kept: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }

    /// Sets the clock by which credentials end; for tests.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    async fn get(&self) -> Result<Lease, CredentialError> {
        let before = match self.look() {
            Found::Fresh(lease) => return Ok(lease),
            Found::Stale(lease) => {
                // Whoever has the turn refreshes for all.
                let Ok(_turn) = self.turn.try_lock() else { return Ok(lease) };
                return self.refresh().await;
            }
            Found::Nothing(refreshes) => refreshes,
        };
        let _turn = self.turn.lock().await;
        match self.look() {
            Found::Fresh(lease) | Found::Stale(lease) => Ok(lease),
            Found::Nothing(after) => {
                let failure = self.kept().failure.clone().filter(|_| after > before);
                // What failed while this caller waited need not fail once more for it.
                if let Some(failure) = failure { Err(failure) } else { self.refresh().await }
            }
        }
    }

    fn look(&self) -> Found {
        let (now, kept) = ((self.clock)(), self.kept());
        match &kept.held {
            Some(held) if !held.lease.is_valid(now) => Found::Nothing(kept.refreshes),
            Some(held) if now >= held.refresh_at => Found::Stale(held.lease.clone()),
            Some(held) => Found::Fresh(held.lease.clone()),
            None => Found::Nothing(kept.refreshes),
        }
    }

    /// Asks the provider. Only whoever has the turn does this.
    async fn refresh(&self) -> Result<Lease, CredentialError> {
        let result = self.provider.lease().await;
        let now = (self.clock)();
        let result = result.and_then(|lease| still_valid(lease, now));
        let mut kept = self.kept();
        kept.refreshes += 1;
        kept.failure = result.as_ref().err().cloned();
        let error = match result {
            Ok(lease) => {
                let refresh_at = lease.refresh_at(now);
                kept.held = Some(Held { lease: lease.clone(), refresh_at });
                return Ok(lease);
            }
            Err(error) => error,
        };
        match &mut kept.held {
            Some(held) if held.lease.is_valid(now) => {
                warn!(%error, "the credentials cannot be refreshed yet; the old ones are valid");
                held.refresh_at = now + RETRY_AFTER;
                Ok(held.lease.clone())
            }
            _ => Err(error),
        }
    }

    /// Drops credentials, if they are still those that are remembered.
    fn drop_rejected(&self, rejected: &Credentials) {
        let (now, mut kept) = ((self.clock)(), self.kept());
        let lately = |at: SystemTime| now.duration_since(at).is_ok_and(|it| it < KEEP_AFTER_DROP);
        let is_held = kept.held.as_ref().is_some_and(|it| it.lease.credentials() == rejected);
        if is_held && !kept.dropped_at.is_some_and(lately) {
            warn!("the credentials were rejected; others are looked for");
            kept.held = None;
            kept.dropped_at = Some(now);
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn still_valid(lease: Lease, now: SystemTime) -> Result<Lease, CredentialError> {
    match lease.expires_at() {
        Some(end) if end <= now => {
            let (end, now) = (crate::Timestamp::from(end), crate::Timestamp::from(now));
            Err(CredentialError::new(format!(
                "the credentials that were found ended at {end}, and it is {now} by the clock here"
            )))
        }
        _ => Ok(lease),
    }
}

impl<P: CredentialProvider> CredentialProvider for CachedProvider<P> {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.get())
    }

    fn invalidate(&self, rejected: &Credentials) {
        self.drop_rejected(rejected);
        self.provider.invalidate(rejected);
    }
}

impl<P: fmt::Debug> fmt::Debug for CachedProvider<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedProvider").field("provider", &self.provider).finish_non_exhaustive()
    }
}
