//! Some of the operations of an API version.

use super::json::Json;
use super::{Import, layout};
use std::collections::BTreeSet;

impl Import {
    /// The names of all operations, those that are refused among them.
    #[must_use]
    pub fn operations(&self) -> Vec<String> {
        let imported = self.files.iter().filter_map(|file| file.operation.as_ref());
        imported.chain(self.refused.iter().map(|it| &it.operation)).cloned().collect()
    }

    /// Keeps only the named operations, and the shared types that these use. Returns the names that are
    /// no operations.
    pub fn select(&mut self, operations: &[String]) -> Vec<String> {
        let wanted = |name: &str| operations.iter().any(|it| it == name);
        self.files.retain(|file| file.operation.as_deref().is_none_or(wanted));
        self.refused.retain(|it| wanted(&it.operation));
        self.left_out.retain(|it| wanted(&it.operation) || it.operation == "api.json");
        self.prune();
        let there = self.operations();
        operations.iter().filter(|name| !there.contains(name)).cloned().collect()
    }

    /// Removes shared types that no operation uses.
    fn prune(&mut self) {
        let mut used = BTreeSet::new();
        let parsed = |text: &str| Json::parse(text.as_bytes()).unwrap_or(Json::Null);
        for file in self.files.iter().filter(|file| file.operation.is_some()) {
            types(&parsed(&file.text), &mut used);
        }
        let Some(api) = self.files.iter_mut().find(|file| file.operation.is_none()) else { return };
        let mut json = parsed(&api.text);
        let mut open: Vec<String> = used.iter().cloned().collect();
        while let Some(name) = open.pop() {
            let Some(object) = json.get("objects").and_then(|it| it.get(&name)) else { continue };
            let mut inside = BTreeSet::new();
            types(object, &mut inside);
            open.extend(inside.into_iter().filter(|name| used.insert(name.clone())));
        }
        if let Json::Object(file) = &mut json {
            for section in ["enums", "objects"] {
                if let Some(Json::Object(section)) = file.get_mut(section) {
                    section.retain(|name, _| used.contains(name));
                }
                if file
                    .get(section)
                    .and_then(Json::as_object)
                    .is_some_and(indexmap::IndexMap::is_empty)
                {
                    file.shift_remove(section);
                }
            }
        }
        api.text = layout::file(&json);
    }
}

/// The names of all types that are used.
fn types(json: &Json, names: &mut BTreeSet<String>) {
    match json {
        Json::Object(object) => {
            for (key, value) in object.iter().filter(|(key, _)| *key != "examples") {
                match value {
                    Json::String(name) if key == "type" => _ = names.insert(name.clone()),
                    value => types(value, names),
                }
            }
        }
        Json::List(items) => items.iter().for_each(|item| types(item, names)),
        _ => {}
    }
}
