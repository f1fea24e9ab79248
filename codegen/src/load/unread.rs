//! The parts of a file that could not be read, though they are there.

use super::json::{self, span};
use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Place, Source, Span};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// The entries at the top in which something was found, or all of the file.
pub(super) fn places(file: FileId, source: &Source, is_read: bool, found: &Problems) -> Vec<Place> {
    let all = file.at(Span { start: 0, end: u32::MAX });
    if !is_read {
        return vec![all];
    }
    // What is still to be filled in was read.
    let unread = |problem: &Problem| !matches!(problem, Problem::Unfinished { .. });
    let mut places =
        found.found().iter().filter(|it| unread(&it.problem)).map(|it| it.place).peekable();
    if places.peek().is_none() {
        return Vec::new();
    }
    let text = std::str::from_utf8(&source.bytes).unwrap_or_default();
    let value = json::parse(file, text, &mut Problems::default());
    let entries: Vec<Place> = match &value {
        Some(Value::Object(object)) => {
            object.properties.iter().map(|entry| file.at(span(&entry.range()))).collect()
        }
        _ => Vec::new(),
    };
    let entry = |place| entries.iter().copied().find(|entry| entry.contains(place));
    places.map(|place| entry(place).unwrap_or(all)).collect()
}
