//! Names that must differ.

use crate::diagnostic::{Problem, Problems};
use crate::source::Place;
use std::collections::BTreeMap;

/// The names that are taken in one Rust scope.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeMap<String, (String, Option<Place>)>,
}

impl Scope {
    /// A scope in which our own generated names are taken.
    #[must_use]
    pub(crate) fn reserving(names: &[&str]) -> Self {
        let taken = names.iter().map(|&name| (key(name), ("generated code".to_owned(), None)));
        Self { taken: taken.collect() }
    }

    /// Takes a name; reports a collision. Whether the name was free, so that a further name which is made
    /// of this one need not be reported as well.
    pub(crate) fn claim(
        &mut self,
        name: &str,
        what: &str,
        place: Place,
        problems: &mut Problems,
    ) -> bool {
        let Some((taken_by, first)) = self.taken.get(&key(name)) else {
            self.taken.insert(key(name), (format!("`{what}`"), Some(place)));
            return true;
        };
        let problem =
            Problem::NameCollision { rust_name: name.to_owned(), taken_by: taken_by.clone() };
        match first {
            Some(first) => problems.add_related(place, problem, *first, "taken here"),
            None => problems.add(place, problem),
        }
        false
    }
}

/// What two names must differ in. `Self` and `Self_` are the same after casing and escaping.
fn key(name: &str) -> String {
    match name {
        "self" | "Self" | "super" | "crate" => format!("{name}_"),
        _ => name.to_owned(),
    }
}
