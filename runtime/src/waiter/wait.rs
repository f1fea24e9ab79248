//! A wait, and what awaiting it does.

use super::error::{Inner, Why};
use super::look::Next;
use super::{Pace, Progress, WaitError, Waiter, WaiterFacts};
use crate::wire::text;
use crate::{Call, Error, Operation, State};
use std::fmt;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::Instant;
use tracing::{Instrument, debug, info_span, warn};

/// How long to wait when nothing else is said.
const DEADLINE: Duration = Duration::from_hours(1);

/// How many looks in a row may fail in a way that can pass.
const FAILED_LOOKS: u32 = 5;

/// A wait, which begins when it is awaited, and ends when it is dropped.
///
/// It asks the service again and again, with growing delays, until the status says that it is done. A
/// status that the documentation calls a failure is a [`WaitError`] that carries what was waited for. A
/// status that is not documented, or nothing to be seen yet, is waited out. It needs a tokio runtime
/// with timers.
#[must_use = "nothing is waited for until this is awaited"]
pub struct Wait<W: Waiter> {
    start: StartFuture<W>,
    deadline: Duration,
    pace: Pace,
    on_progress: OnProgress<W>,
}

type Code<W> = <<W as Waiter>::Operation as Operation>::ErrorCode;
type Outcome<W> = Result<<W as Waiter>::Output, WaitError<<W as Waiter>::Output, Code<W>>>;
type StartFuture<W> = Pin<Box<dyn Future<Output = Result<Option<Next<W>>, Error<Code<W>>>> + Send>>;
type OnProgress<W> = Box<dyn FnMut(&Progress<'_, <W as Waiter>::Output>) + Send>;

/// What awaiting a [`Wait`] runs.
pub type WaitFuture<W> = Pin<Box<dyn Future<Output = Outcome<W>> + Send>>;

impl<W: Waiter> Wait<W> {
    pub(super) fn new(start: StartFuture<W>) -> Self {
        let pace = Pace::of(&W::FACTS);
        Self { start, deadline: DEADLINE, pace, on_progress: Box::new(|_| ()) }
    }

    /// Sets how long to wait at most; without this it is an hour. The last look is taken at the deadline,
    /// so that the wait can take longer by one call.
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets how often to look, in place of what suits the operation.
    pub fn with_pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// Calls a function after each look.
    pub fn on_progress(
        mut self,
        then: impl FnMut(&Progress<'_, W::Output>) + Send + 'static,
    ) -> Self {
        self.on_progress = Box::new(then);
        self
    }

    async fn run(self) -> Outcome<W> {
        let Self { start, deadline, pace, on_progress } = self;
        let begun = Instant::now();
        let failed =
            |why| WaitError::new(Inner { waiter: W::FACTS.name, why, item: None, status: None });
        let next = start.await.map_err(|error| failed(Why::Call(error)))?;
        let (call, waiter) = next.ok_or_else(|| failed(Why::NothingToWaitFor))?;
        let mut watch = Watch { begun, deadline, pace, on_progress, seen: Seen::default() };
        loop {
            if let Some(end) = watch.look(&waiter, &call).await {
                return end;
            }
        }
    }
}

/// A wait under way.
struct Watch<W: Waiter> {
    begun: Instant,
    deadline: Duration,
    pace: Pace,
    on_progress: OnProgress<W>,
    seen: Seen<W::Output>,
}

/// What was seen so far.
struct Seen<T> {
    looks: u32,
    /// How many of the last looks failed.
    failed: u32,
    item: Option<T>,
    status: Option<String>,
    /// How many times in a row the status was the same.
    repeated: u32,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { looks: 0, failed: 0, item: None, status: None, repeated: 0 }
    }
}

impl<W: Waiter> Watch<W> {
    /// Looks once, and then lets some time pass; gives something when the wait is over.
    async fn look(&mut self, waiter: &W, call: &Call<W::Operation>) -> Option<Outcome<W>> {
        let last = self.begun.elapsed() >= self.deadline;
        self.seen.looks += 1;
        let mut delay = self.pace.after(self.seen.looks, fastrand::f64());
        match waiter.look(call.clone()).await {
            Ok(item) => {
                self.seen.failed = 0;
                if let Some(end) = self.judge(item) {
                    return Some(end);
                }
            }
            Err(error) => {
                self.seen.failed += 1;
                if !error.is_retryable() || self.seen.failed >= FAILED_LOOKS || last {
                    return Some(Err(self.end(Why::Call(error))));
                }
                delay = delay.max(error.retry_after().unwrap_or_default());
            }
        }
        if last {
            let documented = self.state().is_some();
            return Some(Err(self.end(Why::TimedOut { after: self.deadline, documented })));
        }
        let left = self.deadline.saturating_sub(self.begun.elapsed());
        tokio::time::sleep(delay.min(left)).await;
        None
    }

    /// Tells what was seen, and whether that is the end.
    fn judge(&mut self, item: Option<W::Output>) -> Option<Outcome<W>> {
        let facts = W::FACTS;
        let read = |path: Option<&str>| text(item.as_ref()?, path?);
        let status = read(Some(facts.status));
        let (progress, reason) = (read(facts.progress), read(facts.reason));
        self.seen.repeated = if status == self.seen.status { self.seen.repeated + 1 } else { 1 };
        (self.on_progress)(&Progress {
            item: item.as_ref(),
            status: status.as_deref(),
            text: progress.as_deref(),
            looks: self.seen.looks,
            elapsed: self.begun.elapsed(),
        });
        debug!(looks = self.seen.looks, status, progress, "looked");
        (self.seen.item, self.seen.status) = (item, status);
        match self.state() {
            Some(State::Success) => self.seen.item.take().map(Ok),
            Some(State::Failure) if !self.is_patient() => {
                Some(Err(self.end(Why::Failed { reason })))
            }
            Some(State::Pending | State::Failure) => None,
            None => {
                if let (Some(status), 1) = (&self.seen.status, self.seen.repeated) {
                    warn!(status, "the status is not documented; waiting on");
                }
                None
            }
        }
    }

    /// What the last status means.
    fn state(&self) -> Option<State> {
        let status = self.seen.status.as_deref()?;
        of(W::FACTS.states, status).or_else(|| W::state(status))
    }

    /// Whether the last status, a failure, has to be seen more often before it is believed.
    fn is_patient(&self) -> bool {
        let WaiterFacts { patience, .. } = W::FACTS;
        let status = self.seen.status.as_deref().unwrap_or_default();
        of(patience, status).is_some_and(|looks| self.seen.repeated < looks)
    }

    fn end(&mut self, why: Why<Code<W>>) -> WaitError<W::Output, Code<W>> {
        let (item, status) = (self.seen.item.take(), self.seen.status.take());
        WaitError::new(Inner { waiter: W::FACTS.name, why, item, status })
    }
}

fn of<T: Copy>(table: &[(&str, T)], status: &str) -> Option<T> {
    table.iter().find(|(value, _)| value.eq_ignore_ascii_case(status)).map(|(_, it)| *it)
}

impl<W: Waiter> IntoFuture for Wait<W> {
    type Output = Outcome<W>;
    type IntoFuture = WaitFuture<W>;

    fn into_future(self) -> WaitFuture<W> {
        let span = info_span!("wait", waiter = W::FACTS.name);
        Box::pin(self.run().instrument(span))
    }
}

impl<W: Waiter> fmt::Debug for Wait<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("waiter", &W::FACTS.name)
            .field("deadline", &self.deadline)
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}
