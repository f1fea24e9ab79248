//! Why a file did not arrive.

use crate::BoxError;
use crate::error::told;
use std::convert::Infallible;
use std::fmt;
use std::time::Duration;

/// Why a file did not arrive.
///
/// Neither `Display` nor `Debug` shows more of a link than its host.
pub struct DownloadError(Box<Inner>);

struct Inner {
    kind: DownloadErrorKind,
    host: Option<String>,
    code: Option<String>,
    message: Option<String>,
    retry_after: Option<Duration>,
    source: Option<BoxError>,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DownloadErrorKind {
    /// The link cannot be used; nothing was sent.
    InvalidLink,
    /// HTTPS, or a thread, cannot be set up on this system.
    Setup,
    /// There was no connection to the server.
    Connect,
    /// Nothing came for too long, or all of it took too long.
    Timeout,
    /// The connection broke.
    Interrupted,
    /// The server answered with this status. With 403, 404 and 410 the link has often expired.
    Status(u16),
    /// The server sends to another place that is not safe to go to, or too often.
    Redirect,
    /// The server sends the file in another form, such as compressed.
    Encoded,
    /// The file is larger than allowed.
    TooLarge,
    /// The file is not as large as expected.
    SizeMismatch,
    /// The file changed while it was read, so that what was handed out is not its beginning.
    Changed,
    /// There is a file of that name.
    Exists,
    /// The file cannot be written.
    Io,
}

impl DownloadError {
    pub(super) fn new(kind: DownloadErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            host: None,
            code: None,
            message: None,
            retry_after: None,
            source: None,
        }))
    }

    pub(super) fn message(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    pub(super) fn host(mut self, host: impl Into<String>) -> Self {
        self.0.host = Some(host.into());
        self
    }

    pub(super) fn refusal(mut self, code: Option<String>, retry_after: Option<Duration>) -> Self {
        self.0.code = code;
        self.0.retry_after = retry_after;
        self
    }

    pub(super) fn source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> DownloadErrorKind {
        self.0.kind
    }

    /// The HTTP status, if the server refused.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self.0.kind {
            DownloadErrorKind::Status(status) => Some(status),
            _ => None,
        }
    }

    /// The error code of the object store, such as `AccessDenied`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// How long the server asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether going on may help.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        use DownloadErrorKind::{Connect, Interrupted, Status, Timeout};
        matches!(self.kind(), Connect | Timeout | Interrupted | Status(408 | 429 | 500..=599))
    }
}

impl DownloadErrorKind {
    /// The kind in words.
    fn words(self) -> &'static str {
        match self {
            Self::InvalidLink => "the link cannot be used",
            Self::Setup => "the download cannot be set up here",
            Self::Connect => "cannot connect",
            Self::Timeout => "timed out",
            Self::Interrupted => "the connection broke",
            Self::Status(_) => "the server refuses",
            Self::Redirect => "the server sends elsewhere",
            Self::Encoded => "the file comes in another form",
            Self::TooLarge => "the file is too large",
            Self::SizeMismatch => "the file has another size",
            Self::Changed => "the file changed meanwhile",
            Self::Exists => "there is such a file",
            Self::Io => "the file cannot be written",
        }
    }
}

impl From<Infallible> for DownloadError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// `download from host failed: AccessDenied (HTTP 403): Request has expired.; the link may have expired`
impl fmt::Display for DownloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, host, code, message, .. } = &*self.0;
        if let Some(host) = host {
            write!(f, "download from {host} failed: ")?;
        }
        f.write_str(code.as_deref().unwrap_or(kind.words()))?;
        if let Some(status) = self.status() {
            write!(f, " (HTTP {status})")?;
        }
        if let Some(message) = message {
            write!(f, ": {message}")?;
        }
        match kind {
            DownloadErrorKind::Status(403 | 404 | 410) => {
                f.write_str("; the link may have expired")
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for DownloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return told(self, f);
        }
        let Inner { kind, host, code, message, retry_after, source } = &*self.0;
        f.debug_struct("DownloadError")
            .field("kind", kind)
            .field("host", host)
            .field("code", code)
            .field("message", message)
            .field("retry_after", retry_after)
            .field("source", source)
            .finish()
    }
}

impl std::error::Error for DownloadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_on_one_line() {
        let refused = DownloadError::new(DownloadErrorKind::Status(403)).host("h.example");
        assert_eq!(
            refused.to_string(),
            "download from h.example failed: the server refuses (HTTP 403); the link may have expired"
        );
        let refused = refused.refusal(Some("AccessDenied".to_owned()), None);
        let refused = refused.message("Request has expired.");
        assert_eq!(
            refused.to_string(),
            "download from h.example failed: AccessDenied (HTTP 403): Request has expired.; \
             the link may have expired"
        );
        let io = DownloadError::new(DownloadErrorKind::Io).message("the folder `x` does not exist");
        assert_eq!(io.to_string(), "the file cannot be written: the folder `x` does not exist");
    }
}
