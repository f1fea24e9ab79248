//! A world that a test makes up.

use specwright_runtime::credentials::{Lease, LeaseFuture};
use specwright_runtime::{CredentialError, CredentialFuture, CredentialProvider, Credentials};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that stands still until it is moved. It begins at 2023-11-14T22:13:20Z.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Arc<AtomicU64>);

impl Clock {
    pub(crate) fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_700_000_000 + self.0.load(Ordering::Relaxed))
    }

    pub(crate) fn forward(&self, minutes: u64) {
        self.0.fetch_add(minutes * 60, Ordering::Relaxed);
    }
}

type Outcome = Result<Lease, CredentialError>;

/// A provider that does what a test says, and counts.
#[derive(Debug)]
pub(crate) struct Scripted {
    outcomes: Mutex<Vec<Outcome>>,
    pub(crate) asked: AtomicU64,
}

impl Scripted {
    /// Gives these one after the other.
    pub(crate) fn new(outcomes: impl IntoIterator<Item = Outcome>) -> Arc<Self> {
        let mut outcomes: Vec<_> = outcomes.into_iter().collect();
        outcomes.reverse();
        Arc::new(Self { outcomes: Mutex::new(outcomes), asked: AtomicU64::new(0) })
    }

    pub(crate) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }
}

impl CredentialProvider for Scripted {
    fn credentials(&self) -> CredentialFuture<'_> {
        Box::pin(async move { self.lease().await.map(Lease::into_credentials) })
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            self.asked.fetch_add(1, Ordering::Relaxed);
            self.outcomes.lock().unwrap().pop().unwrap_or_else(|| failure("asked too often"))
        })
    }
}

pub(crate) fn failure(message: &str) -> Outcome {
    Err(CredentialError::new(message))
}

/// A token that ends so many minutes after the beginning.
pub(crate) fn token(token: &str, minutes: u64) -> Lease {
    let end = Clock::default().now() + Duration::from_mins(minutes);
    Lease::until(Credentials::token(token), end)
}
