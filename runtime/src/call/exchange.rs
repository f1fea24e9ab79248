//! Sending a request once, and receiving its answer.

use super::time::{Deadline, Late};
use crate::answer::{Answer, request_id_header, retry_after};
use crate::client::Inner;
use crate::error::{ErrorKind, Failure};
use crate::request::Draft;
use crate::sign::{Signing, authorize};
use crate::transport::{Body, TransportError, TransportErrorKind, TransportFuture};
use crate::{CredentialError, Credentials, OperationFacts};
use bytes::{Bytes, BytesMut};
use http_body::Body as _;
use http_body_util::BodyExt;
use std::pin::pin;

/// Signs a request, if there are credentials. Each attempt has a signature of its own: dates grow old, and nonces are used up.
pub(super) fn sign(
    client: &Inner,
    facts: &OperationFacts,
    draft: &Draft,
    credentials: Option<&Credentials>,
) -> Result<http::Request<Bytes>, Box<Failure>> {
    let mut request = draft.request();
    let Some(credentials) = credentials else { return Ok(request) };
    let signing = Signing {
        signer: facts.api.signer,
        credentials,
        query: &draft.query,
        project: draft.project.as_deref(),
        at: (client.clock)(),
        nonce: &*client.nonce,
    };
    authorize(&mut request, &signing).map_err(|error| refused(facts, error))?;
    Ok(request)
}

/// The failure of a call that has no usable credentials.
pub(super) fn refused(facts: &OperationFacts, error: CredentialError) -> Box<Failure> {
    let (message, source) = error.into_parts();
    let mut failure = Failure::new(ErrorKind::Credentials, facts.name).message(message);
    failure.source = source;
    failure
}

/// Waits until a request is sent, and receives the answer.
pub(super) async fn exchange(
    client: &Inner,
    facts: &'static OperationFacts,
    sending: TransportFuture<'_>,
    end: Deadline,
) -> Result<Answer, Box<Failure>> {
    let lost = |error| lost(facts, &client.origin, error);
    let sent = end.keep(sending).await.map_err(|it| late(facts, it))?;
    let (parts, body) = sent.map_err(lost)?.into_parts();
    let limit = client.max_response_bytes;
    let received = end.keep(pin!(receive(body, limit))).await.unwrap_or_else(|it| Err(it.into()));
    let body = received.map_err(|unreceived| {
        let mut failure = match unreceived {
            Unreceived::Late(it) => late(facts, it),
            Unreceived::Lost(error) => lost(error),
            Unreceived::TooLarge => Failure::new(ErrorKind::TooLarge, facts.name)
                .message(format!("more than {limit} bytes")),
        };
        failure.status = Some(parts.status);
        failure.request_id = request_id_header(facts, &parts.headers);
        failure.retry_after = retry_after(&parts.headers);
        failure
    })?;
    Ok(Answer { facts, status: parts.status, headers: parts.headers, body })
}

/// The failure of a call that took too long.
pub(super) fn late(facts: &OperationFacts, Late(allowed): Late) -> Box<Failure> {
    let message = format!("no complete answer within {allowed:?}");
    Failure::new(ErrorKind::Timeout, facts.name).message(message)
}

fn lost(facts: &OperationFacts, origin: &str, error: TransportError) -> Box<Failure> {
    let kind = match error.kind() {
        TransportErrorKind::Connect => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Other => ErrorKind::Transport,
    };
    Failure::new(kind, facts.name).message(origin).source(error)
}

enum Unreceived {
    Late(Late),
    Lost(TransportError),
    TooLarge,
}

impl From<Late> for Unreceived {
    fn from(late: Late) -> Self {
        Self::Late(late)
    }
}

/// Receives a body, but no more than `limit` bytes of it.
async fn receive(mut body: Body, limit: u64) -> Result<Bytes, Unreceived> {
    // A body that arrives in one piece is not copied.
    let (mut first, mut all) = (Bytes::new(), BytesMut::new());
    let mut left = limit;
    if body.size_hint().lower() > limit {
        return Err(Unreceived::TooLarge);
    }
    while let Some(frame) = body.frame().await {
        // Trailers say nothing that is needed.
        let Ok(data) = frame.map_err(Unreceived::Lost)?.into_data() else { continue };
        left = left.checked_sub(data.len() as u64).ok_or(Unreceived::TooLarge)?;
        if first.is_empty() {
            first = data;
            continue;
        }
        if all.is_empty() {
            all.extend_from_slice(&first);
        }
        all.extend_from_slice(&data);
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}
