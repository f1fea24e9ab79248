//! A world that a test makes up.

use crate::server::{Reply, Server};
use specwright_runtime::credentials::{Lease, LeaseFuture, Surroundings};
use specwright_runtime::{CredentialError, CredentialFuture, CredentialProvider, Credentials};
use std::collections::HashMap;
use std::io::{self, ErrorKind::NotFound};
use std::path::PathBuf;
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

/// Variables, files, programs and a server; nothing of the real world is seen.
#[derive(Clone)]
pub(crate) struct World {
    variables: HashMap<String, String>,
    files: HashMap<PathBuf, Vec<u8>>,
    server: Arc<Server>,
    program: Result<&'static str, &'static str>,
}

impl World {
    /// A world with an empty home directory, and a server that gives these answers.
    pub(crate) fn new(script: impl IntoIterator<Item = Reply>) -> Self {
        let variables = HashMap::from([("HOME".to_owned(), "/home/me".to_owned())]);
        Self {
            variables,
            files: HashMap::new(),
            server: Server::new(script),
            program: Err("no program"),
        }
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn file(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.into(), text.as_ref().to_owned());
        self
    }

    /// What every program of this world prints, with its first argument for `$1`.
    pub(crate) fn program(mut self, output: Result<&'static str, &'static str>) -> Self {
        self.program = output;
        self
    }

    pub(crate) fn server(&self) -> Arc<Server> {
        Arc::clone(&self.server)
    }

    pub(crate) fn surroundings(self) -> Surroundings {
        let Self { variables, files, server, program } = self;
        let clock = Clock::default();
        Surroundings::new()
            .with_variables(move |name| variables.get(name).cloned())
            .with_files(move |path| files.get(path).cloned().ok_or_else(|| NotFound.into()))
            .with_programs(move |command| {
                let output = program.map(|output| output.replace("$1", &command[1]).into_bytes());
                Box::pin(std::future::ready(output.map_err(io::Error::other)))
            })
            .with_transport(server)
            .with_clock(move || clock.now())
            .with_nonce(|| "nonce-1".to_owned())
    }
}

/// What a provider finds, or why it does not. Neither its `Debug` nor its errors show a secret, which
/// here are all texts with `hidden` in them.
pub(crate) async fn lease(provider: &impl CredentialProvider) -> Result<Lease, String> {
    let lease = provider.lease().await;
    let shown = format!("{provider:?} {lease:?}");
    assert!(!shown.contains("hidden"), "{shown}");
    lease.map_err(|error| {
        let message = error.to_string();
        assert!(!message.contains("hidden"), "{message}");
        message
    })
}
