//! Reading objects: structs, maps, and the objects around wrapped lists.

use super::Place;
use super::trail::{Step, Trail};
use crate::wire::{
    AnObject, Decode, DecodeEntries, Form, Places, Presence, Shape, Slot, TakePlaces, Wire, form,
    form_of,
};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads an object into the fields of a struct.
pub(super) fn read_struct<'de, A: MapAccess<'de>>(
    object: &mut dyn Shape<Kind = AnObject>,
    trail: &mut Trail,
    input: A,
) -> Result<Presence, A::Error> {
    let mut reading = Reading { input: Some(input), trail, result: Ok(()) };
    object.places(&mut Places::new(&mut reading));
    reading.result.map(|()| Presence::Present)
}

/// Reads the list in the object around it.
pub(super) fn read_wrapped<'de, A: MapAccess<'de>>(
    name: &'static str,
    list: &mut dyn Decode,
    wire: Wire,
    trail: &mut Trail,
    input: A,
) -> Result<Presence, A::Error> {
    let form = Form { wire, wrapper: None };
    read_fields(&[name], &mut [list], &[(name, form)], trail, input).map(|()| Presence::Present)
}

/// Reads an object into a map.
pub(super) fn read_map<'de, A: MapAccess<'de>>(
    map: &mut dyn DecodeEntries,
    trail: &mut Trail,
    mut input: A,
) -> Result<Presence, A::Error> {
    while let Some(name) = input.next_key_seed(Name).map_err(|it| trail.failed_here(it))? {
        let place = Place::new(Slot::new(map.entry(&name)), trail);
        match input.next_value_seed(place) {
            Ok(Presence::Present) => {}
            Ok(Presence::Absent) => map.remove(&name),
            Err(error) => return Err(trail.failed_at(Step::Field(name.into_owned()), error)),
        }
    }
    Ok(Presence::Present)
}

/// An object that is read as soon as a struct hands out the places of its fields.
struct Reading<'t, A, E> {
    input: Option<A>,
    trail: &'t mut Trail,
    result: Result<(), E>,
}

impl<'de, A: MapAccess<'de>> TakePlaces for Reading<'_, A, A::Error> {
    fn take(
        &mut self,
        names: &[&'static str],
        values: &mut [&mut dyn Decode],
        forms: &[(&'static str, Form)],
    ) {
        if let Some(input) = self.input.take() {
            self.result = read_fields(names, values, forms, self.trail, input);
        }
    }
}

fn read_fields<'de, A: MapAccess<'de>>(
    names: &[&'static str],
    values: &mut [&mut dyn Decode],
    forms: &[(&'static str, Form)],
    trail: &mut Trail,
    mut input: A,
) -> Result<(), A::Error> {
    let mut next = 0;
    loop {
        let index = input.next_key_seed(Index { names, next });
        let Some(index) = index.map_err(|it| trail.failed_here(it))? else { return Ok(()) };
        let Some((name, value)) = names.get(index).zip(values.get_mut(index)) else {
            input.next_value::<IgnoredAny>()?;
            continue;
        };
        next = index + 1;
        let slot = Slot { value: &mut **value, form: form_of(forms, name, form()) };
        let result = input.next_value_seed(Place::new(slot, trail));
        result.map_err(|it| trail.failed_at(Step::Field((*name).to_owned()), it))?;
    }
}

/// Finds the index of a field. Most fields come in the order in which they are documented, so the one after the last
/// is tried first. A name that is not known has an index beyond all others.
struct Index<'n> {
    names: &'n [&'static str],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Index<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Index<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(A_NAME)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let Self { names, next } = self;
        if names.get(next).is_some_and(|it| *it == name) {
            return Ok(next);
        }
        Ok(names.iter().position(|it| *it == name).unwrap_or(usize::MAX))
    }
}

const A_NAME: &str = "a field name";

/// Takes a name as it is, without a copy where the document keeps it.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(A_NAME)
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
