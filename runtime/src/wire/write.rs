//! Writing: [`Fields`] and [`Encode`] as serde.

use super::{Decode, Encode, Entries, Entry, Fields, View, Wire, with_field};
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

/// Writes a value with any serde format. Where there is a name in `payload`, the field of that name is all that is
/// written; empty, it is an empty list or object.
///
/// # Errors
/// Whatever the format reports.
pub fn write_model<T: Decode + Fields, S: Serializer>(
    value: &T,
    payload: &[&str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let Some(name) = payload.first() else {
        return write_entries(serializer, Entries::of(value));
    };
    let whole = Entries::of(value).into_iter().find(|entry| entry.name == *name);
    let view = whole.as_ref().map_or(View::Absent, |entry| entry.value.view(entry.wire));
    if let (View::Absent, Some(empty)) = (&view, empty(&mut T::empty(), name)) {
        return empty.serialize(serializer);
    }
    Shown { view, wire: whole.map_or(Wire::PLAIN, |entry| entry.wire) }.serialize(serializer)
}

/// An empty list or object, if a field is one.
fn empty(value: &mut dyn Decode, name: &str) -> Option<serde_json::Value> {
    let mut empty = None;
    with_field(value, name, &mut |slot| {
        empty = if slot.value.list().is_some() {
            Some(serde_json::Value::Array(Vec::new()))
        } else {
            slot.value.object().map(|_| serde_json::Value::Object(serde_json::Map::new()))
        };
    });
    empty
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
