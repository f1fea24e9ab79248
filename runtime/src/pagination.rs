//! Long lists, page by page.

mod items;
mod observed;
mod pages;
mod position;

pub use items::Items;
pub use pages::Pages;
pub use position::{Position, Positional, seek};

use crate::{Call, Operation};

/// An operation whose answer comes in pages.
pub trait Paginated: Operation + Clone {
    /// What the list is made of.
    type Item: Send + 'static;

    /// How the pages work.
    const PAGINATION: Pagination;

    /// Makes this the request for the page at a position.
    fn seek(&mut self, position: &Position);

    /// The items of a page.
    fn items(response: Self::Response) -> Vec<Self::Item>;
}

/// How the pages of an operation work. Names are wire names; those of the answer are joined with `.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// How a page is asked for.
    pub style: PageStyle,
    /// The parameter that says which page.
    pub position: &'static str,
    /// The parameter that says how many items a page has.
    pub size: Option<&'static str>,
    /// Whether pages come only where the size is set: without it the answer has everything.
    pub needs_size: bool,
    /// The list in the answer.
    pub items: &'static str,
    /// The field of the answer with the token of the next page, or the field of an item that is the
    /// marker of the next page.
    pub next: Option<&'static str>,
    /// The field of the answer with the number of all items.
    pub total_items: Option<&'static str>,
    /// The field of the answer with the number of all pages.
    pub total_pages: Option<&'static str>,
}

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageStyle {
    /// By its number.
    Page {
        /// The number of the first page.
        first: i64,
    },
    /// By the number of items before it.
    Offset,
    /// By a token that the page before it holds.
    Token,
    /// By a field of the last item of the page before it.
    Marker,
}

impl<O: Paginated> Call<O> {
    /// The pages of the list, one call each, beginning with the one that the request asks for.
    ///
    /// Each call is made when its page is asked for. The pages end when the service says so, with a
    /// page that is empty or shorter than asked for, or when the service repeats a page.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self)
    }

    /// The items of all pages, beginning with the page that the request asks for.
    pub fn items(self) -> Items<O> {
        Items::new(self.pages())
    }
}
