//! How long a call and its attempts may take.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;
use tokio::task::unconstrained;
use tokio::time::{Instant, sleep_until};

/// A point in time by which something must be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    /// `None` where it is too far away to be written down.
    at: Option<Instant>,
    allowed: Duration,
}

impl Deadline {
    pub(super) fn after(allowed: Duration) -> Self {
        Self { at: Instant::now().checked_add(allowed), allowed }
    }

    /// The earlier of two.
    pub(super) fn or(self, other: Self) -> Self {
        match (self.at, other.at) {
            (Some(own), Some(at)) if own <= at => self,
            (Some(_), None) => self,
            _ => other,
        }
    }

    /// Whether there is time to wait so long and then do something.
    pub(super) fn allows(self, wait: Duration) -> bool {
        let Some(at) = self.at else { return true };
        Instant::now().checked_add(wait).is_some_and(|end| end < at)
    }

    /// What the future gives, unless it is late.
    ///
    /// It must be `Unpin`, as a pinned one is, so that it is not moved once more: some are large.
    pub(super) async fn keep<T>(
        self,
        mut future: impl Future<Output = T> + Unpin,
    ) -> Result<T, Late> {
        let mut timer = pin!(None);
        poll_fn(|context| {
            if let Poll::Ready(value) = Pin::new(&mut future).poll(context) {
                return Poll::Ready(Ok(value));
            }
            // What is ready at once needs no timer.
            if timer.is_none() {
                // It must go off even if the future uses up all that a task may do at a time.
                timer.set(self.at.map(sleep_until).map(unconstrained));
            }
            match timer.as_mut().as_pin_mut() {
                Some(timer) => timer.poll(context).map(|()| Err(Late(self.allowed))),
                None => Poll::Pending,
            }
        })
        .await
    }
}

/// Something was not done in the time that was allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Late(pub(super) Duration);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn the_earlier_deadline_counts() {
        let (short, long) = (Deadline::after(SECOND), Deadline::after(SECOND * 2));
        let endless = Deadline::after(Duration::MAX);
        for both in [short.or(long), long.or(short), short.or(endless), endless.or(short)] {
            assert_eq!(both.keep(std::future::pending::<()>()).await, Err(Late(SECOND)));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_must_leave_time_for_the_attempt() {
        let deadline = Deadline::after(SECOND);
        assert!(deadline.allows(SECOND / 2));
        assert!(!deadline.allows(SECOND) && !deadline.allows(Duration::MAX));
        let endless = Deadline::after(Duration::MAX);
        assert!(endless.allows(SECOND) && endless.allows(Duration::MAX));
        assert_eq!(endless.keep(std::future::ready(1)).await, Ok(1));
    }

    #[tokio::test(start_paused = true)]
    async fn a_busy_future_is_late_as_well() {
        let deadline = Deadline::after(SECOND);
        tokio::time::advance(SECOND).await;
        let busy = pin!(async {
            loop {
                tokio::task::consume_budget().await;
            }
        });
        assert_eq!(deadline.keep::<()>(busy).await, Err(Late(SECOND)));
    }
}
