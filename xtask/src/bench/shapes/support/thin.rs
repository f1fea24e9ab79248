//! What all structs share whose functions are emitted.

use crate::answer::wire;
use ::specwright_runtime::generated as rt;
use ::specwright_runtime::wire::{Decode, Encode};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::marker::PhantomData;

/// A struct of which each field can be set and written.
pub trait Record: Default {
    fn set<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// A value that is left out where it is empty.
pub trait Field {
    fn is_absent(&self) -> bool;
}

impl<T> Field for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Field for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Field for rt::Map<String, T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

pub fn write_field<M: SerializeMap, T: Field + Serialize>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    if value.is_absent() { Ok(()) } else { map.serialize_entry(name, value) }
}

pub fn ignore<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(|_| ())
}

pub fn write<T: Record, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    value.write(&mut map)?;
    map.end()
}

pub fn read<'de, T: Record, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_map(Shared(PhantomData))
}

struct Shared<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for Shared<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut value = T::default();
        while let Some(key) = map.next_key::<String>()? {
            value.set(&key, &mut map)?;
        }
        Ok(value)
    }
}

/// Types of the runtime, which have nothing to do with serde.
pub fn write_foreign<M: SerializeMap, T: Field + Encode>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    if value.is_absent() { Ok(()) } else { map.serialize_entry(name, &Foreign(value)) }
}

pub fn read_foreign<'de, A: MapAccess<'de>, T: Decode>(map: &mut A) -> Result<T, A::Error> {
    map.next_value::<Foreign<T>>().map(|it| it.0)
}

struct Foreign<T>(T);

impl<T: Encode> Serialize for Foreign<&T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        wire::serialize(self.0, to)
    }
}

impl<'de, T: Decode> Deserialize<'de> for Foreign<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        wire::deserialize(from).map(Self)
    }
}
