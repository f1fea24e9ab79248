//! How an operation gives out a long list.

use super::{Type, Way};
use crate::vocabulary::PageStyle;

/// How an operation gives out a long list, page by page.
#[derive(Debug)]
pub struct Pagination {
    /// How a page is asked for.
    pub style: PageStyle,
    /// The parameter that says which page, by its position among the plain parameters.
    pub position: usize,
    /// The number of the first page.
    pub first: i64,
    /// The wire name of the parameter that says how many items a page has.
    pub size: Option<String>,
    /// Whether pages come only where the size is set.
    pub needs_size: bool,
    /// The way to the list.
    pub items: Way,
    /// The type of an item.
    pub item: Type,
    /// The way to the token in the answer, or the field of an item that is the marker.
    pub next: Option<String>,
    /// The way to the number of all items.
    pub total_items: Option<String>,
    /// The way to the number of all pages.
    pub total_pages: Option<String>,
}
