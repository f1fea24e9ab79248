//! The words of the spec files: what the JSON says, field for field.
//!
//! No decisions are taken here and no Rust names are made. Whatever can be pointed at in a problem is
//! [`Spanned`]; whatever may be wrong without spoiling the rest is in a [`Section`] or [`Items`], which
//! drop the broken item after reporting it.

mod allow;
mod api;
mod operation;
mod pagination;
mod property;
mod provider;
mod schema;
mod section;
mod shared;
mod text;
mod tree;
mod waiter;

pub(crate) use allow::ENCLOSED;
pub use allow::{Allow, Silence};
pub use api::{Api, Endpoints, Enum, EnumValue, Object, Outcome, Region};
pub use operation::{
    Authorization, Case, Change, Choice, Example, Group, OneOf, Operation, Resource,
};
pub use pagination::Pagination;
pub use property::{Property, WireForm};
pub use provider::{ErrorBody, Provider};
pub(crate) use schema::required_keys;
pub use schema::schemas;
pub(crate) use section::CHECKED;
pub use section::{Items, Section, StandIn};
pub use shared::{ErrorEntry, Source};
pub use text::Text;
pub use tree::{Node, Tree};
pub use waiter::{AwaitedThrough, Waiter};

use crate::source::{FileId, Place, Span};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

/// Every spec file of a run, by kind.
#[derive(Debug, Default)]
pub struct Document {
    /// The `provider.json` files.
    pub providers: Vec<File<Provider>>,
    /// The `api.json` files.
    pub apis: Vec<File<Api>>,
    /// The files of operations.
    pub operations: Vec<File<Operation>>,
    /// The paths of all files, those that could not be read among them.
    pub paths: BTreeSet<String>,
    /// What could not be read: entries at the top of a file, or all of it.
    pub unread: Vec<Place>,
}

/// The content of one spec file.
#[derive(Debug)]
pub struct File<T> {
    /// The file.
    pub file: FileId,
    /// Its path below the specs folder, one name a component; the last is the file itself.
    pub folder: Vec<String>,
    /// What it says.
    pub content: T,
}

/// A value, and where it stands in its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Without its place, as a default in a schema.
impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The name by which `load` knows that a place is asked for.
pub(crate) const SPANNED: &str = "$specwright::Spanned";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(SPANNED, 3, SpannedVisitor(PhantomData))
    }
}

/// The name by which `load` knows that the place of the key of a value is asked for.
pub(crate) const KEYED: &str = "$specwright::Keyed";

/// Reads a value with the place of its key, for keys that count by being there.
fn keyed<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Spanned<T>, D::Error> {
    deserializer.deserialize_tuple_struct(KEYED, 3, SpannedVisitor(PhantomData))
}

/// The same, for what may be absent.
fn keyed_option<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Spanned<T>>, D::Error> {
    keyed(deserializer).map(Some)
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Spanned<T>, A::Error> {
        use serde::de::Error;
        let start = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let end = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let value = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(2, &self))?;
        Ok(Spanned { value, span: Span { start, end } })
    }
}
