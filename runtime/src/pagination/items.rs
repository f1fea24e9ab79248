//! The items of a long list.

use super::{Pages, Paginated, Position};
use crate::{Error, Operation};
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The items of a long list, as a stream; each page is fetched when its first item is asked for.
#[must_use = "pages are fetched only when their items are asked for"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    page: VecDeque<O::Item>,
    left: u64,
}

/// What asking for an item gives.
type Item<O> = Option<Result<<O as Paginated>::Item, Error<<O as Operation>::ErrorCode>>>;

impl<O: Paginated> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, page: VecDeque::new(), left: u64::MAX }
    }

    /// Gives at most so many items, and fetches no page that is not needed for them.
    pub fn limit(mut self, items: u64) -> Self {
        self.left = items;
        self
    }

    /// Begins at a place that [`Items::position`] gave earlier.
    pub fn starting_at(mut self, position: Position) -> Self {
        self.pages = self.pages.starting_at(position);
        self
    }

    /// Where the next page is; see [`Pages::position`].
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.pages.position()
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::ErrorCode>>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    /// The first error of a call; the items before it are lost.
    pub async fn collect(mut self) -> Result<Vec<O::Item>, Error<O::ErrorCode>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Item<O>> {
        while self.left > 0 {
            if let Some(item) = self.page.pop_front() {
                self.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => self.page = O::items(page.into_inner()).into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(None)
    }
}

impl<O: Paginated + Unpin> Stream for Items<O>
where
    O::Item: Unpin,
{
    type Item = Result<O::Item, Error<O::ErrorCode>>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Paginated> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("left", &self.left)
            .finish_non_exhaustive()
    }
}
