//! Maps and lists whose items fail one by one.

use super::Spanned;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// The name by which `load` knows that a value may fail alone.
pub(crate) const CHECKED: &str = "$specwright::Checked";

/// A value, or nothing where it was wrong; the problem is reported already.
struct Checked<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(CHECKED, 1, CheckedVisitor(PhantomData))
    }
}

struct CheckedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for CheckedVisitor<T> {
    type Value = Checked<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Checked<T>, A::Error> {
        seq.next_element().map(Checked)
    }
}

/// A JSON object that maps names of the API to `T`, in the order of the file.
#[derive(Clone, Debug)]
pub struct Section<T>(Vec<(Spanned<String>, T)>);

impl<T> Section<T> {
    /// The names and values, in the order of the file.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Spanned<String>, &T)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Section<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What takes the place of a value that could not be read, so that one mistake is one problem.
pub trait StandIn: Sized {
    /// The stand-in; nothing where leaving the value out makes no further problems.
    #[must_use]
    fn stand_in() -> Option<Self> {
        None
    }
}

impl<'de, T: Deserialize<'de> + StandIn> Deserialize<'de> for Section<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SectionVisitor(PhantomData))
    }
}

struct SectionVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + StandIn> Visitor<'de> for SectionVisitor<T> {
    type Value = Section<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Section<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key()? {
            let Checked(value) = map.next_value()?;
            entries.extend(value.or_else(T::stand_in).map(|value| (name, value)));
        }
        Ok(Section(entries))
    }
}

impl<T> StandIn for Items<T> {}

/// A JSON list of `T`, in the order of the file.
#[derive(Clone, Debug)]
pub struct Items<T>(Vec<T>);

impl<T> Items<T> {
    /// The items, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'a, T> IntoIterator for &'a Items<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor(PhantomData))
    }
}

struct ItemsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ItemsVisitor<T> {
    type Value = Items<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Items<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(Checked(item)) = seq.next_element()? {
            items.extend(item);
        }
        Ok(Items(items))
    }
}
