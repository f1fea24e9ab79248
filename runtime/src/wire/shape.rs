//! Generated types, as they are seen on the wire: structs are objects, open enums are texts.
//!
//! What all of them do when they are read and written is implemented here, once for each kind: implementations for each
//! type are what rustc spends its time on.

use super::{
    Decode, Encode, Entries, Expected, Fields, Object, Places, Presence, Scalar, View, Wire,
    absent_or, assign,
};
use crate::{OpenEnum, open_enum};
use std::any::Any;
use std::fmt;

/// A generated type. A struct hands out its fields, in two directions.
pub trait Shape {
    /// What it is on the wire: [`AnObject`] or [`AText`].
    type Kind;

    /// Adds every field to `to`, in the order of the documentation.
    /// A text has none.
    fn values<'a>(&'a self, to: &mut Entries<'a>) {
        let _ = to;
    }

    /// Hands the places of all fields to `to`, once, in the same order.
    /// A text, and what is only ever sent, hand over nothing.
    fn places(&mut self, to: &mut Places<'_>) {
        let _ = to;
    }
}

/// The kind of generated structs.
#[derive(Debug)]
pub enum AnObject {}

/// The kind of open enums.
#[derive(Debug)]
pub enum AText {}

/// How values of a kind are written.
pub trait EncodeKind<T> {
    /// What is written for the value.
    fn view(value: &T, wire: Wire) -> View<'_>;
}

/// How values of a kind are read.
pub trait DecodeKind<T> {
    /// The value before anything is read into it.
    fn empty() -> T;

    /// Takes a scalar.
    ///
    /// # Errors
    /// Says what was expected, if no such value can be made of the scalar.
    fn read(place: &mut T, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected>;

    /// The object to read fields into, if there is one.
    fn object(place: &mut T) -> Option<Object<'_>>;
}

impl<T: Shape + 'static> Encode for T
where
    T::Kind: EncodeKind<T>,
{
    fn view(&self, wire: Wire) -> View<'_> {
        T::Kind::view(self, wire)
    }
}

impl<T: Shape + Clone + 'static> Decode for T
where
    T::Kind: DecodeKind<T>,
{
    fn empty() -> Self {
        T::Kind::empty()
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        T::Kind::read(self, input, wire)
    }

    fn object(&mut self) -> Option<Object<'_>> {
        T::Kind::object(self)
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

/// A struct has the fields that it hands out.
impl<T: Shape<Kind = AnObject> + fmt::Debug> Fields for T {
    fn each<'a>(&'a self, to: &mut Entries<'a>) {
        self.values(to);
    }
}

impl<T: Fields> EncodeKind<T> for AnObject {
    fn view(value: &T, _: Wire) -> View<'_> {
        View::Object(value)
    }
}

impl<T: Shape<Kind = Self> + Default> DecodeKind<T> for AnObject {
    fn empty() -> T {
        T::default()
    }

    fn read(_: &mut T, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        // Some services send an empty string for an object that they have nothing to say about.
        absent_or(&input, wire, "an object")
    }

    fn object(place: &mut T) -> Option<Object<'_>> {
        Some(Object::Struct(place))
    }
}

impl<T: OpenEnum> EncodeKind<T> for AText {
    fn view(value: &T, wire: Wire) -> View<'_> {
        open_enum::view(value, wire)
    }
}

impl<T: OpenEnum> DecodeKind<T> for AText {
    fn empty() -> T {
        open_enum::parse("")
    }

    fn read(place: &mut T, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        open_enum::read(place, input, wire)
    }

    fn object(_: &mut T) -> Option<Object<'_>> {
        None
    }
}

impl<T: Shape> Shape for Box<T> {
    type Kind = T::Kind;

    fn values<'a>(&'a self, to: &mut Entries<'a>) {
        (**self).values(to);
    }

    fn places(&mut self, to: &mut Places<'_>) {
        (**self).places(to);
    }
}
