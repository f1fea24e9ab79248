//! A transport that sends nothing: it keeps the request and gives a canned answer.

use http::{Request, Response};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{Body, Transport, TransportFuture};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps what it is given to send.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    sent: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Recorder {
    /// What was given to be sent so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Request<Bytes>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Recorder {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        Box::pin(async { Ok(Response::new(Body::from("{}"))) })
    }
}

/// A request as text: the first line, the headers by name, the body.
#[must_use]
pub fn show(request: &Request<Bytes>) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    let mut headers: Vec<_> = request.headers().iter().collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    let _ = write!(text, "\n{}", String::from_utf8_lossy(request.body()));
    text
}
