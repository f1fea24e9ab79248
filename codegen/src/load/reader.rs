//! Serde over parsed JSON: keeps places, and goes on after a mistake.
//!
//! Four names are magic: [`SPANNED`] asks for the place of a value, [`KEYED`] for that of its key,
//! [`ENCLOSED`] for that of the object around it, [`CHECKED`] for a value that may fail alone. Keys that
//! stand twice and keys that a struct does not have are reported here and skipped.

mod access;
mod fault;

use super::json::span;
use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Span};
use crate::spec::{CHECKED, ENCLOSED, KEYED, SPANNED, required_keys};
use access::{Alone, Elements, Properties, WithPlace};
use fault::{Fault, More};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a `T`; `None` if it cannot be made, which is then reported.
///
/// A wrong value at the top makes the whole `T` impossible. It is left out and the rest read again, so that
/// all mistakes come to light.
pub(super) fn read<T: DeserializeOwned>(
    file: FileId,
    value: &Value<'_>,
    problems: &mut Problems,
) -> Option<T> {
    let (mut wrong, mut skipped) = (Vec::new(), BTreeSet::new());
    let (read, all) = loop {
        let faults = RefCell::new(Vec::new());
        let entry = span(&value.range());
        let reader =
            Reader { value, key: None, entry, around: entry, faults: &faults, skipped: &skipped };
        let result = T::deserialize(reader);
        let fault = match result {
            Ok(read) => break (wrong.is_empty().then_some(read), faults),
            Err(fault) => fault.at(span(&value.range())),
        };
        let at = fault.span.unwrap_or_default();
        match property_at(value, at) {
            Some(property) if skipped.insert(property) => wrong.push(fault),
            // What was skipped is missing now, which is no news.
            _ => {
                let is_news = wrong.is_empty() || fault.is_missing_key();
                wrong.extend(Some(fault).filter(|_| is_news));
                break (None, faults);
            }
        }
    };
    wrong.extend(all.into_inner());
    for fault in wrong {
        let place = file.at(fault.span.unwrap_or_default());
        match fault.more.map(|more| *more) {
            Some(More::First(first)) => {
                problems.add_related(place, fault.problem, file.at(first), "it is here first");
            }
            Some(More::Missing(keys)) => {
                for key in keys {
                    problems.add(place, Problem::MissingKey { key });
                }
            }
            None => problems.add(place, fault.problem),
        }
    }
    read
}

/// The key without which an object of the language says nothing, if it is one.
fn only_key(name: &str) -> Option<&str> {
    match (name, required_keys(name)) {
        // It is required, except where a key of another name says it.
        ("Property", _) => Some("type"),
        (_, [key]) => Some(key),
        _ => None,
    }
}

/// The value of a property at the top that a place is in.
fn property_at(value: &Value<'_>, place: Span) -> Option<Span> {
    let Value::Object(object) = value else { return None };
    let values = object.properties.iter().map(|property| span(&property.value.range()));
    values.into_iter().find(|value| value.start <= place.start && place.end <= value.end)
}

/// A value about to be read.
#[derive(Clone, Copy)]
struct Reader<'a> {
    value: &'a Value<'a>,
    /// The key, if it has one.
    key: Option<Span>,
    /// The value with its key, if it has one.
    entry: Span,
    /// The object that it is in, with the key of that.
    around: Span,
    faults: &'a RefCell<Vec<Fault>>,
    /// Values that are left out.
    skipped: &'a BTreeSet<Span>,
}

impl Reader<'_> {
    fn span(&self) -> Span {
        match self.value {
            // To underline a whole object says little; its first line says where it is.
            Value::Object(object) => {
                let start = span(&object.range).start;
                Span { start, end: start + 1 }
            }
            value => span(&value.range()),
        }
    }

    fn kind(&self) -> Unexpected<'_> {
        match self.value {
            Value::NullKeyword(_) => Unexpected::Unit,
            Value::BooleanLit(literal) => Unexpected::Bool(literal.value),
            Value::StringLit(literal) => Unexpected::Str(&literal.value),
            Value::NumberLit(_) => Unexpected::Other("a number"),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        }
    }

    fn report(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    fn object<'de, V: Visitor<'de>>(
        self,
        name: &str,
        known: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Value::Object(object) = self.value else {
            return match known {
                Some(_) => Err(Fault::not_an_object(self.kind(), only_key(name)).at(self.span())),
                None => self.any(visitor),
            };
        };
        let mut seen = BTreeMap::new();
        let mut properties = Vec::with_capacity(object.properties.len());
        for property in &object.properties {
            let (key, place) = (property.name.as_str(), span(&property.name.range()));
            if let Some(first) = seen.insert(key, place) {
                self.report(Fault::duplicate(key, place, first));
            } else if let Some(known) = known.filter(|known| !known.contains(&key)) {
                self.report(Fault::unknown(key, known, place));
            } else if !self.skipped.contains(&span(&property.value.range())) {
                properties.push(property);
            }
        }
        let access = Properties::new(properties, self);
        visitor.visit_map(access).map_err(|fault| {
            let is_there = |key: &str| seen.contains_key(key);
            fault.missing(required_keys(name), is_there).at(self.span())
        })
    }

    fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match self.value {
            Value::NullKeyword(_) => visitor.visit_unit(),
            Value::BooleanLit(literal) => visitor.visit_bool(literal.value),
            Value::StringLit(literal) => visitor.visit_str(&literal.value),
            Value::NumberLit(literal) => number(literal.value, visitor),
            Value::Array(array) => visitor.visit_seq(Elements::new(&array.elements, self)),
            Value::Object(_) => return self.object("", None, visitor),
        };
        result.map_err(|fault| fault.at(self.span()))
    }
}

fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Fault> {
    if let Ok(value) = text.parse::<u64>() {
        visitor.visit_u64(value)
    } else if let Ok(value) = text.parse::<i64>() {
        visitor.visit_i64(value)
    } else {
        let value = text.parse::<f64>().unwrap_or(f64::INFINITY);
        visitor.visit_f64(value)
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        // `null` is not "absent" in a spec file; the inner type says what it expected instead.
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.object(name, Some(fields), visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            SPANNED => visitor.visit_seq(WithPlace::new(self.span(), self)),
            KEYED => visitor.visit_seq(WithPlace::new(self.key.unwrap_or(self.span()), self)),
            ENCLOSED => visitor.visit_seq(WithPlace::new(self.around, self)),
            CHECKED => visitor.visit_seq(Alone(Some(self))),
            _ => self.any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(self).map_err(|fault| fault.at(self.span()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple map identifier ignored_any
    }
}

/// Enums of the language are words.
impl<'de> EnumAccess<'de> for Reader<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        Ok((seed.deserialize(self)?, self))
    }
}

impl<'de> VariantAccess<'de> for Reader<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.any(visitor)
    }
}
