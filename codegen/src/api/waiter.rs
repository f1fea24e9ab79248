//! What can be waited for.

use super::{EnumId, Facts, Type};
use crate::source::Place;
use crate::vocabulary::State;

/// The wire names of the fields on the way to a field, each with its Rust name where one is given.
pub type Way = Vec<(String, Option<String>)>;

/// Something that can be waited for by calling an operation again and again.
#[derive(Debug)]
pub struct Waiter {
    /// Where it is said.
    pub place: Place,
    /// The name in the spec.
    pub name: String,
    /// What is reached at the end.
    pub facts: Facts,
    /// The item that is waited for; the whole answer where it is absent.
    pub item: Option<AwaitedItem>,
    /// The way to the status, from the item or the answer.
    pub status: String,
    /// The type of the status.
    pub status_type: EnumId,
    /// The way to the field that says how much is done.
    pub progress: Option<String>,
    /// The way to the field that says why it failed.
    pub reason: Option<String>,
    /// Values of the status that mean something else here.
    pub states: Vec<(String, State)>,
    /// Values of the status that count only when seen so many times in a row.
    pub patience: Vec<(String, u32)>,
    /// The number of seconds before the second look.
    pub first_delay: u32,
    /// The largest number of seconds between two looks.
    pub longest_delay: u32,
}

/// One item of a list that is waited for.
#[derive(Debug)]
pub struct AwaitedItem {
    /// The way to the list.
    pub list: Way,
    /// Whether it is the list that comes in pages.
    pub in_pages: bool,
    /// The type of the items.
    pub ty: Type,
    /// The field that tells one item from another.
    pub key: String,
}

/// Another operation tells when that is done which an operation starts.
#[derive(Debug)]
pub struct AwaitedThrough {
    /// The other operation, by its position in [`super::Api::operations`].
    pub operation: usize,
    /// The waiter, by its position among those of the other operation.
    pub waiter: usize,
    /// The key of the item, where the waiter needs one.
    pub key: Option<Origin>,
    /// The parameters of the other request that are set, and from what.
    pub arguments: Vec<(String, Origin)>,
}

/// Where a value comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A parameter of the request, by its wire name.
    Request(String),
    /// A field of the answer.
    Answer(Way),
}
