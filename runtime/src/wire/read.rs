//! Reading: one serde visitor that fills any [`Decode`] in place.

mod fields;
mod trail;

use super::{
    Decode, DecodeItems, Expected, Form, Object, Presence, Scalar, Slot, Wire, with_field,
};
use fields::{read_map, read_struct, read_wrapped};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use trail::{Step, Trail};

/// Reads a `T` with any serde format.
///
/// # Errors
/// Whatever the format reports, and a message with the path where a value does not fit its field.
pub fn read<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    read_slot(Slot::new(&mut value), deserializer)?;
    Ok(value)
}

/// Reads a `T` with any serde format. Where there is a name in `payload`, the field of that name is all that travels.
///
/// # Errors
/// Whatever the format reports, and a message with the path where a value does not fit its field.
pub fn read_model<'de, T: Decode, D: Deserializer<'de>>(
    payload: &[&str],
    deserializer: D,
) -> Result<T, D::Error> {
    let Some(name) = payload.first() else { return read(deserializer) };
    let mut value = T::empty();
    let mut deserializer = Some(deserializer);
    let mut result = Ok(Presence::Absent);
    with_field(&mut value, name, &mut |slot| {
        if let Some(deserializer) = deserializer.take() {
            result = read_slot(slot, deserializer);
        }
    });
    result.map(|_| value)
}

fn read_slot<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    deserializer: D,
) -> Result<Presence, D::Error> {
    let mut trail = Trail::default();
    let result = Place::new(slot, &mut trail).deserialize(deserializer);
    result.map_err(|error| match trail.path() {
        Some(path) if trail.misfit => D::Error::custom(format_args!("{path}: {error}")),
        _ => error,
    })
}

/// Reads a `T` from the bytes of a JSON document.
///
/// # Errors
/// [`Failed`], with the path of the value that could not be read.
pub fn read_json<T: Decode>(bytes: &[u8]) -> Result<T, Failed> {
    let mut value = T::empty();
    read_json_into(bytes, &mut value)?;
    Ok(value)
}

/// Reads a JSON document into a value that is there already. Not generic, so that it is compiled once.
///
/// # Errors
/// [`Failed`], with the path of the value that could not be read.
pub fn read_json_into(bytes: &[u8], value: &mut dyn Decode) -> Result<(), Failed> {
    read_json_slot(bytes, Slot::new(value))
}

/// Reads a JSON document into a field.
///
/// # Errors
/// [`Failed`], with the path of the value that could not be read.
pub(crate) fn read_json_slot(bytes: &[u8], slot: Slot<'_>) -> Result<(), Failed> {
    let mut trail = Trail::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    Place::new(slot, &mut trail)
        .deserialize(&mut json)
        .and_then(|_| json.end())
        .map_err(|error| Failed { path: trail.path().unwrap_or_else(|| "$".to_owned()), error })
}

/// Why a JSON document could not be read.
#[derive(Debug)]
pub struct Failed {
    path: String,
    error: serde_json::Error,
}

impl Failed {
    /// Where, as a JSON path such as `$.Records[3].DownloadId`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path, self.error)
    }
}

impl std::error::Error for Failed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// The place that the next value is read into.
struct Place<'p, 't> {
    value: &'p mut dyn Decode,
    wire: Wire,
    wrapper: Option<&'static str>,
    trail: &'t mut Trail,
}

impl<'p, 't> Place<'p, 't> {
    fn new(slot: Slot<'p>, trail: &'t mut Trail) -> Self {
        let Slot { value, form: Form { wire, wrapper } } = slot;
        Self { value, wire, wrapper, trail }
    }

    fn scalar<E: Error>(self, input: Scalar<'_>) -> Result<Presence, E> {
        self.value.read(input, self.wire).map_err(|Expected(what)| {
            self.trail.misfit = true;
            self.trail.failed = true;
            E::custom(format_args!("expected {what}, found {input}"))
        })
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_> {
    type Value = Presence;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Presence, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_, '_> {
    type Value = Presence;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Presence, E> {
        self.scalar(Scalar::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Presence, E> {
        self.scalar(Scalar::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Presence, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Presence, E> {
        self.scalar(Scalar::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Presence, E> {
        self.scalar(Scalar::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Presence, E> {
        self.scalar(i64::try_from(value).map_or(Scalar::Uint(value), Scalar::Int))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Presence, E> {
        self.scalar(Scalar::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Presence, E> {
        self.scalar(Scalar::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Presence, A::Error> {
        // The page may show a wrapper object that the service leaves out.
        let Self { value, wire, trail, .. } = self;
        match value.list() {
            Some(list) => read_items(list, wire, trail, items),
            None if wire.lenient => {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(clear(value, wire))
            }
            None => Err(misfit(trail, "found a list where the field is none")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Presence, A::Error> {
        let Self { value, wire, wrapper, trail } = self;
        if let Some(name) = wrapper {
            return read_wrapped(name, value, wire, trail, fields);
        }
        match value.object() {
            Some(Object::Struct(object)) => read_struct(object, trail, fields),
            Some(Object::Map(map)) => read_map(map, trail, fields),
            None if wire.lenient => {
                while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(clear(value, wire))
            }
            None => Err(misfit(trail, "found an object where the field is none")),
        }
    }
}

/// Leaves nothing in a lenient place whose value does not fit.
fn clear(value: &mut dyn Decode, wire: Wire) -> Presence {
    value.read(Scalar::Null, wire).unwrap_or(Presence::Absent)
}

fn misfit<E: Error>(trail: &mut Trail, message: &'static str) -> E {
    trail.misfit = true;
    trail.failed = true;
    E::custom(message)
}

fn read_items<'de, A: SeqAccess<'de>>(
    list: &mut dyn DecodeItems,
    wire: Wire,
    trail: &mut Trail,
    mut items: A,
) -> Result<Presence, A::Error> {
    for index in 0.. {
        let seed = Item { list, wire, trail };
        let next = items.next_element_seed(seed);
        if next.map_err(|error| trail.failed_at(Step::Item(index), error))?.is_none() {
            break;
        }
    }
    Ok(Presence::Present)
}

/// Makes an item only once there is one to read.
struct Item<'p, 't> {
    list: &'p mut dyn DecodeItems,
    wire: Wire,
    trail: &'t mut Trail,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = Presence;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Presence, D::Error> {
        let Self { list, wire, trail } = self;
        let place = Place { value: list.push(), wire, wrapper: None, trail };
        let presence = place.deserialize(deserializer)?;
        if presence == Presence::Absent {
            list.pop();
        }
        Ok(presence)
    }
}
