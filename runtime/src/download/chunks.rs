//! A file as a stream of bytes.

use super::DownloadError;
use super::fetch::{Event, Fetch};
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use tracing::{Instrument, Span};

/// The bytes of a file, as a stream. After a broken connection it goes on where it was.
///
/// It fails with [`DownloadErrorKind::Changed`](super::DownloadErrorKind::Changed) where the file is
/// not the same any more, since what was handed out cannot be taken back.
#[must_use = "the file is fetched only when its bytes are asked for"]
pub struct Chunks {
    state: State,
    span: Span,
}

enum State {
    Idle(Box<Fetch>),
    Busy(Next),
    Over,
}

/// What asking for a piece runs. It owns what it works on, so that nobody who stops waiting breaks it.
type Next =
    Pin<Box<dyn Future<Output = (Box<Fetch>, Option<Result<Bytes, DownloadError>>)> + Send>>;

impl Chunks {
    pub(super) fn new(fetch: Fetch, span: Span) -> Self {
        Self { state: State::Idle(Box::new(fetch)), span }
    }

    /// The next bytes; `None` at the end of the file, and after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, DownloadError>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, DownloadError>>> {
        let mut next = match std::mem::replace(&mut self.state, State::Over) {
            State::Idle(fetch) => Box::pin(next(fetch).instrument(self.span.clone())),
            State::Busy(next) => next,
            State::Over => return Poll::Ready(None),
        };
        let Poll::Ready((fetch, piece)) = next.as_mut().poll(context) else {
            self.state = State::Busy(next);
            return Poll::Pending;
        };
        if matches!(piece, Some(Ok(_))) {
            self.state = State::Idle(fetch);
        }
        Poll::Ready(piece)
    }
}

async fn next(mut fetch: Box<Fetch>) -> (Box<Fetch>, Option<Result<Bytes, DownloadError>>) {
    loop {
        let piece = match fetch.next().await {
            Ok(Some(Event::Begin)) => continue,
            Ok(Some(Event::Data(bytes))) => Some(Ok(bytes)),
            Ok(None) => None,
            Err(error) => Some(Err(error)),
        };
        return (fetch, piece);
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, DownloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").finish_non_exhaustive()
    }
}
