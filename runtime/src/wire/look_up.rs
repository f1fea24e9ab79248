//! Looking up a field by its wire name, in a value of which only that is known.

use super::{Entries, Entry, Fields, View};
use crate::request::scalar;
use std::borrow::Cow;

/// The text of the field at the end of a way, such as `Data.TaskId`; `None` where it is empty.
pub(crate) fn text(fields: &dyn Fields, path: &str) -> Option<String> {
    let mut found = None;
    at(fields, path, &mut |entry| {
        found = scalar(entry.value.view(entry.wire)).map(Cow::into_owned);
    });
    found.filter(|text| !text.is_empty())
}

/// Shows the field at the end of a way.
pub(crate) fn at(fields: &dyn Fields, path: &str, to: &mut dyn FnMut(Entry<'_>)) {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    for entry in Entries::of(fields).into_iter().filter(|entry| entry.name == name) {
        match rest {
            None => to(entry),
            Some(rest) => {
                if let View::Object(inner) = entry.value.view(entry.wire) {
                    at(inner, rest, to);
                }
            }
        }
    }
}
