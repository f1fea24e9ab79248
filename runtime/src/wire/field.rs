//! Fields, to be read into and to be written.

use super::{Decode, Encode, Wire, forms};
use std::fmt;

/// A field, to be read into, in its plain JSON form.
pub fn slot(value: &mut dyn Decode) -> Slot<'_> {
    Slot::new(value)
}

/// The field `name`, to be written, in its plain JSON form.
pub fn entry<'a>(name: &'static str, value: &'a dyn Encode) -> Entry<'a> {
    Entry::new(name, value)
}

/// What can be said of a field, whichever way it goes.
macro_rules! settings {
    () => {
        forms!();

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
    };
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

    settings!();
}

impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot")
            .field("wire", &self.wire)
            .field("wrapper", &self.wrapper)
            .finish_non_exhaustive()
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

    settings!();
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
