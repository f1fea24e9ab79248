//! Objects that several places share.
//!
//! Sources write an object out wherever it occurs. Where most objects of a name have the same fields, these are one
//! type of the API version; all others belong to their operations.

use super::names::{Names, joined, singular, words};
use super::ordered;
use crate::import::Draft;
use crate::import::json::{Json, Object, Put};
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// How an object is recognised: by what the place is called, and by its fields.
type Key = (String, String);

/// What is said of a field for people, which does not make it another.
const PROSE: [&str; 4] = ["description", "example", "note", "guess"];

/// Names that say nothing outside of their operation.
const VAGUE: [&str; 14] = [
    "Body", "Content", "Data", "Detail", "Element", "Entity", "Error", "Info", "Item", "Model",
    "Object", "Response", "Result", "Value",
];

/// Moves shared objects out of the operations, into the section that is returned.
pub(super) fn share(files: &mut [Draft], names: &mut Names) -> Object {
    let mut counts = IndexMap::new();
    properties(files, &mut |base, property| count(base, property, &mut counts));
    let mut sharing = Sharing { names: choose(&counts, names), section: Object::new() };
    properties(files, &mut |base, property| sharing.replace(base, property));
    for (owner, object) in &mut sharing.section {
        if let Json::Object(object) = object {
            below(object, "", &mut |base, property| rename(owner, base, property, names));
        }
    }
    sharing.section
}

/// What is done with a property, and what its type would be called.
type Visit<'v> = dyn FnMut(&str, &mut Object) + 'v;

/// Visits the parameters, and the fields of the answers.
fn properties(files: &mut [Draft], visit: &mut Visit<'_>) {
    for file in files {
        for section in ["parameters", "response"] {
            if let Some(Json::Object(fields)) = file.json.get_mut(section) {
                fields.iter_mut().for_each(|(name, it)| visit_one(&words(name), it, visit));
            }
        }
    }
}

fn visit_one(base: &str, json: &mut Json, visit: &mut Visit<'_>) {
    if let Json::Object(property) = json {
        visit(base, property);
    }
}

/// Visits the properties that one has directly.
fn below(property: &mut Object, base: &str, visit: &mut Visit<'_>) {
    if let Some(Json::Object(fields)) = property.get_mut("fields") {
        fields.iter_mut().for_each(|(name, it)| visit_one(&words(name), it, visit));
    }
    if let Some(items) = property.get_mut("items") {
        visit_one(&singular(base), items, visit);
    }
}

/// How an object that is written out is recognised; nothing for other properties.
fn key(base: &str, property: &Object) -> Option<Key> {
    let fields = property.get("fields")?;
    // A whole body has no name on the wire.
    let named = property.get("in").and_then(Json::as_str) != Some("payload");
    named.then(|| (base.to_owned(), Value::from(shape(fields)).to_string()))
}

/// Fields in a form in which equal ones are equal.
fn shape(fields: &Json) -> Json {
    let fields = fields.as_object().into_iter().flatten();
    let mut shape: Object = fields.map(|(name, it)| (name.clone(), facts(it))).collect();
    shape.sort_unstable_keys();
    shape.into()
}

/// What is said of a property for programs.
fn facts(property: &Json) -> Json {
    let said = property.as_object().into_iter().flatten();
    let said = said.filter(|(key, _)| *key != "name" && !PROSE.contains(&key.as_str()));
    let mut facts: Object = said
        .map(|(key, it)| match key.as_str() {
            "fields" => (key.clone(), shape(it)),
            "items" => (key.clone(), facts(it)),
            _ => (key.clone(), it.clone()),
        })
        .collect();
    facts.sort_unstable_keys();
    facts.into()
}

fn count(base: &str, property: &mut Object, counts: &mut IndexMap<Key, usize>) {
    if let Some(key) = key(base, property) {
        *counts.entry(key).or_default() += 1;
    }
    below(property, base, &mut |base, property| count(base, property, counts));
}

/// The names of what is shared: objects that are more than one, and most of their name.
fn choose(counts: &IndexMap<Key, usize>, names: &mut Names) -> IndexMap<Key, String> {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for ((base, _), count) in counts {
        *all.entry(base).or_default() += count;
    }
    let most = |base: &str, count: usize| all.get(base).is_some_and(|all| count * 2 > *all);
    let speaks =
        |base: &str| base.starts_with(|c: char| c.is_ascii_alphabetic()) && !VAGUE.contains(&base);
    let shared = counts.iter().filter(|((base, _), count)| {
        **count > 1 && most(base, **count) && speaks(base) && names.take(base)
    });
    shared.map(|(key, _)| (key.clone(), key.0.clone())).collect()
}

/// Putting shared objects where they belong.
struct Sharing {
    names: IndexMap<Key, String>,
    section: Object,
}

impl Sharing {
    /// Replaces an object by its name, after those below it.
    fn replace(&mut self, base: &str, property: &mut Object) {
        let key = key(base, property);
        below(property, base, &mut |base, property| self.replace(base, property));
        let Some(name) = key.and_then(|key| self.names.get(&key)).cloned() else { return };
        let mut object = Object::new();
        object.put_some("description", property.get("description").cloned());
        object.put_some("fields", property.shift_remove("fields"));
        property.shift_remove("name");
        property.put("type", name.as_str());
        match self.section.get_mut(&name) {
            Some(Json::Object(known)) => complete(known, &object),
            _ => self.section.put(&name, object),
        }
    }
}

/// Adds what only another place says.
fn complete(known: &mut Object, other: &Object) {
    for key in ["description", "example"] {
        if !known.contains_key(key) {
            known.put_some(key, other.get(key).cloned());
        }
    }
    if let (Some(Json::Object(items)), Some(Json::Object(other))) =
        (known.get_mut("items"), other.get("items"))
    {
        complete(items, other);
    }
    if let (Some(Json::Object(fields)), Some(others)) =
        (known.get_mut("fields"), other.get("fields"))
    {
        for (name, field) in fields {
            if let (Json::Object(field), Some(Json::Object(other))) = (field, others.get(name)) {
                complete(field, other);
            }
        }
    }
    *known = ordered(std::mem::take(known));
}

/// Names an object that is written out in a shared one after that.
fn rename(owner: &str, base: &str, property: &mut Object, names: &mut Names) {
    if property.contains_key("fields") {
        let candidates = [joined(owner, base), format!("{owner}{base}")];
        property.put("name", names.first_free(&candidates));
    }
    below(property, base, &mut |base, property| rename(owner, base, property, names));
}
