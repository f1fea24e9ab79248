//! How an operation gives out a long list.

use super::{Name, RustType};
use crate::vocabulary::PageStyle;

/// How an operation gives out a long list, page by page.
#[derive(Debug)]
pub struct Pagination {
    /// How a page is asked for.
    pub style: PageStyle,
    /// The number of the first page.
    pub first: i64,
    /// The field of the request that says which page.
    pub position: Name,
    /// Its wire name.
    pub position_wire: String,
    /// The wire name of the parameter that says how many items a page has.
    pub size: Option<String>,
    /// Whether pages come only where the size is set.
    pub needs_size: bool,
    /// The fields on the way to the list.
    pub items: Vec<Name>,
    /// Their wire names, joined with `.`.
    pub items_wire: String,
    /// The type of an item.
    pub item: RustType,
    /// The way to the token in the answer, or the field of an item that is the marker.
    pub next: Option<String>,
    /// The way to the number of all items.
    pub total_items: Option<String>,
    /// The way to the number of all pages.
    pub total_pages: Option<String>,
}
