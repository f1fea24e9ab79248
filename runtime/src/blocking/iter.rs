//! Streams as iterators.

use super::outcome;
use crate::{Error, ErrorCode};
use futures_core::Stream;
use std::pin::Pin;

/// A stream of results of calls, as an iterator that waits for each.
#[derive(Debug)]
#[must_use = "nothing is fetched before it is asked for"]
pub struct Blocking<S> {
    stream: S,
    operation: &'static str,
}

impl<S> Blocking<S> {
    pub(super) fn new(stream: S, operation: &'static str) -> Self {
        Self { stream, operation }
    }

    /// The stream, to go on in another way.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<S, T, C> Iterator for Blocking<S>
where
    S: Stream<Item = Result<T, Error<C>>> + Unpin,
    C: ErrorCode,
{
    type Item = Result<T, Error<C>>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = &mut self.stream;
        let next = std::future::poll_fn(|context| Pin::new(&mut *stream).poll_next(context));
        outcome(self.operation, async { next.await.transpose() }).transpose()
    }
}
