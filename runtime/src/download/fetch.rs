//! Receiving a file over as many connections as it takes.

mod answer;

use super::connection::{Rest, ask, lost};
use super::progress::Listener;
use super::settings::Settings;
use super::version::Version;
use super::{DownloadError, DownloadErrorKind, Link, refusal};
use bytes::Bytes;
use reqwest::{Client, Response};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::debug;

/// Longer waiting is not told from waiting for ever, and does not fit into every clock.
const LONGEST_PATIENCE: Duration = Duration::from_hours(24 * 365);

/// What happens to a file that is received.
pub(super) enum Event {
    /// The file begins. Whatever came before is void.
    Begin,
    /// The next bytes.
    Data(Bytes),
}

/// Whether a file may begin again after some of it was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restart {
    Allowed,
    Refused,
}

/// A file that is being received.
#[derive(Debug)]
pub(super) struct Fetch {
    client: Client,
    link: Link,
    settings: Settings,
    listener: Listener,
    restart: Restart,
    deadline: Option<Instant>,
    version: Version,
    name: Option<String>,
    received: u64,
    /// The most that was ever received.
    most: u64,
    /// Failures since the last byte that is new.
    failures: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    /// There is no connection.
    Waiting,
    Receiving(Part),
    Finished,
}

/// An answer that is being read.
#[derive(Debug)]
struct Part {
    response: Response,
    /// What comes first and was received earlier.
    known: u64,
    /// The place in the file where the answer ends, if it says so.
    end: Option<u64>,
}

impl Fetch {
    pub(super) fn new(
        client: Client,
        link: Link,
        settings: Settings,
        listener: Listener,
        restart: Restart,
    ) -> Self {
        let (version, state) = (Version::default(), State::Waiting);
        let deadline = settings.total_timeout.and_then(|it| Instant::now().checked_add(it));
        Self {
            client,
            link,
            settings,
            listener,
            restart,
            deadline,
            version,
            name: None,
            received: 0,
            most: 0,
            failures: 0,
            state,
        }
    }

    /// Goes on where an earlier download ended.
    pub(super) fn go_on(&mut self, version: Version, received: u64) {
        (self.version, self.received, self.most) = (version, received, received);
        self.state = State::Waiting;
    }

    /// What is known of the file.
    pub(super) fn version(&self) -> &Version {
        &self.version
    }

    /// The bytes that have arrived.
    pub(super) fn received(&self) -> u64 {
        self.received
    }

    /// The name that the server suggests, once the file began.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What happens next; `None` at the end of the file.
    pub(super) async fn next(&mut self) -> Result<Option<Event>, DownloadError> {
        loop {
            let step = match std::mem::replace(&mut self.state, State::Waiting) {
                State::Waiting => self.open().await,
                State::Receiving(part) => self.read(part).await,
                State::Finished => {
                    self.state = State::Finished;
                    return Ok(None);
                }
            };
            match step {
                Ok(None) => {}
                Ok(event) => return Ok(event),
                Err(error) => self.recover(error).await?,
            }
        }
    }

    /// Asks for what is missing.
    async fn open(&mut self) -> Result<Option<Event>, DownloadError> {
        let rest = self.version.validator.as_ref().filter(|_| self.received > 0);
        let rest = rest.map(|validator| Rest { from: self.received, validator });
        let is_rest = rest.is_some();
        debug!(from = self.received, "asking");
        let asking = timeout_at(self.patience(), ask(&self.client, &self.link, rest));
        let response = asking.await.map_err(|_| self.late())??;
        let status = response.status().as_u16();
        debug!(status, "answered");
        match status {
            200 => self.whole(response),
            206 if is_rest => self.rest(response),
            416 if is_rest => self.nothing_more(&response),
            _ => {
                let refusal = timeout_at(self.patience(), refusal::read(response));
                Err(refusal.await.unwrap_or_else(|_| self.late()))
            }
        }
    }

    /// Reads on.
    async fn read(&mut self, mut part: Part) -> Result<Option<Event>, DownloadError> {
        if self.version.total == Some(self.received) {
            return self.finish();
        }
        let piece = timeout_at(self.patience(), part.response.chunk()).await;
        let piece =
            piece.map_err(|_| self.late())?.map_err(|error| lost(part.response.url(), error))?;
        match piece {
            Some(bytes) => self.take(part, bytes),
            None => self.ended(&part),
        }
    }

    /// Takes the bytes that are new.
    fn take(&mut self, mut part: Part, mut bytes: Bytes) -> Result<Option<Event>, DownloadError> {
        let known = part.known.min(bytes.len() as u64);
        part.known -= known;
        // No more than the length of the piece.
        let bytes = bytes.split_off(usize::try_from(known).unwrap_or(bytes.len()));
        let received = self.received + bytes.len() as u64;
        if part.end.is_some_and(|end| received > end) {
            return self.begin_again("the server sends more than it says");
        }
        self.check_limit(received)?;
        if let Some(expected) = self.settings.expected_bytes.filter(|it| received > *it) {
            let message = format!("it has more than {expected} bytes");
            return Err(self.error(DownloadErrorKind::SizeMismatch).message(message));
        }
        self.received = received;
        self.state = State::Receiving(part);
        if received > self.most {
            (self.most, self.failures) = (received, 0);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        self.tell();
        Ok(Some(Event::Data(bytes)))
    }

    /// The answer is over; the file, perhaps not.
    fn ended(&mut self, part: &Part) -> Result<Option<Event>, DownloadError> {
        match part.end {
            // A server may give the rest in parts.
            Some(end) if self.received == end && part.known == 0 => Ok(None),
            Some(end) => {
                let message = format!("after {} of {end} bytes", self.received);
                Err(self.error(DownloadErrorKind::Interrupted).message(message))
            }
            None => {
                self.version.total = Some(self.received);
                self.finish()
            }
        }
    }

    fn finish(&mut self) -> Result<Option<Event>, DownloadError> {
        self.check_expected(self.received)?;
        self.listener.tell(self.received, Some(self.received));
        debug!(bytes = self.received, "complete");
        self.state = State::Finished;
        Ok(None)
    }

    fn tell(&mut self) {
        self.listener.tell(self.received, self.version.total.or(self.settings.expected_bytes));
    }

    /// Waits before another attempt, if one is worth it.
    async fn recover(&mut self, error: DownloadError) -> Result<(), DownloadError> {
        self.failures = self.failures.saturating_add(1);
        debug!(kind = ?error.kind(), failures = self.failures, received = self.received, "failed");
        let pause = self.settings.pause(self.failures, error.retry_after());
        let left = self.deadline.map(|it| it.saturating_duration_since(Instant::now()));
        let late = left.is_some_and(|left| left <= pause);
        // Without a validator nobody can tell whether the rest belongs to what is there.
        let lost = self.received > 0 && self.version.validator.is_none();
        let stuck = lost && self.restart == Restart::Refused;
        if !error.is_retryable() || self.failures >= self.settings.attempts || stuck || late {
            return Err(error);
        }
        sleep(pause).await;
        Ok(())
    }

    /// Until when the next piece must have come.
    fn patience(&self) -> Instant {
        let stalled = Instant::now() + self.settings.read_timeout.min(LONGEST_PATIENCE);
        self.deadline.map_or(stalled, |deadline| deadline.min(stalled))
    }

    /// What it means that nothing came.
    fn late(&self) -> DownloadError {
        let over = self.deadline.is_some_and(|deadline| deadline <= Instant::now());
        let message = match self.settings.total_timeout.filter(|_| over) {
            Some(total) => format!("it took longer than {total:?}"),
            None => format!("nothing came for {:?}", self.settings.read_timeout),
        };
        self.error(DownloadErrorKind::Timeout).message(message)
    }

    fn error(&self, kind: DownloadErrorKind) -> DownloadError {
        DownloadError::new(kind).host(self.link.host())
    }
}
