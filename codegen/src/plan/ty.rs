//! Types, fields and structs.

use super::Name;
use crate::source::Place;
use crate::vocabulary::Wire;

/// The lines of a doc comment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs(pub Vec<String>);

impl Docs {
    /// The first paragraph; setters repeat no more of what their field says.
    #[must_use]
    pub fn summary(&self) -> Self {
        Self(self.0.iter().take_while(|line| !line.is_empty()).cloned().collect())
    }
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq)]
pub enum RustType {
    /// `String`.
    String,
    /// The runtime's text that is not printed.
    Sensitive,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `f64`.
    F64,
    /// `bool`.
    Bool,
    /// The runtime's point in time.
    Timestamp,
    /// JSON of any shape.
    Json,
    /// A type of the API version, in the parent module.
    Named(Name),
    /// `Box<T>`.
    Boxed(Box<RustType>),
    /// `Vec<T>`.
    List(Box<RustType>),
    /// A map from `String`.
    Map(Box<RustType>),
    /// `Option<T>`.
    Optional(Box<RustType>),
}

/// How an argument of a constructor or setter is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// As it is.
    Plain,
    /// As anything that converts into it.
    Into,
    /// As anything whose items convert into the items of the list.
    Each,
}

/// Whether a field must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is an argument of the constructor.
    Required,
    /// It is an `Option`, and has a setter.
    Optional,
    /// It is empty at first, as lists and maps are, and has a setter.
    Empty,
}

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// Where the spec says it.
    pub place: Place,
    /// Its documentation.
    pub docs: Docs,
    /// The documentation of its setter.
    pub setter: Docs,
    /// The wire name, where people may search for it and it is not the Rust name.
    pub alias: Option<String>,
    /// Its Rust name.
    pub name: Name,
    /// The type of the field.
    pub ty: RustType,
    /// The type of a value for it, which is not optional.
    pub value: RustType,
    /// How a value is taken.
    pub argument: Argument,
    /// Whether it must be given.
    pub presence: Presence,
    /// Whether the field is behind a `Box` that setters make.
    pub boxed: bool,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Its name on the wire.
    pub wire_name: String,
    /// How it is written.
    pub wire: Wire,
    /// The field of the object that a list is wrapped in.
    pub wrapper: Option<String>,
}

/// What a struct is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It is only received.
    Received,
    /// It is only sent.
    Sent,
    /// Both.
    Both,
}

/// A struct with fields that have wire names.
#[derive(Debug)]
pub struct Struct {
    /// Where the spec says it.
    pub place: Place,
    /// The name in the spec.
    pub wire_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub name: Name,
    /// What it is for.
    pub direction: Direction,
    /// The fields.
    pub fields: Vec<Field>,
}
