//! How Rust values and the wire meet.
//!
//! Generated types say only which field has which wire name ([`Shape`]); reading and writing are done
//! here, once, behind `dyn`, so that a generated type costs a few lines and little compile time.
//! [`read()`] and [`write()`] are ordinary serde, generic over the format: with the feature
//! `serde`, generated types implement `serde::Deserialize` and `serde::Serialize` through them.

mod collection;
mod copy;
mod field;
mod form;
mod look_up;
mod read;
mod same;
pub(crate) mod scalar;
mod shape;
mod shown;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use collection::absent_or;
pub(crate) use copy::assign;
pub use copy::copy;
pub use field::{Entries, Entry, Form, Places, Slot, TakePlaces, form};
pub(crate) use field::{form_of, with_field};
pub(crate) use form::forms;
pub use form::{Case, TimeForm, Wire};
pub(crate) use look_up::{at, text};
pub(crate) use read::read_json_slot;
pub use read::{Failed, read, read_json, read_json_into, read_model};
pub use same::{same, same_request};
pub use shape::{AText, AnObject, DecodeKind, EncodeKind, Shape};
pub use shown::{show, show_request};
pub use write::{write, write_model};
pub(crate) use write::{write_entries, write_view};

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

/// A value that can be written.
pub trait Encode: Any {
    /// What is written for this value.
    fn view(&self, wire: Wire) -> View<'_>;

    /// Shows the value as `Debug` does: as it travels, unless that is a secret.
    ///
    /// # Errors
    /// Whatever the formatter reports.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shown::show_view(&self.view(Wire::PLAIN), f)
    }
}

/// A value with fields, as seen when writing: a generated struct, or a map.
pub trait Fields: fmt::Debug {
    /// Adds every field, in the order of the documentation.
    fn each<'a>(&'a self, to: &mut Entries<'a>);
}

/// A value with items, as seen when writing.
pub trait Items {
    /// Shows every item to `to`, in order.
    fn each<'a>(&'a self, to: &mut dyn FnMut(&'a dyn Encode));
}

/// A value that can be read, piece by piece, into a place that exists already.
pub trait Decode {
    /// The value before anything is read into it.
    fn empty() -> Self
    where
        Self: Sized;

    /// Takes a scalar.
    ///
    /// # Errors
    /// Says what was expected, if this kind of value cannot be made of the scalar.
    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected>;

    /// The list to read items into, if this value is one.
    fn list(&mut self) -> Option<&mut dyn DecodeItems> {
        None
    }

    /// The object to read fields into, if this value is one.
    fn object(&mut self) -> Option<Object<'_>> {
        None
    }

    /// Becomes a copy of a value of the same type.
    fn copy(&mut self, from: &dyn Any);
}

/// An object, as seen when reading.
#[non_exhaustive]
pub enum Object<'a> {
    /// One with fields that are known.
    Struct(&'a mut (dyn Shape<Kind = AnObject> + 'a)),
    /// One with any.
    Map(&'a mut dyn DecodeEntries),
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Struct(_) => "Struct",
            Self::Map(_) => "Map",
        })
    }
}

/// A value with any entries, as seen when reading.
pub trait DecodeEntries {
    /// The place of the entry with this name, which is made if there is none.
    fn entry(&mut self, name: &str) -> &mut dyn Decode;

    /// Takes back the entry of that name, which turned out to hold no value.
    fn remove(&mut self, name: &str);
}

/// A value with items, as seen when reading.
pub trait DecodeItems {
    /// Adds an empty item and returns it, to be read into.
    fn push(&mut self) -> &mut dyn Decode;

    /// Takes back the last item, which turned out to hold no value.
    fn pop(&mut self);
}

/// Whether a scalar held a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The value was read.
    Present,
    /// The scalar counts as absent: null, or an empty string where a number is expected.
    Absent,
}

/// A scalar found on the wire.
#[derive(Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Scalar<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number that is larger than an `i64`.
    Uint(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(&'a str),
}

impl fmt::Debug for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The text may be a secret.
            Self::Text(_) => f.write_str("Text"),
            other => other.fmt(f),
        }
    }
}

impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "`{value}`"),
            Self::Int(value) => write!(f, "`{value}`"),
            Self::Uint(value) => write!(f, "`{value}`"),
            Self::Float(value) => write!(f, "`{value}`"),
            // The text itself may be a secret, and the raw body is kept with the error anyway.
            Self::Text(_) => f.write_str("a string that is not one"),
        }
    }
}

/// What a [`Decode`] expected to read, for instance `an integer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected(pub &'static str);

/// What is written for a value.
#[non_exhaustive]
pub enum View<'a> {
    /// Nothing: the field is left out.
    Absent,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number that may be larger than an `i64`.
    Uint(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// A list.
    List(&'a dyn Items),
    /// An object.
    Object(&'a dyn Fields),
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The kind only: a text may be a secret.
        f.write_str(match self {
            Self::Absent => "Absent",
            Self::Null => "Null",
            Self::Bool(_) => "Bool",
            Self::Int(_) => "Int",
            Self::Uint(_) => "Uint",
            Self::Float(_) => "Float",
            Self::Text(_) => "Text",
            Self::List(_) => "List",
            Self::Object(_) => "Object",
        })
    }
}
