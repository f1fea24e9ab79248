//! Why waiting ended without what was waited for.

use crate::Error;
use crate::error::told;
use std::fmt;
use std::time::Duration;

/// Why waiting ended without what was waited for; `T` is what that is, and `C` the enum of error codes.
///
/// Neither `Display` nor `Debug` shows credentials or requests.
pub struct WaitError<T, C>(Box<Inner<T, C>>);

pub(super) struct Inner<T, C> {
    pub(super) waiter: &'static str,
    pub(super) why: Why<C>,
    pub(super) item: Option<T>,
    pub(super) status: Option<String>,
}

#[derive(Debug)]
pub(super) enum Why<C> {
    Failed { reason: Option<String> },
    TimedOut { after: Duration, documented: bool },
    NothingToWaitFor,
    Call(Error<C>),
}

/// Why waiting ended without what was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitErrorKind {
    /// It has failed: the documentation says so of its status.
    Failed,
    /// It was not done in time. It may still be going on.
    TimedOut,
    /// The call that began it succeeded, but its answer does not say what to wait for.
    NothingToWaitFor,
    /// A call failed.
    Call,
}

impl<T, C> WaitError<T, C> {
    pub(super) fn new(inner: Inner<T, C>) -> Self {
        Self(Box::new(inner))
    }

    /// Why it ended.
    #[must_use]
    pub fn kind(&self) -> WaitErrorKind {
        match self.0.why {
            Why::Failed { .. } => WaitErrorKind::Failed,
            Why::TimedOut { .. } => WaitErrorKind::TimedOut,
            Why::NothingToWaitFor => WaitErrorKind::NothingToWaitFor,
            Why::Call(_) => WaitErrorKind::Call,
        }
    }

    /// What was waited for, as it was seen last.
    #[must_use]
    pub fn item(&self) -> Option<&T> {
        self.0.item.as_ref()
    }

    /// What was waited for, as it was seen last.
    #[must_use]
    pub fn into_item(self) -> Option<T> {
        self.0.item
    }

    /// The status that was seen last, as it stands on the wire.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.0.status.as_deref()
    }

    /// What the service says about the failure, where it does.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match &self.0.why {
            Why::Failed { reason } => reason.as_deref(),
            _ => None,
        }
    }

    /// The error of the call that failed.
    #[must_use]
    pub fn call(&self) -> Option<&Error<C>> {
        match &self.0.why {
            Why::Call(error) => Some(error),
            _ => None,
        }
    }
}

impl<T, C> fmt::Display for WaitError<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { waiter, why, status, .. } = &*self.0;
        let status = status.as_deref().map(str::escape_debug);
        match (why, status) {
            (Why::Failed { reason }, status) => {
                write!(f, "{waiter} failed")?;
                status.map_or(Ok(()), |status| write!(f, ": the status is `{status}`"))?;
                let reason = reason.as_deref().map(str::escape_debug);
                reason.map_or(Ok(()), |reason| write!(f, ": {reason}"))
            }
            (Why::TimedOut { after, documented }, Some(status)) => {
                write!(f, "{waiter} not reached within {after:?}: the status is `{status}`")?;
                f.write_str(if *documented { "" } else { ", which is not documented" })
            }
            (Why::TimedOut { after, .. }, None) => {
                write!(f, "{waiter} not reached within {after:?}: no status was seen")
            }
            (Why::NothingToWaitFor, _) => {
                write!(f, "{waiter} cannot be waited for: the answer does not say which it is")
            }
            (Why::Call(error), _) => write!(f, "waiting for {waiter}: {error}"),
        }
    }
}

impl<T: fmt::Debug, C: fmt::Debug + 'static> fmt::Debug for WaitError<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return told(self, f);
        }
        let Inner { waiter, why, item, status } = &*self.0;
        f.debug_struct("WaitError")
            .field("waiter", waiter)
            .field("why", why)
            .field("status", status)
            .field("item", item)
            .finish()
    }
}

impl<T: fmt::Debug, C: fmt::Debug + 'static> std::error::Error for WaitError<T, C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.why {
            Why::Call(error) => error.source(),
            _ => None,
        }
    }
}
