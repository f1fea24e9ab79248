//! How an operation gives out a long list.

use super::{Spanned, Text};
use crate::vocabulary::PageStyle;
use schemars::JsonSchema;
use serde::Deserialize;

/// How an operation gives out a long list, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// How a page is asked for.
    pub style: Spanned<PageStyle>,
    /// The parameter that says which page: its number, its offset, or the token or marker before it.
    pub position: Spanned<String>,
    /// The number of the first page; 1 where it is absent. Only with the style `page`.
    pub first: Option<Spanned<i64>>,
    /// The parameter that says how many items a page has.
    pub size: Option<Spanned<String>>,
    /// Whether pages come only where the size is set: without it the answer has everything.
    #[serde(default)]
    pub needs_size: bool,
    /// The list in the answer, as field names joined with `.`.
    pub items: Spanned<String>,
    /// The field of the answer with the token of the next page, or the field of an item that is the
    /// marker of the next page.
    pub next: Option<Spanned<String>>,
    /// The field of the answer with the number of all items.
    pub total_items: Option<Spanned<String>>,
    /// The field of the answer with the number of all pages.
    pub total_pages: Option<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}
