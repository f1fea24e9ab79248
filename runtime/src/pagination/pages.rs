//! The pages of a long list.

use super::observed::observe;
use super::{PageStyle, Paginated, Position};
use crate::call::CallFuture;
use crate::parameter::given;
use crate::{Call, Error, Operation, Response};
use futures_core::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The most pages that are fetched when no limit is set, so that no list is endless.
const MOST_PAGES: u64 = 100_000;

/// The pages of a long list, as a stream; each is fetched when it is asked for.
///
/// After an error the stream is at the same page, which is asked for again if the stream is.
#[must_use = "pages are fetched only when they are asked for"]
pub struct Pages<O: Paginated> {
    call: Call<O>,
    next: Next,
    left: u64,
    /// How many items the pages so far had.
    seen: u64,
    /// The fingerprint of the page before.
    before: Option<u64>,
    fetching: Option<CallFuture<O>>,
}

/// Where the next page is.
#[derive(Clone, Debug)]
enum Next {
    /// Where the request says.
    AsRequested,
    At(Position),
    Nowhere,
}

/// What asking for a page gives.
type Page<O> = Option<Result<Response<<O as Operation>::Response>, Failed<O>>>;

type Failed<O> = Error<<O as Operation>::ErrorCode>;

impl<O: Paginated> Pages<O> {
    pub(super) fn new(call: Call<O>) -> Self {
        Self {
            call,
            next: Next::AsRequested,
            left: MOST_PAGES,
            seen: 0,
            before: None,
            fetching: None,
        }
    }

    /// Fetches at most so many pages. Without a limit it is 100,000.
    pub fn limit(mut self, pages: u64) -> Self {
        self.left = pages;
        self
    }

    /// Begins at a place that [`Pages::position`] gave earlier.
    pub fn starting_at(mut self, position: Position) -> Self {
        self.next = Next::At(position);
        self
    }

    /// Where the next page is: the place to go on from later. `None` before the first page, unless the
    /// request or [`Pages::starting_at`] says where that is, and after the last.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        match &self.next {
            Next::AsRequested => self.requested(),
            Next::At(position) => Some(position.clone()),
            Next::Nowhere => None,
        }
    }

    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Response<O::Response>, Error<O::ErrorCode>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// The place that the request asks for.
    fn requested(&self) -> Option<Position> {
        let text = given(self.call.request(), O::PAGINATION.position)?;
        match O::PAGINATION.style {
            PageStyle::Page { .. } => text.parse().ok().map(Position::Page),
            PageStyle::Offset => text.parse().ok().map(Position::Offset),
            PageStyle::Token | PageStyle::Marker => Some(Position::Token(text)),
        }
    }

    /// How many items a page has at most, where the request says.
    fn size(&self) -> Option<u64> {
        given(self.call.request(), O::PAGINATION.size?)?.parse().ok()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Page<O>> {
        if self.fetching.is_none() && (self.left == 0 || matches!(self.next, Next::Nowhere)) {
            return Poll::Ready(None);
        }
        let (call, next) = (&self.call, &self.next);
        let fetching = self.fetching.get_or_insert_with(|| fetch(call, next));
        let result = ready!(fetching.as_mut().poll(context));
        self.fetching = None;
        Poll::Ready(match result {
            Ok(response) => self.accept(response).map(Ok),
            Err(error) => Some(Err(error)),
        })
    }

    /// Takes a page, unless it is the one before once more.
    fn accept(&mut self, response: Response<O::Response>) -> Option<Response<O::Response>> {
        let page = observe(&O::PAGINATION, &*response);
        if page.count > 0 && self.before == Some(page.fingerprint) {
            tracing::warn!(operation = O::FACTS.name, "the service repeats a page; the list ends");
            self.next = Next::Nowhere;
            return None;
        }
        self.before = Some(page.fingerprint);
        self.left -= 1;
        self.seen += page.count;
        let (here, size) = (self.position(), self.size());
        let next = page.next(O::PAGINATION.style, here.as_ref(), size, self.seen);
        let next = next.filter(|_| size.is_some() || !O::PAGINATION.needs_size);
        self.next = next.map_or(Next::Nowhere, Next::At);
        Some(response)
    }
}

fn fetch<O: Paginated>(call: &Call<O>, next: &Next) -> CallFuture<O> {
    let mut request = call.request().clone();
    if let Next::At(position) = next {
        request.seek(position);
    }
    call.again(request).into_future()
}

impl<O: Paginated + Unpin> Stream for Pages<O> {
    type Item = Result<Response<O::Response>, Error<O::ErrorCode>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("call", &self.call)
            .field("next", &self.next)
            .field("left", &self.left)
            .finish_non_exhaustive()
    }
}
