//! What can be waited for by calling an operation again and again.

use super::{Section, Spanned, StandIn, Text};
use crate::vocabulary::State;
use schemars::JsonSchema;
use serde::Deserialize;

/// Something that can be waited for by calling the operation again and again. With `items` and `key` it is
/// one item of a list, otherwise it is the whole answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiter {
    /// What is reached at the end.
    pub description: Option<Text>,
    /// The list in the answer, as field names joined with `.`.
    pub items: Option<Spanned<String>>,
    /// The field of an item that tells it from the others.
    pub key: Option<Spanned<String>>,
    /// The field that says how far it is; its type is an enum whose values have states.
    pub status: Spanned<String>,
    /// The field that says how much is done, such as `3/10`.
    pub progress: Option<Spanned<String>>,
    /// The field that says why it failed.
    pub reason: Option<Spanned<String>>,
    /// Values of the status that mean something else here than in general.
    #[serde(default)]
    pub states: Section<State>,
    /// Values of the status that mean a failure only when they are seen so many times in a row.
    #[serde(default)]
    pub patience: Section<u32>,
    /// The number of seconds before the second look; 2 where it is absent.
    pub first_delay: Option<Spanned<u32>>,
    /// The largest number of seconds between two looks; 30 where it is absent.
    pub longest_delay: Option<Spanned<u32>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}

/// Another operation tells when that is done which this operation starts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AwaitedThrough {
    /// The waiter of the other operation.
    pub waiter: Spanned<String>,
    /// The field of this answer that is the key of the item, as field names joined with `.`.
    pub key: Option<Spanned<String>>,
    /// The parameter of this request that is the key of the item, where the answer does not have it.
    pub given_key: Option<Spanned<String>>,
    /// Parameters of the other request that come from this one: the name there, and the name here.
    #[serde(default)]
    pub request: Section<Spanned<String>>,
    /// Parameters of the other request that come from this answer: the name there, and the field here.
    #[serde(default)]
    pub response: Section<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}

impl StandIn for Waiter {}

impl StandIn for State {}

impl StandIn for u32 {}

impl StandIn for Spanned<String> {}
