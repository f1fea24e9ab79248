//! `Clone` of generated types: every field is cloned.
//!
//! Derived, `Clone` takes rustc more time than by way of the fields that a struct hands out anyhow.

use super::{Decode, Entries, Entry, Form, Places, Shape, TakePlaces};
use std::any::Any;

/// A copy of a struct.
#[must_use]
pub fn copy<T: Shape + Default>(of: &T) -> T {
    let mut entries = Entries::default();
    of.values(&mut entries);
    let mut copy = T::default();
    copy.places(&mut Places::new(&mut Copying(entries.into_vec())));
    copy
}

/// Fills the places of one struct with the values of another of its type.
struct Copying<'a>(Vec<Entry<'a>>);

impl TakePlaces for Copying<'_> {
    fn take(
        &mut self,
        _: &[&'static str],
        places: &mut [&mut dyn Decode],
        _: &[(&'static str, Form)],
    ) {
        for (place, entry) in places.iter_mut().zip(&self.0) {
            place.copy(entry.value);
        }
    }
}

/// Makes a place a clone of a value that is of its type.
pub(crate) fn assign<T: Clone + 'static>(place: &mut T, from: &dyn Any) {
    let from = from.downcast_ref::<T>();
    debug_assert!(from.is_some(), "a field is copied from the same field");
    if let Some(from) = from {
        place.clone_from(from);
    }
}
