//! Types, and what has one.

use super::{EnumId, Facts, ObjectId};
use crate::source::Place;
use crate::vocabulary::Wire;

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Text.
    String,
    /// Text that must not be printed.
    Secret,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// A floating-point number.
    Number,
    /// A boolean.
    Boolean,
    /// A point in time.
    Timestamp,
    /// JSON of any shape.
    Any,
    /// An enum.
    Enum(EnumId),
    /// An object.
    Object(ObjectId),
    /// A list.
    List(Box<Type>),
    /// A map from text.
    Map(Box<Type>),
}

/// An object.
#[derive(Debug)]
pub struct Object {
    /// Where it is said.
    pub place: Place,
    /// The name in the spec.
    pub name: String,
    /// What it is.
    pub facts: Facts,
    /// The fields.
    pub fields: Vec<Field>,
    /// Where values of it occur.
    pub used: ObjectUse,
}

/// Where values of an object occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectUse {
    /// In requests.
    pub request: bool,
    /// In answers.
    pub response: bool,
}

/// A field of an object, or a parameter as far as it is like one.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where it is said.
    pub place: Place,
    /// Where its name on the wire is said.
    pub wire_place: Place,
    /// The name on the wire.
    pub wire_name: String,
    /// The type.
    pub ty: Type,
    /// How it is written.
    pub wire: Wire,
    /// The field of the object that a list is wrapped in.
    pub wrapper: Option<String>,
    /// Whether it must be set.
    pub required: bool,
    /// Whether the value must be behind a pointer because its type contains itself.
    pub boxed: bool,
    /// What it is.
    pub facts: Facts,
    /// The Rust name, where one is given.
    pub rust_name: Option<String>,
}
