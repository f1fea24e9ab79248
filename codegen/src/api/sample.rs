//! Values for a typical call: those of the documentation, or stand-ins where it has none.

use super::{Api, Field, ObjectUse, Type};
use crate::vocabulary::{LetterCase, TimeForm, Wire};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

/// Whole numbers up to this are exact in a floating-point number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A value as on the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample {
    /// Nothing, as for a map without entries.
    Absent,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Sample>),
    /// The fields of an object, in their order.
    Object(Vec<(String, Sample)>),
}

impl Sample {
    /// The text of a value that is neither a list nor an object.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Absent | Self::Null | Self::List(_) | Self::Object(_) => None,
            Self::Bool(value) => Some(value.to_string()),
            Self::Int(value) => Some(value.to_string()),
            Self::Float(value) => Some(value.to_string()),
            Self::Text(text) => Some(text.clone()),
        }
    }
}

impl Serialize for Sample {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl Api {
    /// A value for a parameter or field.
    #[must_use]
    pub fn sample(&self, field: &Field) -> Sample {
        let example = field.facts.example.as_ref();
        let example = match &field.wrapper {
            Some(wrapper) => example.and_then(|json| json.get(wrapper)),
            None => example,
        };
        self.value(&field.ty, field.wire, example)
    }

    /// A value of a type.
    fn value(&self, ty: &Type, wire: Wire, example: Option<&Json>) -> Sample {
        match ty {
            Type::String => Sample::Text(plain(example).unwrap_or("value").to_owned()),
            Type::Secret => Sample::Text("secret".to_owned()),
            Type::Int32 => integer(example, wire, i64::from(i32::MAX)),
            Type::Number => written(wire, float(number(example).unwrap_or(1.0))),
            Type::Boolean => written(wire, Sample::Bool(text(example).as_deref() == Some("true"))),
            Type::Timestamp if wire.time == TimeForm::Rfc3339 => {
                let example = plain(example).and_then(|it| it.parse().ok());
                let time: jiff::Timestamp = example.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
                // The runtime counts in milliseconds.
                let time = jiff::Timestamp::from_millisecond(time.as_millisecond());
                Sample::Text(time.unwrap_or_default().to_string())
            }
            Type::Int64 | Type::Timestamp => integer(example, wire, i64::MAX),
            Type::Enum(id) => self.word(*id, wire.case, plain(example)),
            Type::Object(id) => {
                let object = &self.objects[id.0];
                let sent = object.used == ObjectUse { request: true, response: false };
                let required = object.fields.iter().filter(|field| field.required && sent);
                let wrapped = |field: &Field| match &field.wrapper {
                    Some(name) => Sample::Object(vec![(name.clone(), self.sample(field))]),
                    None => self.sample(field),
                };
                let fields = required.map(|it| (it.wire_name.clone(), wrapped(it)));
                Sample::Object(fields.filter(|(_, value)| *value != Sample::Absent).collect())
            }
            Type::List(item) => {
                let first = example.and_then(|json| json.get(0));
                Sample::List(vec![self.value(item, wire, first)])
            }
            Type::Map(_) => Sample::Absent,
            Type::Any => Sample::Null,
        }
    }

    /// A value of an enum, in the letters of the wire.
    fn word(&self, id: super::EnumId, case: LetterCase, example: Option<&str>) -> Sample {
        let it = &self.enums[id.0];
        let value = example.and_then(|text| it.parse(text)).or(it.values.first());
        let wire = value.map_or("", |value| &value.wire);
        Sample::Text(match case {
            LetterCase::AsDocumented => wire.to_owned(),
            LetterCase::Upper => wire.to_ascii_uppercase(),
            LetterCase::Lower => wire.to_ascii_lowercase(),
        })
    }
}

/// A value inside a string, where it is written so.
fn written(wire: Wire, value: Sample) -> Sample {
    if wire.text { value.text().map_or(value, Sample::Text) } else { value }
}

fn integer(example: Option<&Json>, wire: Wire, most: i64) -> Sample {
    let number = text(example).and_then(|text| text.parse().ok());
    let fits = |number: &i64| (-most - 1..=most).contains(number);
    written(wire, Sample::Int(number.filter(fits).unwrap_or(1)))
}

/// A whole number is written without a point.
fn float(value: f64) -> Sample {
    let whole = value.fract() == 0.0 && value.abs() <= EXACT;
    let integer = whole.then(|| format!("{value:.0}").parse().ok()).flatten();
    integer.map_or(Sample::Float(value), Sample::Int)
}

fn number(example: Option<&Json>) -> Option<f64> {
    text(example)?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn text(example: Option<&Json>) -> Option<String> {
    example.map(|json| json.as_str().map_or_else(|| json.to_string(), str::to_owned))
}

/// Text that can stand anywhere: in a program, in a header, in a code block of a comment.
fn plain(example: Option<&Json>) -> Option<&str> {
    let fits = |c: char| !c.is_control() && c != '`' && (c.is_alphanumeric() || c.is_ascii());
    example?.as_str().filter(|text| text.chars().all(fits))
}
