//! What can go wrong with a call.

mod failure;
mod told;

pub(crate) use failure::{Failure, cut};
pub(crate) use told::told;

use crate::{ErrorClass, ErrorCode, open_enum};
use std::fmt;
use std::time::Duration;

/// The cause of an error, of whatever type.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call failed; `C` is the enum of error codes of the API.
///
/// `Display` says on one line which operation failed, with the code, the message and the request id.
/// `{:?}` adds what caused it, a line each, as `main` prints the error that it returns; `{:#?}` has the fields.
/// Neither `Display` nor `Debug` shows credentials, requests or the body of the answer.
pub struct Error<C>(Box<Inner<C>>);

struct Inner<C> {
    failure: Failure,
    code: Option<C>,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request cannot be sent as it is; nothing was sent.
    InvalidRequest,
    /// There are no usable credentials; nothing was sent.
    Credentials,
    /// There was no connection to the service, which cannot have seen the request.
    Connect,
    /// There was no complete answer in time. The service may have done its work all the same.
    Timeout,
    /// The connection failed. The service may have done its work all the same.
    Transport,
    /// The service, or something on the way to it, answered with an error.
    Api,
    /// The answer of the service cannot be read.
    Decode,
    /// The answer is larger than the client accepts.
    TooLarge,
}

impl<C> Error<C> {
    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.failure.kind
    }

    /// The operation that failed.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.failure.operation
    }

    /// The error code of the service.
    #[must_use]
    pub fn code(&self) -> Option<&C> {
        self.0.code.as_ref()
    }

    /// What kind of trouble the code stands for, where that is known.
    #[must_use]
    pub fn class(&self) -> Option<ErrorClass> {
        self.0.failure.class
    }

    /// The HTTP status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.failure.status.map(|status| status.as_u16())
    }

    /// The message of the service, or what else is wrong.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.failure.message.as_deref()
    }

    /// The id under which the provider's support finds the call.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.failure.request_id.as_deref()
    }

    /// How often the request was sent; 0 if nothing was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.failure.attempts
    }

    /// Whether there were too many calls, by the code, or by HTTP status 429 where there is no known
    /// code.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.0.failure.is_throttling()
    }

    /// Whether the same call may succeed later: throttling, trouble of the service or of the network.
    /// The code counts for more than the HTTP status.
    ///
    /// This looks at the error only. Whether repeating is harmless is for the operation to say, by
    /// its [`Safety`](crate::Safety): after a timeout the first call may have been carried out. The
    /// client has already repeated what it may, by its [`RetryPolicy`](crate::RetryPolicy).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.failure.is_retryable()
    }

    /// Whether there was no complete answer in time.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// The body of the answer as text, cut off after 16 KiB, with `�` for what is no UTF-8.
    ///
    /// It may hold what should not be logged.
    #[must_use]
    pub fn raw_body(&self) -> Option<&str> {
        self.0.failure.raw_body.as_deref()
    }

    /// The place in the answer that cannot be read, such as `$.Records[3].DownloadId`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.failure.json_path.as_deref()
    }

    /// How long the service asks to wait before the next call.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.failure.retry_after
    }
}

impl<C: ErrorCode> From<Box<Failure>> for Error<C> {
    fn from(failure: Box<Failure>) -> Self {
        let code: Option<C> = failure.code.as_deref().map(open_enum::parse);
        Self(Box::new(Inner { failure: *failure, code }))
    }
}

impl<C> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.failure.fmt(f)
    }
}

impl<C> fmt::Debug for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.failure, f)
    }
}

impl<C> std::error::Error for Error<C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0.failure)
    }
}
