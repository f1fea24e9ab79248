//! What is done about a problem.

use super::place::{Part, Place};
use super::{at, names};
use crate::diagnostic::Problem;
use crate::import::json::{Json, Put};

/// What became of a problem.
pub(super) enum Outcome {
    /// The spec says it now.
    Mended,
    /// Something had to go, and why.
    LeftOut(String),
    /// The type has another name from here on.
    Renamed(String, String),
    /// There is no remedy.
    None,
}

pub(super) fn apply(file: &mut Json, place: &Place, problem: &Problem) -> Outcome {
    match (problem, place.part) {
        (Problem::NameCollision { rust_name, .. }, _) => names::mend(file, place, Some(rust_name)),
        (Problem::NoRustName { .. } | Problem::InvalidRustName { .. }, _) => {
            names::mend(file, place, None)
        }
        (Problem::ExampleMismatch { .. } | Problem::DefaultMismatch { .. }, Part::Property) => {
            demote(file, place)
        }
        (Problem::ExampleMismatch { path, expected, found }, Part::Example) => {
            let why = format!("`{path}` should be {expected}, but is {found}");
            drop_example(file, place, &why)
        }
        (Problem::UnknownParameter { name, .. }, Part::Example) => {
            drop_example(file, place, &format!("there is no parameter `{name}`"))
        }
        (Problem::InvalidName { name, why }, Part::Error) => {
            empty(file, place);
            Outcome::LeftOut(format!("the code {name:?} is none: {why}"))
        }
        (Problem::InvalidEndpoint { host }, Part::Region) => {
            remove(file, place);
            Outcome::LeftOut(format!("`{host}` is not a host"))
        }
        (Problem::MisusedKey { why, .. } | Problem::UnknownPath { path: why }, Part::File)
            if place.key.as_deref() == Some("pagination") =>
        {
            let why = why.clone();
            if let Json::Object(file) = file {
                file.shift_remove("pagination");
            }
            Outcome::LeftOut(format!("pages: {why}"))
        }
        _ => Outcome::None,
    }
}

/// Moves a value that does not fit its type into a note.
fn demote(file: &mut Json, place: &Place) -> Outcome {
    let Some(key @ ("example" | "default")) = place.key.as_deref() else { return Outcome::None };
    let Some(Json::Object(property)) = at(file, &place.way) else { return Outcome::None };
    // Several parts of one value can be wrong.
    let Some(value) = property.shift_remove(key) else { return Outcome::Mended };
    let shown = crate::import::convert::shown(&value);
    let note = format!("The source gives the {key} {shown}, which does not fit the type.");
    property.add_paragraph("note", note);
    *property = crate::import::convert::ordered(std::mem::take(property));
    Outcome::Mended
}

/// Empties an entry of a list, which `sweep` removes; whether it had not been emptied before.
fn empty(file: &mut Json, place: &Place) -> bool {
    match at(file, &place.way) {
        Some(entry) if *entry != Json::Null => *entry = Json::Null,
        _ => return false,
    }
    true
}

/// Removes an example that contradicts the types.
fn drop_example(file: &mut Json, place: &Place, why: &str) -> Outcome {
    if !empty(file, place) {
        return Outcome::Mended;
    }
    if let Json::Object(file) = file {
        let note =
            format!("An example of the source is left out, as it contradicts the schema: {why}.");
        file.add_paragraph("note", note);
    }
    Outcome::LeftOut(format!("the example contradicts the schema: {why}"))
}

fn remove(file: &mut Json, place: &Place) {
    let Some((super::place::Step::Key(last), way)) = place.way.split_last() else { return };
    if let Some(Json::Object(parent)) = at(file, way) {
        parent.shift_remove(last);
    }
}

/// Removes what was emptied.
pub(super) fn sweep(file: &mut Json) {
    let Json::Object(file) = file else { return };
    for section in ["errors", "examples"] {
        let Some(Json::List(entries)) = file.get_mut(section) else { continue };
        entries.retain(|it| *it != Json::Null);
        if entries.is_empty() {
            file.shift_remove(section);
        }
    }
    let regions = file.get("endpoints").and_then(|it| it.get("regions")).and_then(Json::as_object);
    if regions.is_some_and(indexmap::IndexMap::is_empty)
        && let Some(Json::Object(endpoints)) = file.get_mut("endpoints")
    {
        endpoints.shift_remove("regions");
        endpoints.put("unlisted", "The source lists no hosts.");
    }
}
