//! Fields, to be read into and to be written.

use super::{Decode, Encode, Fields, Object, Wire, forms};
use std::fmt;

/// How a field travels, where it is not in the plain JSON form of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub(crate) wire: Wire,
    pub(crate) wrapper: Option<&'static str>,
}

/// The plain JSON form, of which more can be said.
#[must_use]
pub const fn form() -> Form {
    Form { wire: Wire::PLAIN, wrapper: None }
}

impl Form {
    forms!();

    /// Says that the list is inside an object, under `name`.
    #[must_use]
    pub const fn wrapped_in(mut self, name: &'static str) -> Self {
        self.wrapper = Some(name);
        self
    }
}

/// The form of a field or parameter among those that are not plain, of which there mostly is none.
#[inline]
pub(crate) fn form_of<F: Copy>(forms: &[(&'static str, F)], name: &str, plain: F) -> F {
    if forms.is_empty() {
        return plain;
    }
    forms.iter().find(|(it, _)| *it == name).map_or(plain, |(_, form)| *form)
}

/// A place to read a value into.
pub struct Slot<'a> {
    pub(crate) value: &'a mut dyn Decode,
    pub(crate) form: Form,
}

impl<'a> Slot<'a> {
    /// A field in its plain JSON form.
    pub fn new(value: &'a mut dyn Decode) -> Self {
        Self { value, form: form() }
    }
}

impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("form", &self.form).finish_non_exhaustive()
    }
}

/// Where a struct hands the places of its fields.
pub struct Places<'p> {
    to: &'p mut dyn TakePlaces,
    forms: Vec<(&'static str, Form)>,
}

impl<'p> Places<'p> {
    /// Hands places to `to`.
    pub fn new(to: &'p mut dyn TakePlaces) -> Self {
        Self { to, forms: Vec::new() }
    }

    /// Says that the field `name`, which is still to come, is not in its plain JSON form.
    pub fn form(&mut self, name: &'static str, form: Form) {
        self.forms.push((name, form));
    }

    /// Hands over the place of every field with its name.
    #[inline]
    pub fn take<const N: usize>(
        &mut self,
        names: [&'static str; N],
        mut values: [&mut dyn Decode; N],
    ) {
        self.to.take(&names, &mut values, &self.forms);
    }
}

impl fmt::Debug for Places<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Places").finish_non_exhaustive()
    }
}

/// Takes the places of the fields of a struct.
pub trait TakePlaces {
    /// Takes the place of every field with its name, and the forms of those that are not plain.
    fn take(
        &mut self,
        names: &[&'static str],
        values: &mut [&mut dyn Decode],
        forms: &[(&'static str, Form)],
    );
}

/// Shows the place of one field, if there is one of that name, in a value that is an object.
pub(crate) fn with_field(value: &mut dyn Decode, name: &str, to: &mut dyn FnMut(Slot<'_>)) {
    match value.object() {
        Some(Object::Struct(fields)) => fields.places(&mut Places::new(&mut One { name, to })),
        Some(Object::Map(map)) => to(Slot::new(map.entry(name))),
        None => {}
    }
}

/// Takes the place of one field.
struct One<'a> {
    name: &'a str,
    to: &'a mut dyn FnMut(Slot<'_>),
}

impl TakePlaces for One<'_> {
    fn take(
        &mut self,
        names: &[&'static str],
        values: &mut [&mut dyn Decode],
        forms: &[(&'static str, Form)],
    ) {
        for (name, value) in names.iter().zip(values) {
            if *name == self.name {
                (self.to)(Slot { value: &mut **value, form: form_of(forms, name, form()) });
            }
        }
    }
}

/// Most values have no more fields than these.
const TYPICAL: usize = 16;

/// The fields of a value, to be written.
///
/// A list that is filled, rather than a function to call with each: that takes rustc less time in the types that show
/// their fields.
#[derive(Debug, Default)]
pub struct Entries<'a> {
    entries: Vec<Entry<'a>>,
    forms: Vec<(&'static str, Form)>,
}

impl<'a> Entries<'a> {
    /// The fields that a value shows, in the order of the documentation.
    pub(crate) fn of(fields: &'a (impl Fields + ?Sized)) -> Vec<Entry<'a>> {
        let mut to = Self { entries: Vec::with_capacity(TYPICAL), forms: Vec::new() };
        fields.each(&mut to);
        to.entries
    }

    /// The fields that were added.
    pub(crate) fn into_vec(self) -> Vec<Entry<'a>> {
        self.entries
    }

    /// Adds the field `name`, in its plain JSON form.
    pub fn add(&mut self, name: &'a str, value: &'a dyn Encode) {
        self.entries.push(Entry::new(name, value));
    }

    /// Says that the field `name`, which is still to come, is not in its plain JSON form.
    pub fn form(&mut self, name: &'static str, form: Form) {
        self.forms.push((name, form));
    }

    /// Adds fields with their names.
    #[inline]
    pub fn add_all<const N: usize>(
        &mut self,
        names: [&'static str; N],
        values: [&'a dyn Encode; N],
    ) {
        self.extend(&names, &values);
    }

    /// Not generic over the number, so that it is compiled once.
    fn extend(&mut self, names: &[&'static str], values: &[&'a dyn Encode]) {
        self.entries.extend(names.iter().zip(values).map(|(name, value)| {
            let Form { wire, wrapper } = form_of(&self.forms, name, form());
            Entry { name, value: *value, wire, wrapper }
        }));
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

    /// Sets the wire form.
    #[must_use]
    pub(crate) fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
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
