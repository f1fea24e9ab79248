//! Parts that several kinds of file have.

use super::{Allow, Spanned, Text};
use crate::vocabulary::ErrorClass;
use schemars::JsonSchema;
use serde::Deserialize;

/// The page that documents something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its address.
    pub url: Spanned<String>,
    /// The day of its last change, as `2026-01-13`.
    pub updated: Option<Spanned<String>>,
    /// What is to be known about the source, such as a gap that was filled from elsewhere.
    pub note: Option<Text>,
}

/// An error code.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorEntry {
    /// The code, exactly.
    pub code: Spanned<String>,
    /// The HTTP status that it comes with.
    pub status: Option<Spanned<u16>>,
    /// The message of the service, exactly.
    pub message: Option<String>,
    /// What it means, in our words.
    pub meaning: Option<Text>,
    /// What kind of trouble it is.
    pub class: Option<ErrorClass>,
    /// The Rust variant, where the code makes no good one.
    pub rust_name: Option<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}
