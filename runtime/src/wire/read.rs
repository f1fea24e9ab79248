//! Reading: one serde visitor that fills any [`Decode`] in place.

use super::{Decode, DecodeFields, DecodeItems, Expected, Presence, Scalar, Slot, Wire};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Reads a `T` with any serde format.
///
/// # Errors
/// Whatever the format reports, and a message with the path where a value does not fit its field.
pub fn read<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    read_slot(Slot::new(&mut value), deserializer)?;
    Ok(value)
}

/// Reads a `T` of which the field `name` is all that travels, with any serde format.
///
/// # Errors
/// Whatever the format reports, and a message with the path where a value does not fit its field.
pub fn read_payload<'de, T: Decode, D: Deserializer<'de>>(
    name: &str,
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::empty();
    if let Some(slot) = value.object().and_then(|it| it.field(name)) {
        read_slot(slot, deserializer)?;
    }
    Ok(value)
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

/// The way from the root to an error, gathered backwards while the error travels up.
#[derive(Default)]
struct Trail {
    steps: Vec<Step>,
    /// The names of the fields that are being read, as far as the document does not keep them, one after
    /// the other, in one string: so that a name is at hand when there is an error, and costs nothing when
    /// there is none.
    names: String,
    /// A value did not fit its field, as opposed to a document that is no JSON.
    misfit: bool,
    failed: bool,
}

enum Step {
    Field(String),
    Item(usize),
}

impl Trail {
    fn path(&self) -> Option<String> {
        use fmt::Write as _;
        if !self.failed {
            return None;
        }
        let mut path = "$".to_owned();
        for step in self.steps.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Field(name) => write!(path, ".{name}"),
                Step::Item(index) => write!(path, "[{index}]"),
            };
        }
        Some(path)
    }

    fn pass<T, E>(&mut self, result: Result<T, E>, step: impl FnOnce() -> Step) -> Result<T, E> {
        if result.is_err() {
            self.failed = true;
            self.steps.push(step());
        }
        result
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
        let Slot { value, wire, wrapper } = slot;
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
            return read_fields(&mut Wrapper { name, value, wire }, trail, fields);
        }
        match value.object() {
            Some(object) => read_fields(object, trail, fields),
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

/// The object around a wrapped list, with the list as its one field.
struct Wrapper<'p> {
    name: &'static str,
    value: &'p mut dyn Decode,
    wire: Wire,
}

impl DecodeFields for Wrapper<'_> {
    fn field(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == self.name).then(|| Slot::new(self.value).wire(self.wire))
    }
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
        if trail.pass(next, || Step::Item(index))?.is_none() {
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

fn read_fields<'de, A: MapAccess<'de>>(
    object: &mut dyn DecodeFields,
    trail: &mut Trail,
    mut fields: A,
) -> Result<Presence, A::Error> {
    loop {
        let start = trail.names.len();
        let mut kept = None;
        let key = Key { object: &mut *object, names: &mut trail.names, kept: &mut kept };
        let key = fields.next_key_seed(key);
        let Some(slot) = trail_key(trail, key)? else { return Ok(Presence::Present) };
        let Some(Slot { value, wire, wrapper }) = slot else {
            fields.next_value::<IgnoredAny>()?;
            continue;
        };
        let end = trail.names.len();
        match fields.next_value_seed(Place { value, wire, wrapper, trail }) {
            Ok(Presence::Absent) => object.remove(kept.unwrap_or(&trail.names[start..end])),
            Ok(Presence::Present) => {}
            Err(error) => {
                let name = kept.unwrap_or(&trail.names[start..end]).to_owned();
                return trail.pass(Err(error), || Step::Field(name));
            }
        }
        if kept.is_none() {
            trail.names.truncate(start);
        }
    }
}

fn trail_key<T, E>(trail: &mut Trail, result: Result<T, E>) -> Result<T, E> {
    trail.failed |= result.is_err();
    result
}

/// Finds the field of a key, and notes its name.
struct Key<'p, 'n, 'de> {
    object: &'p mut dyn DecodeFields,
    names: &'n mut String,
    /// Where the name goes if the document keeps it. It is not returned: what `field` gives is handed on as it is,
    /// since copying it takes time.
    kept: &'n mut Option<&'de str>,
}

impl<'de, 'p> DeserializeSeed<'de> for Key<'p, '_, 'de> {
    type Value = Option<Slot<'p>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, 'p> Visitor<'de> for Key<'p, '_, 'de> {
    type Value = Option<Slot<'p>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        *self.kept = Some(name);
        Ok(self.object.field(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let slot = self.object.field(name);
        if slot.is_some() {
            self.names.push_str(name);
        }
        Ok(slot)
    }
}
