//! Names for items, with the problems that names make.

use crate::diagnostic::{Problem, Problems};
use crate::naming;
use crate::plan::Name;
use crate::source::Place;

/// Makes the names of one item.
pub(super) struct Names<'a> {
    pub(super) place: Place,
    pub(super) problems: &'a mut Problems,
}

impl Names<'_> {
    /// A name from the given Rust name, or else from the wire name.
    fn make(
        &mut self,
        given: Option<&str>,
        wire: &str,
        case: fn(&str) -> Option<String>,
    ) -> Option<String> {
        let name = naming::choose(given, wire, case);
        if name.is_none() {
            let problem = match given {
                Some(given) => Problem::InvalidRustName { name: given.to_owned() },
                None => Problem::NoRustName { name: wire.to_owned() },
            };
            self.problems.add(self.place, problem);
        }
        name
    }

    pub(super) fn module(&mut self, text: &str) -> Option<Name> {
        self.make(None, text, naming::module).map(|name| naming::ident(&name))
    }

    pub(super) fn version(&mut self, text: &str) -> Option<Name> {
        self.make(None, text, naming::version).map(|name| naming::ident(&name))
    }

    pub(super) fn ty(&mut self, given: Option<&str>, wire: &str) -> Option<String> {
        self.make(given, wire, naming::ty)
    }

    pub(super) fn variant(&mut self, given: Option<&str>, wire: &str) -> Option<String> {
        self.make(given, wire, naming::camel)
    }

    pub(super) fn field(&mut self, given: Option<&str>, wire: &str) -> Option<String> {
        self.make(given, wire, naming::snake)
    }
}

/// The wire name as a search alias of an item; rustdoc takes only plain ones. It finds `region_id` by `RegionId`
/// anyway, so an alias is made only for names that differ by more.
pub(super) fn alias(wire: &str, rust: &str) -> Option<String> {
    let plain = !wire.is_empty()
        && wire.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    (plain && letters(wire) != letters(rust)).then(|| wire.to_owned())
}

/// What a search looks at.
fn letters(name: &str) -> String {
    name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect()
}
