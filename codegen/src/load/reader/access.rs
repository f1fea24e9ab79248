//! How serde goes into objects and lists.

use super::Reader;
use super::fault::Fault;
use crate::load::json::span;
use crate::source::Span;
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// The entries of an object.
pub(super) struct Properties<'a> {
    rest: std::vec::IntoIter<&'a ObjectProp<'a>>,
    value: Option<&'a ObjectProp<'a>>,
    reader: Reader<'a>,
}

impl<'a> Properties<'a> {
    pub(super) fn new(properties: Vec<&'a ObjectProp<'a>>, reader: Reader<'a>) -> Self {
        Self { rest: properties.into_iter(), value: None, reader }
    }
}

impl<'de> MapAccess<'de> for Properties<'_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some(property) = self.rest.next() else { return Ok(None) };
        self.value = Some(property);
        let key = Key { text: property.name.as_str(), place: span(&property.name.range()) };
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let around = self.reader.entry;
        let reader = match self.value.take() {
            Some(property) => {
                let key = Some(span(&property.name.range()));
                let (value, entry) = (&property.value, span(&property.range()));
                Reader { value, key, entry, around, ..self.reader }
            }
            None => self.reader,
        };
        seed.deserialize(reader).map_err(|fault| fault.at(reader.span()))
    }
}

/// The key of an entry.
#[derive(Clone, Copy)]
struct Key<'a> {
    text: &'a str,
    place: Span,
}

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_str(self.text).map_err(|fault: Fault| fault.at(self.place))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_seq(WithPlace::new(self.place, self))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple map struct enum identifier ignored_any
    }
}

/// The items of a list.
pub(super) struct Elements<'a> {
    rest: std::slice::Iter<'a, Value<'a>>,
    reader: Reader<'a>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(elements: &'a [Value<'a>], reader: Reader<'a>) -> Self {
        Self { rest: elements.iter(), reader }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some(value) = self.rest.next() else { return Ok(None) };
        let reader = Reader { value, key: None, entry: span(&value.range()), ..self.reader };
        seed.deserialize(reader).map(Some).map_err(|fault| fault.at(reader.span()))
    }
}

/// Start, end and value, for the names that ask for a place.
pub(super) struct WithPlace<R> {
    step: u8,
    place: Span,
    reader: R,
}

impl<R> WithPlace<R> {
    pub(super) fn new(place: Span, reader: R) -> Self {
        Self { step: 0, place, reader }
    }
}

impl<'de, R: Deserializer<'de, Error = Fault> + Copy> SeqAccess<'de> for WithPlace<R> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        self.step += 1;
        match self.step {
            1 => seed.deserialize(self.place.start.into_deserializer()).map(Some),
            2 => seed.deserialize(self.place.end.into_deserializer()).map(Some),
            _ => seed.deserialize(self.reader).map(Some),
        }
    }
}

/// A value that fails alone, for [`CHECKED`](crate::spec::CHECKED).
pub(super) struct Alone<'a>(pub(super) Option<Reader<'a>>);

impl<'de> SeqAccess<'de> for Alone<'_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some(reader) = self.0.take() else { return Ok(None) };
        match seed.deserialize(reader) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => {
                reader.report(fault.at(reader.span()));
                Ok(None)
            }
        }
    }
}
