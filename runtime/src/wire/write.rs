//! Writing: [`Fields`] and [`Encode`] as serde.

use super::{Decode, Encode, Entries, Entry, Fields, View, Wire};
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Writes a value with any serde format.
///
/// # Errors
/// Whatever the format reports.
pub fn write<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    Shown { view: value.view(Wire::PLAIN), wire: Wire::PLAIN }.serialize(serializer)
}

/// Writes what is shown of a value.
///
/// # Errors
/// Whatever the format reports.
pub(crate) fn write_view<S: Serializer>(
    view: View<'_>,
    wire: Wire,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Shown { view, wire }.serialize(serializer)
}

/// Writes the one field that is all of a value. Empty, it is written as an empty list or object.
///
/// # Errors
/// Whatever the format reports.
pub fn write_payload<T: Decode + Fields, S: Serializer>(
    value: &T,
    name: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let whole = Entries::of(value).into_iter().find(|entry| entry.name == name);
    let view = whole.as_ref().map_or(View::Absent, |entry| entry.value.view(entry.wire));
    if let (View::Absent, Some(empty)) = (&view, empty(&mut T::empty(), name)) {
        return empty.serialize(serializer);
    }
    Shown { view, wire: whole.map_or(Wire::PLAIN, |entry| entry.wire) }.serialize(serializer)
}

/// An empty list or object, if a field is one.
fn empty(value: &mut dyn Decode, name: &str) -> Option<serde_json::Value> {
    let slot = value.object()?.field(name)?.value;
    if slot.list().is_some() {
        return Some(serde_json::Value::Array(Vec::new()));
    }
    slot.object().map(|_| serde_json::Value::Object(serde_json::Map::new()))
}

/// Writes entries as one object.
///
/// # Errors
/// Whatever the format reports.
pub(crate) fn write_entries<'a, S: Serializer>(
    serializer: S,
    entries: impl IntoIterator<Item = Entry<'a>>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for entry in entries {
        write_entry(&mut map, &entry)?;
    }
    map.end()
}

fn write_entry<M: SerializeMap>(map: &mut M, entry: &Entry<'_>) -> Result<(), M::Error> {
    let view = entry.value.view(entry.wire);
    if matches!(view, View::Absent) {
        return Ok(());
    }
    let shown = Shown { view, wire: entry.wire };
    match entry.wrapper {
        None => map.serialize_entry(entry.name, &shown),
        Some(wrapper) => map.serialize_entry(entry.name, &Wrapped { wrapper, shown }),
    }
}

/// A list inside an object.
struct Wrapped<'a> {
    wrapper: &'static str,
    shown: Shown<'a>,
}

impl Serialize for Wrapped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.wrapper, &self.shown)?;
        map.end()
    }
}

/// A view, with the wire form that the items of a list take over from it.
struct Shown<'a> {
    view: View<'a>,
    wire: Wire,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.view {
            View::Absent | View::Null => serializer.serialize_unit(),
            View::Bool(value) => serializer.serialize_bool(*value),
            View::Int(value) => serializer.serialize_i64(*value),
            View::Uint(value) => serializer.serialize_u64(*value),
            View::Float(value) if value.is_finite() => serializer.serialize_f64(*value),
            View::Float(_) => Err(S::Error::custom("a number on the wire must be finite")),
            View::Text(text) => serializer.serialize_str(text),
            View::Object(fields) => write_entries(serializer, Entries::of(*fields)),
            View::List(items) => write_items(*items, self.wire, serializer),
        }
    }
}

fn write_items<S: Serializer>(
    items: &dyn super::Items,
    wire: Wire,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(None)?;
    let mut result = Ok(());
    items.each(&mut |item| {
        if result.is_ok() {
            result = seq.serialize_element(&Shown { view: item.view(wire), wire });
        }
    });
    result?;
    seq.end()
}

/// Implements serde for a generated struct.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_struct {
    ($ty:ty) => {
        impl<'de> $crate::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::wire::read(deserializer)
            }
        }

        $crate::serialize_struct!($ty);
    };
}

/// Implements serde for a generated struct of which one field is all that travels.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_payload {
    ($ty:ty, $field:literal) => {
        impl<'de> $crate::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::wire::read_payload($field, deserializer)
            }
        }

        impl $crate::serde::Serialize for $ty {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::wire::write_payload(self, $field, serializer)
            }
        }
    };
}

/// Implements `serde::Serialize` for a generated struct that is only ever sent.
#[macro_export]
#[doc(hidden)]
macro_rules! serialize_struct {
    ($ty:ty) => {
        impl $crate::serde::Serialize for $ty {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::wire::write(self, serializer)
            }
        }
    };
}
