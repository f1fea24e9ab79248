//! What went wrong, before the error code gets its type.

use super::told::{OneLine, told};
use super::{BoxError, ErrorKind};
use crate::{ErrorClass, Sensitive};
use http::StatusCode;
use std::fmt;
use std::time::Duration;

/// What is kept of a text that a server sent.
const KEPT_BYTES: usize = 16 * 1024;

/// Everything that an [`Error`](super::Error) knows, but for the type of the code.
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) operation: &'static str,
    pub(crate) code: Option<String>,
    pub(crate) class: Option<ErrorClass>,
    pub(crate) message: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) request_id: Option<String>,
    pub(crate) raw_body: Option<String>,
    pub(crate) json_path: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    /// How often the request was sent.
    pub(crate) attempts: u32,
    pub(crate) source: Option<BoxError>,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, operation: &'static str) -> Box<Self> {
        Box::new(Self {
            kind,
            operation,
            code: None,
            class: None,
            message: None,
            status: None,
            request_id: None,
            raw_body: None,
            json_path: None,
            retry_after: None,
            attempts: 0,
            source: None,
        })
    }

    pub(crate) fn message(mut self: Box<Self>, message: impl Into<String>) -> Box<Self> {
        self.message = Some(cut(message.into()));
        self
    }

    pub(crate) fn source(mut self: Box<Self>, source: impl Into<BoxError>) -> Box<Self> {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn body(mut self: Box<Self>, body: &[u8]) -> Box<Self> {
        let start = &body[..body.len().min(KEPT_BYTES)];
        self.raw_body = Some(cut(String::from_utf8_lossy(start).into_owned()));
        self
    }

    /// Takes secrets out of what the service says: some repeat what they were sent.
    pub(crate) fn hide(&mut self, secrets: &[Sensitive]) {
        let Self { code, message, request_id, json_path, .. } = self;
        let texts = [code, message, request_id, json_path];
        for text in texts.into_iter().flatten() {
            for secret in secrets.iter().map(Sensitive::expose).filter(|it| !it.is_empty()) {
                if text.contains(secret) {
                    *text = text.replace(secret, "<redacted>");
                }
            }
        }
    }

    pub(crate) fn is_throttling(&self) -> bool {
        match self.class {
            Some(class) => class == ErrorClass::Throttling,
            None => self.status == Some(StatusCode::TOO_MANY_REQUESTS),
        }
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match self.class {
            Some(class) => matches!(class, ErrorClass::Throttling | ErrorClass::Service),
            None => self.is_throttling() || self.is_outage(),
        }
    }

    /// Whether the network or the service has trouble, as far as this can be told without a code.
    fn is_outage(&self) -> bool {
        const NEVER: [StatusCode; 2] =
            [StatusCode::NOT_IMPLEMENTED, StatusCode::HTTP_VERSION_NOT_SUPPORTED];
        let network =
            matches!(self.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport);
        let service = |it: StatusCode| it.is_server_error() && !NEVER.contains(&it);
        network || self.status.is_some_and(service)
    }
}

/// The text, or as much of it as is kept.
pub(crate) fn cut(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(KEPT_BYTES));
    text
}

impl ErrorKind {
    /// The kind in words.
    fn words(self) -> &'static str {
        match self {
            Self::InvalidRequest => "the request is invalid",
            Self::Credentials => "there are no usable credentials",
            Self::Connect => "cannot connect",
            Self::Timeout => "timed out",
            Self::Transport => "the connection failed",
            Self::Api => "the service reports an error",
            Self::Decode => "the answer cannot be read",
            Self::TooLarge => "the answer is too large",
        }
    }
}

/// `CreateDownload failed: Some.Code (HTTP 200): What is wrong; request id 5D28…`
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headline = self.code.as_deref().unwrap_or_else(|| self.kind.words());
        write!(f, "{} failed: {}", self.operation, OneLine(headline))?;
        if let Some(status) = self.status {
            write!(f, " (HTTP {})", status.as_u16())?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", OneLine(message))?;
        }
        if let Some(id) = &self.request_id {
            write!(f, "; request id {}", OneLine(id))?;
        }
        if self.attempts > 1 {
            write!(f, "; {} attempts", self.attempts)?;
        }
        Ok(())
    }
}

/// Without the body, which may hold what should not be logged.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return told(self, f);
        }
        f.debug_struct("Error")
            .field("kind", &self.kind)
            .field("operation", &self.operation)
            .field("code", &self.code)
            .field("class", &self.class)
            .field("status", &self.status.map(|status| status.as_u16()))
            .field("message", &self.message)
            .field("request_id", &self.request_id)
            .field("json_path", &self.json_path)
            .field("retry_after", &self.retry_after)
            .field("attempts", &self.attempts)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

/// A failure can be the reason of another, when a call fails after several attempts.
impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CredentialError;

    #[test]
    fn everything_is_said_on_one_line() {
        let mut failure =
            Failure::new(ErrorKind::Api, "CreateDownload").message("one\r\n\u{1b}two");
        failure.code = Some("Some.Code".to_owned());
        failure.status = Some(StatusCode::OK);
        failure.request_id = Some("5D28".to_owned());
        assert_eq!(
            failure.to_string(),
            "CreateDownload failed: Some.Code (HTTP 200): one two; request id 5D28"
        );
    }

    #[test]
    fn a_program_that_ends_with_it_tells_the_causes() {
        let network = std::io::Error::other("no route\nto host");
        let credentials = CredentialError::new("cannot get a token").with_source(network);
        let failure = Failure::new(ErrorKind::Credentials, "CreateDownload").source(credentials);
        assert_eq!(
            format!("{failure:?}"),
            "CreateDownload failed: there are no usable credentials\n  \
             caused by: cannot get a token\n  caused by: no route to host"
        );
        let fields = format!("{failure:#?}");
        assert!(fields.starts_with("Error {\n    kind: Credentials,"), "{fields}");
    }

    #[test]
    fn several_attempts_are_told() {
        let mut failure = Failure::new(ErrorKind::Connect, "X");
        failure.attempts = 3;
        assert_eq!(failure.to_string(), "X failed: cannot connect; 3 attempts");
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let failure = Failure::new(ErrorKind::Connect, "X");
        assert_eq!(failure.to_string(), "X failed: cannot connect");
    }

    #[test]
    fn secrets_are_taken_out() {
        let mut failure = Failure::new(ErrorKind::Api, "X").message("token hidden, not hidden");
        failure.code = Some("Bad.hidden".to_owned());
        failure.hide(&[Sensitive::new(""), Sensitive::new("hidden")]);
        let shown = "X failed: Bad.<redacted>: token <redacted>, not <redacted>";
        assert_eq!(failure.to_string(), shown);
    }

    #[test]
    fn a_long_body_is_cut_between_characters() {
        let failure = Failure::new(ErrorKind::Api, "X").body("é".repeat(20_000).as_bytes());
        assert_eq!(failure.raw_body.unwrap().len(), KEPT_BYTES);
        let failure = Failure::new(ErrorKind::Api, "X").body(&vec![0xff; 20_000]);
        assert!(failure.raw_body.unwrap().len() <= KEPT_BYTES);
    }
}
