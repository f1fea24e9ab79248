//! What holds other values: options, boxes, lists, maps, JSON of any shape.

use super::{
    Decode, DecodeEntries, DecodeItems, Encode, Entries, Expected, Fields, Items, Object, Presence,
    Scalar, View, Wire, assign,
};
use serde_json::Value as Json;
use std::any::Any;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Whether a scalar stands for a list or an object that is not there.
///
/// # Errors
/// If it is a value, which is not expected there.
pub(crate) fn absent_or(
    input: &Scalar<'_>,
    wire: Wire,
    expected: &'static str,
) -> Result<Presence, Expected> {
    match input {
        Scalar::Null | Scalar::Text("") => Ok(Presence::Absent),
        _ if wire.lenient => Ok(Presence::Absent),
        _ => Err(Expected(expected)),
    }
}

impl<T: Encode> Encode for Option<T> {
    fn view(&self, wire: Wire) -> View<'_> {
        self.as_ref().map_or(View::Absent, |value| value.view(wire))
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => value.show(f),
            None => f.write_str("None"),
        }
    }
}

impl<T: Decode + Clone + 'static> Decode for Option<T> {
    fn empty() -> Self {
        None
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        let mut value = T::empty();
        let presence = value.read(input, wire)?;
        *self = (presence == Presence::Present).then_some(value);
        Ok(presence)
    }

    fn list(&mut self) -> Option<&mut dyn DecodeItems> {
        self.insert(T::empty()).list()
    }

    fn object(&mut self) -> Option<Object<'_>> {
        self.insert(T::empty()).object()
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

/// An empty list is left out, as an absent one is read as empty.
impl<T: Encode> Encode for Vec<T> {
    fn view(&self, _: Wire) -> View<'_> {
        if self.is_empty() { View::Absent } else { View::List(self) }
    }
}

impl<T: Encode> Items for Vec<T> {
    fn each<'a>(&'a self, to: &mut dyn FnMut(&'a dyn Encode)) {
        for item in self {
            to(item);
        }
    }
}

impl<T: Decode + Clone + 'static> Decode for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        absent_or(&input, wire, "a list")
    }

    fn list(&mut self) -> Option<&mut dyn DecodeItems> {
        self.clear();
        Some(self)
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

impl<T: Decode> DecodeItems for Vec<T> {
    fn push(&mut self) -> &mut dyn Decode {
        let index = self.len();
        Self::push(self, T::empty());
        &mut self[index]
    }

    fn pop(&mut self) {
        Self::pop(self);
    }
}

/// A map is written as an object. An empty one is left out, as an absent one is read as empty.
impl<T: Encode + fmt::Debug> Encode for BTreeMap<String, T> {
    fn view(&self, _: Wire) -> View<'_> {
        if self.is_empty() { View::Absent } else { View::Object(self) }
    }
}

impl<T: Encode + fmt::Debug> Fields for BTreeMap<String, T> {
    fn each<'a>(&'a self, to: &mut Entries<'a>) {
        for (name, value) in self {
            to.add(name, value);
        }
    }
}

impl<T: Decode + Clone + 'static> Decode for BTreeMap<String, T> {
    fn empty() -> Self {
        Self::new()
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        absent_or(&input, wire, "an object")
    }

    fn object(&mut self) -> Option<Object<'_>> {
        Some(Object::Map(self))
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

impl<T: Decode> DecodeEntries for BTreeMap<String, T> {
    fn entry(&mut self, name: &str) -> &mut dyn Decode {
        Self::entry(self, name.to_owned()).or_insert_with(T::empty)
    }

    fn remove(&mut self, name: &str) {
        Self::remove(self, name);
    }
}

/// A value of any shape, kept as JSON.
impl Encode for Json {
    fn view(&self, _: Wire) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(value), _) => View::Int(value),
                (None, Some(value)) => View::Uint(value),
                (None, None) => number.as_f64().map_or(View::Null, View::Float),
            },
            Self::String(text) => View::Text(Cow::Borrowed(text)),
            Self::Array(items) => View::List(items),
            Self::Object(fields) => View::Object(fields),
        }
    }
}

impl Decode for Json {
    fn empty() -> Self {
        Self::Null
    }

    fn read(&mut self, input: Scalar<'_>, _: Wire) -> Result<Presence, Expected> {
        *self = match input {
            Scalar::Null => Self::Null,
            Scalar::Bool(value) => value.into(),
            Scalar::Int(value) => value.into(),
            Scalar::Uint(value) => value.into(),
            Scalar::Float(value) => value.into(),
            Scalar::Text(text) => text.into(),
        };
        Ok(Presence::Present)
    }

    fn list(&mut self) -> Option<&mut dyn DecodeItems> {
        *self = Self::Array(Vec::new());
        self.as_array_mut().map(|items| items as _)
    }

    fn object(&mut self) -> Option<Object<'_>> {
        *self = Self::Object(serde_json::Map::new());
        self.as_object_mut().map(|map| Object::Map(map))
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

impl Fields for serde_json::Map<String, Json> {
    fn each<'a>(&'a self, to: &mut Entries<'a>) {
        for (name, value) in self {
            to.add(name, value);
        }
    }
}

impl DecodeEntries for serde_json::Map<String, Json> {
    fn entry(&mut self, name: &str) -> &mut dyn Decode {
        Self::entry(self, name).or_insert(Json::Null)
    }

    fn remove(&mut self, name: &str) {
        Self::remove(self, name);
    }
}
