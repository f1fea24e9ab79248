//! Sending a request and receiving its answer: all that is the same for every operation.

use crate::answer::{Answer, Readable, request_id_header};
use crate::client::Client;
use crate::error::{ErrorKind, Failure};
use crate::request::{Draft, Sender, draft};
use crate::response::Meta;
use crate::sign::{Signing, authorize};
use crate::transport::{Body, TransportError, TransportErrorKind};
use crate::{CredentialError, OperationFacts, Parameter};
use bytes::{Bytes, BytesMut};
use http_body::Body as _;
use http_body_util::BodyExt;
use std::pin::Pin;
use std::time::Duration;
use tracing::{Instrument, Span, debug, info_span};

/// An answer that is yet to be read, with the span that its reading belongs to.
pub(super) struct Exchange {
    answer: Answer,
    span: Span,
}

impl Exchange {
    /// Reads the answer into the response.
    pub(super) fn read(self, response: &mut dyn Readable) -> Result<Meta, Box<Failure>> {
        let Self { answer, span } = self;
        span.in_scope(|| report(answer.read(response)))
    }
}

/// Tells whoever listens how a call went, without anything that could be a secret.
fn report(result: Result<Meta, Box<Failure>>) -> Result<Meta, Box<Failure>> {
    match &result {
        Ok(meta) => {
            debug!(status = meta.status.as_u16(), request_id = meta.request_id, "call succeeded");
        }
        Err(failure) => report_failure(failure),
    }
    result
}

fn report_failure(failure: &Failure) {
    debug!(
        kind = ?failure.kind,
        status = failure.status.map(|status| status.as_u16()),
        code = failure.code,
        request_id = failure.request_id,
        "call failed"
    );
}

pub(super) type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<Exchange, Box<Failure>>> + Send>>;

/// Prepares a request; the future sends it.
pub(super) fn start(
    client: Client,
    facts: &'static OperationFacts,
    parameters: &[Parameter<'_>],
    timeout: Option<Duration>,
) -> ExchangeFuture {
    let span = info_span!("call", operation = facts.name, api = facts.api.product);
    let prepared = prepare(&client, facts, parameters);
    let inside = span.clone();
    let exchange = async move {
        let result = within(&client, facts, prepared, timeout).await;
        match result {
            Ok(answer) => Ok(Exchange { answer, span }),
            Err(failure) => {
                report_failure(&failure);
                Err(failure)
            }
        }
    };
    Box::pin(exchange.instrument(inside))
}

fn prepare(
    client: &Client,
    facts: &'static OperationFacts,
    parameters: &[Parameter<'_>],
) -> Result<Draft, Box<Failure>> {
    let invalid = |message| Failure::new(ErrorKind::InvalidRequest, facts.name).message(message);
    let inner = &*client.inner;
    let (own, other) = (inner.api, facts.api);
    if (own.provider, own.product, own.version) != (other.provider, other.product, other.version) {
        let (product, version) = (other.product, other.version);
        return Err(invalid(format!("it belongs to another client: {product} {version}")));
    }
    let sender =
        Sender { origin: &inner.origin, user_agent: &inner.user_agent, unique: &*inner.nonce };
    draft(facts, parameters, &sender).map_err(|problem| invalid(problem.to_string()))
}

/// Keeps the call within its time.
async fn within(
    client: &Client,
    facts: &'static OperationFacts,
    draft: Result<Draft, Box<Failure>>,
    timeout: Option<Duration>,
) -> Result<Answer, Box<Failure>> {
    let draft = draft?;
    let timeout = timeout.unwrap_or(client.inner.timeout);
    let result = tokio::time::timeout(timeout, attempt(client, facts, draft)).await;
    result.unwrap_or_else(|_| {
        let message = format!("no complete answer within {timeout:?}");
        Err(Failure::new(ErrorKind::Timeout, facts.name).message(message))
    })
}

/// Signs and sends the request, once, and receives the answer.
async fn attempt(
    client: &Client,
    facts: &'static OperationFacts,
    draft: Draft,
) -> Result<Answer, Box<Failure>> {
    let inner = &*client.inner;
    let request = sign(client, facts, draft).await?;
    let lost = |error| lost(facts, &inner.origin, error);
    let (parts, body) = inner.transport.send(request).await.map_err(lost)?.into_parts();
    debug!(status = parts.status.as_u16(), "answered");
    let limit = inner.max_response_bytes;
    let body = receive(body, limit).await.map_err(|unreceived| {
        let mut failure = match unreceived {
            Unreceived::Lost(error) => lost(error),
            Unreceived::TooLarge => Failure::new(ErrorKind::TooLarge, facts.name)
                .message(format!("more than {limit} bytes")),
        };
        failure.status = Some(parts.status);
        failure.request_id = request_id_header(facts, &parts.headers);
        failure
    })?;
    Ok(Answer { facts, status: parts.status, headers: parts.headers, body })
}

async fn sign(
    client: &Client,
    facts: &'static OperationFacts,
    draft: Draft,
) -> Result<http::Request<Bytes>, Box<Failure>> {
    let refused = |error: CredentialError| {
        let (message, source) = error.into_parts();
        let mut failure = Failure::new(ErrorKind::Credentials, facts.name).message(message);
        failure.source = source;
        failure
    };
    let inner = &*client.inner;
    let credentials = inner.credentials.credentials().await.map_err(refused)?;
    let Draft { mut request, project } = draft;
    let signing = Signing {
        signer: facts.api.signer,
        credentials: &credentials,
        project: project.as_deref(),
        at: (inner.clock)(),
        nonce: &(inner.nonce)(),
    };
    authorize(&mut request, &signing).map_err(refused)?;
    Ok(request)
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
    Lost(TransportError),
    TooLarge,
}

/// Receives a body, but no more than `limit` bytes of it.
async fn receive(mut body: Body, limit: u64) -> Result<Bytes, Unreceived> {
    let mut received = BytesMut::new();
    let mut left = limit;
    if body.size_hint().lower() > limit {
        return Err(Unreceived::TooLarge);
    }
    while let Some(frame) = body.frame().await {
        // Trailers say nothing that is needed.
        let Ok(data) = frame.map_err(Unreceived::Lost)?.into_data() else { continue };
        left = left.checked_sub(data.len() as u64).ok_or(Unreceived::TooLarge)?;
        received.extend_from_slice(&data);
    }
    Ok(received.freeze())
}
