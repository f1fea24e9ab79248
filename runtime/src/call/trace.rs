//! What is told to whoever listens: how a call and its attempts went, without anything that could be a
//! secret.

use crate::OperationFacts;
use crate::error::Failure;
use crate::response::Meta;
use tracing::field::Empty;
use tracing::{Span, debug, info_span};

/// The span of a call.
pub(super) fn call(facts: &OperationFacts) -> Span {
    info_span!(
        "call",
        operation = facts.name,
        api = facts.api.product,
        attempts = Empty,
        kind = Empty,
        status = Empty,
        code = Empty,
        request_id = Empty,
    )
}

/// The span of an attempt.
pub(super) fn attempt(facts: &OperationFacts, number: u32) -> Span {
    info_span!(
        "attempt",
        operation = facts.name,
        attempt = number,
        kind = Empty,
        status = Empty,
        code = Empty,
        request_id = Empty,
    )
}

/// Notes in a span how it ended.
pub(super) fn outcome(span: &Span, result: Result<&Meta, &Failure>) {
    if span.is_disabled() {
        return;
    }
    let (status, request_id) = match result {
        Ok(meta) => (Some(meta.status), meta.request_id.as_deref()),
        Err(failure) => {
            span.record("kind", tracing::field::debug(failure.kind));
            span.record("code", failure.code.as_deref());
            (failure.status, failure.request_id.as_deref())
        }
    };
    span.record("status", status.map(|status| status.as_u16()));
    span.record("request_id", request_id);
}

/// Notes in the span of a call how it ended, and says so.
pub(super) fn end(span: &Span, result: Result<&Meta, &Failure>) {
    outcome(span, result);
    let attempts = match result {
        Ok(meta) => meta.attempts,
        Err(failure) => failure.attempts,
    };
    span.record("attempts", attempts);
    let words = if result.is_ok() { "call succeeded" } else { "call failed" };
    span.in_scope(|| debug!("{words}"));
}
