//! Importing again: what changed upstream meets what was changed by hand, key by key.

use super::json::{Json, Object, Put};
use super::layout;
use serde_json::Value;

/// A file in which edits and changes of the source have come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// What changed upstream.
    pub changes: Vec<Change>,
}

/// Something that changed upstream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where in the file, as keys joined with `.`.
    pub place: String,
    /// What happened to it.
    pub kind: ChangeKind,
    /// What the source said last, as JSON.
    pub old: Option<String>,
    /// What it says today.
    pub new: Option<String>,
}

/// What happened to a part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new, and was taken over.
    Added,
    /// It is different, and was taken over.
    Changed,
    /// It is gone, and was removed.
    Removed,
    /// It is different, but was edited by hand as well; the edit was kept.
    Kept,
}

/// Brings together a file as it was imported last, as it is now, and as it would be imported today.
///
/// # Errors
/// If one of them is no JSON.
pub fn merge(last: &str, now: &str, today: &str) -> Result<Merged, String> {
    let [last, ours, theirs] = [last, now, today].map(|text| Json::parse(text.as_bytes()));
    let (last, ours, theirs) = (last?, ours?, theirs?);
    let mut changes = Vec::new();
    let merged =
        value(Some(&last), Some(&ours), Some(&theirs), "", &mut changes).unwrap_or(Json::Null);
    // A file in which nothing changes keeps the layout that somebody gave it.
    let text = if merged == ours { now.to_owned() } else { layout::file(&merged) };
    Ok(Merged { text, changes })
}

fn value(
    last: Option<&Json>,
    ours: Option<&Json>,
    theirs: Option<&Json>,
    place: &str,
    changes: &mut Vec<Change>,
) -> Option<Json> {
    if last == theirs || ours == theirs {
        return ours.cloned();
    }
    if kept_with_its_type(last, ours, theirs) {
        changes.push(change(place, ChangeKind::Kept, last, theirs));
        return ours.cloned();
    }
    if let (Some(Json::Object(ours)), Some(Json::Object(theirs))) = (ours, theirs) {
        let last = last.and_then(Json::as_object);
        return Some(object(last, ours, theirs, place, changes).into());
    }
    if let (Some(ours), Some(theirs)) = (ours.and_then(by_code), theirs.and_then(by_code)) {
        let last = last.and_then(by_code);
        let merged = object(last.as_ref(), &ours, &theirs, place, changes);
        return Some(Json::List(merged.into_values().collect()));
    }
    let kind = match (last, theirs) {
        _ if ours != last => ChangeKind::Kept,
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    changes.push(change(place, kind, last, theirs));
    if kind == ChangeKind::Kept { ours } else { theirs }.cloned()
}

fn change(place: &str, kind: ChangeKind, old: Option<&Json>, new: Option<&Json>) -> Change {
    let text = |json: &Json| Value::from(json.clone()).to_string();
    Change { place: place.to_owned(), kind, old: old.map(text), new: new.map(text) }
}

/// Whether the source has another type today for what was edited inside of it: an edited field cannot be without its
/// object.
fn kept_with_its_type(last: Option<&Json>, ours: Option<&Json>, theirs: Option<&Json>) -> bool {
    let (Some(last), Some(ours), Some(theirs)) = (last, ours, theirs) else { return false };
    let ty = theirs.text("type");
    let inside = |key: &&str| ours.get(key) != last.get(key) && theirs.get(key).is_none();
    ty.is_some() && last.text("type") != ty && ["fields", "items"].iter().any(inside)
}

fn object(
    last: Option<&Object>,
    ours: &Object,
    theirs: &Object,
    place: &str,
    changes: &mut Vec<Change>,
) -> Object {
    let mut merged = Object::new();
    for key in keys(ours, theirs) {
        let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
        let last = last.and_then(|it| it.get(key));
        if let Some(value) = value(last, ours.get(key), theirs.get(key), &place, changes) {
            merged.put(key, value);
        }
    }
    merged
}

/// All keys in our order; what only they have stands after what it stands after there.
fn keys<'a>(ours: &'a Object, theirs: &'a Object) -> Vec<&'a String> {
    let mut keys: Vec<&String> = ours.keys().collect();
    let mut after = 0;
    for key in theirs.keys() {
        if let Some(at) = keys.iter().position(|known| *known == key) {
            after = at + 1;
        } else {
            keys.insert(after, key);
            after += 1;
        }
    }
    keys
}

/// A list of error codes by their codes; nothing if it is another list.
fn by_code(json: &Json) -> Option<Object> {
    let entries = json.as_list()?.iter();
    let keyed: Option<Object> =
        entries.map(|it| Some((it.text("code")?.to_owned(), it.clone()))).collect();
    keyed.filter(|it| it.len() == json.as_list().map_or(0, <[Json]>::len))
}
