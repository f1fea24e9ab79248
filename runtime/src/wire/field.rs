//! Fields, to be read into and to be written.

use super::{Decode, Encode, Fields, Wire, forms};
use std::fmt;

/// A field that is known, to be read into, in its plain JSON form.
pub fn slot(value: &mut dyn Decode) -> Option<Slot<'_>> {
    Some(Slot::new(value))
}

/// The plain JSON form, of which more can be said before a field is read in it.
#[must_use]
pub fn form() -> Form {
    Form { wire: Wire::PLAIN, wrapper: None }
}

/// How a field is read.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    wire: Wire,
    wrapper: Option<&'static str>,
}

impl Form {
    forms!(handed_on);

    /// Says that the list is inside an object, under `name`.
    #[must_use]
    pub fn wrapped_in(mut self, name: &'static str) -> Self {
        self.wrapper = Some(name);
        self
    }

    /// A field that is known, to be read into in this form.
    pub fn slot(self, value: &mut dyn Decode) -> Option<Slot<'_>> {
        Some(Slot { value, wire: self.wire, wrapper: self.wrapper })
    }
}

/// A place to read a value into.
pub struct Slot<'a> {
    pub(crate) value: &'a mut dyn Decode,
    pub(crate) wire: Wire,
    pub(crate) wrapper: Option<&'static str>,
}

impl<'a> Slot<'a> {
    /// A field in its plain JSON form.
    pub fn new(value: &'a mut dyn Decode) -> Self {
        Self { value, wire: Wire::PLAIN, wrapper: None }
    }

    forms!(handed_on);

    /// Sets the wire form.
    #[must_use]
    pub(crate) fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self
    }

    /// Says that the list is inside an object, under `name`.
    #[must_use]
    pub fn wrapped_in(mut self, name: &'static str) -> Self {
        self.wrapper = Some(name);
        self
    }
}

impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot")
            .field("wire", &self.wire)
            .field("wrapper", &self.wrapper)
            .finish_non_exhaustive()
    }
}

/// Most values have no more fields than these.
const TYPICAL: usize = 16;

/// The fields of a value, to be written.
///
/// A list that is filled, rather than a function to call with each: that takes rustc half the time in the types that
/// show their fields.
#[derive(Debug, Default)]
pub struct Entries<'a>(Vec<Entry<'a>>);

impl<'a> Entries<'a> {
    /// The fields that a value shows, in the order of the documentation.
    pub(crate) fn of(fields: &'a (impl Fields + ?Sized)) -> Vec<Entry<'a>> {
        let mut entries = Self(Vec::with_capacity(TYPICAL));
        fields.each(&mut entries);
        entries.0
    }

    /// Adds the field `name`, in its plain JSON form, of which more can be said then.
    pub fn add(&mut self, name: &'a str, value: &'a dyn Encode) -> &mut Entry<'a> {
        self.0.push(Entry::new(name, value));
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

/// A field, to be written.
pub struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a dyn Encode,
    pub(crate) wire: Wire,
    pub(crate) wrapper: Option<&'static str>,
}

impl<'a> Entry<'a> {
    /// The field `name`, in its plain JSON form.
    pub fn new(name: &'a str, value: &'a dyn Encode) -> Self {
        Self { name, value, wire: Wire::PLAIN, wrapper: None }
    }

    forms!(in_place);

    /// Sets the wire form.
    #[must_use]
    pub(crate) fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self
    }

    /// Says that the list is inside an object, under `name`.
    pub fn wrapped_in(&mut self, name: &'static str) -> &mut Self {
        self.wrapper = Some(name);
        self
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("name", &self.name)
            .field("wire", &self.wire)
            .field("wrapper", &self.wrapper)
            .finish_non_exhaustive()
    }
}
