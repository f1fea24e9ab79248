//! Asking a server for credentials.

use super::CredentialError;
use super::document::{Document, Section};
use super::surroundings::{Route, Surroundings};
use crate::{Sensitive, TransportErrorKind};
use bytes::Bytes;
use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::{BodyExt, Limited};
use std::fmt;
use std::time::Duration;

/// How large an answer may be.
const LIMIT: usize = 1024 * 1024;
/// How many characters of a server's text are shown.
const SHOWN: usize = 500;

/// A request, and what is to be known of it.
pub(super) struct Question {
    /// Whom it is for, in words.
    pub(super) server: &'static str,
    pub(super) request: http::Request<Bytes>,
    pub(super) route: Route,
    pub(super) timeout: Duration,
    /// What must not be shown, even if the server repeats it.
    pub(super) secrets: Vec<Sensitive>,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    body: Bytes,
    /// Who answered, in words.
    place: String,
    secrets: Vec<Sensitive>,
}

/// There is no answer.
pub(super) struct Unanswered {
    pub(super) kind: TransportErrorKind,
    pub(super) error: CredentialError,
}

impl From<Unanswered> for CredentialError {
    fn from(unanswered: Unanswered) -> Self {
        unanswered.error
    }
}

/// Sends a request and receives the whole answer, whatever its status.
pub(super) async fn ask(
    surroundings: &Surroundings,
    question: Question,
) -> Result<Answer, Unanswered> {
    let Question { server, mut request, route, timeout, secrets } = question;
    // Not the whole authority, where a password could be.
    let place = format!("{server} at {}", request.uri().host().unwrap_or_default());
    let failed = |kind, problem: &dyn fmt::Display| Unanswered {
        kind,
        error: CredentialError::new(format!("{place}: {problem}")),
    };
    let transport = surroundings.transport(route);
    let transport = transport.map_err(|error| failed(TransportErrorKind::Connect, &error))?;
    let agent = HeaderValue::from_static(concat!("specwright/", env!("CARGO_PKG_VERSION")));
    request.headers_mut().insert(USER_AGENT, agent);
    let received = tokio::time::timeout(timeout, async {
        let (parts, body) = transport.send(request).await?.into_parts();
        Ok((parts, Limited::new(body, LIMIT).collect().await))
    });
    let received = received.await.map_err(|_| {
        failed(TransportErrorKind::Timeout, &format_args!("no answer within {timeout:?}"))
    })?;
    let (parts, body) = received.map_err(|error: crate::TransportError| {
        let Unanswered { kind, error: message } = failed(error.kind(), &error);
        Unanswered { kind, error: message.with_source(error) }
    })?;
    let body = body.map_err(|error| {
        let message = failed(TransportErrorKind::Other, &"the answer is incomplete or too large");
        Unanswered { error: message.error.with_source(error), ..message }
    })?;
    let body = body.to_bytes();
    Ok(Answer { status: parts.status, headers: parts.headers, body, place, secrets })
}

impl Answer {
    /// The answer as an object, if its status is the expected one.
    pub(super) fn document(&self, expected: StatusCode) -> Result<Document, CredentialError> {
        if self.status != expected {
            return Err(self.refusal());
        }
        Document::json(format!("the answer of {}", self.place), &self.body)
    }

    /// The answer as text, if its status is 200.
    pub(super) fn text(&self) -> Result<&str, CredentialError> {
        if self.status != StatusCode::OK {
            return Err(self.refusal());
        }
        let text = std::str::from_utf8(&self.body).map_err(|_| self.error("it sent no text"))?;
        Ok(text.trim())
    }

    /// What the server says in place of what it was asked for.
    pub(super) fn refusal(&self) -> CredentialError {
        let status = self.status.as_u16();
        let document = Document::json(String::new(), &self.body).ok();
        let said = |names: &[&str]| {
            let root = document.as_ref()?.root();
            let error = root.section("error").ok().flatten();
            [Some(root), error].into_iter().flatten().find_map(|it| first(&it, names))
        };
        let mut text = format!("HTTP {status}");
        let code = said(&["Code", "error_code", "title"]);
        let message = said(&["Message", "error_msg", "message"]);
        for said in [code, message].into_iter().flatten() {
            text = format!("{text}, {}", self.shown(&said));
        }
        self.error(text)
    }

    /// An error about this server.
    pub(super) fn error(&self, problem: impl fmt::Display) -> CredentialError {
        CredentialError::new(format!("{}: {problem}", self.place))
    }

    /// A text of the server, short, on one line and without the secrets it was sent.
    pub(super) fn shown(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.secrets.iter().map(Sensitive::expose).filter(|it| !it.is_empty()) {
            text = text.replace(secret, "<redacted>");
        }
        let text = text.split(char::is_control).filter(|it| !it.is_empty()).collect::<Vec<_>>();
        text.join(" ").chars().take(SHOWN).collect()
    }
}

fn first(section: &Section<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| section.text(name).ok().flatten()).map(str::to_owned)
}
