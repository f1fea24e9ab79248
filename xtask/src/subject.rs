//! An operation with what its files say, for whoever looks at facts instead of types.

mod item;

pub(crate) use item::{Item, Kind, Value, reason, text};

use serde_json::Value as Json;
use specwright_codegen::Source;
use specwright_codegen::spec::{
    Api, Case, Choice, Document, File, Operation, Property, Provider, Section,
};
use specwright_codegen::vocabulary::Location;

/// An operation, and the files that its own stands on.
pub(crate) struct Subject<'a> {
    /// The path of its file, without the ending.
    pub(crate) path: String,
    pub(crate) operation: &'a Operation,
    pub(crate) api: &'a Api,
    pub(crate) provider: &'a Provider,
    /// Every note and guess of the operation, and of its API.
    pub(crate) notes: Vec<String>,
}

/// All operations, in the order of their paths.
pub(crate) fn all<'a>(document: &'a Document, sources: &[Source]) -> Vec<Subject<'a>> {
    let mut subjects: Vec<_> =
        document.operations.iter().filter_map(|file| subject(file, document, sources)).collect();
    subjects.sort_by(|a, b| a.path.cmp(&b.path));
    subjects
}

fn subject<'a>(
    file: &'a File<Operation>,
    document: &'a Document,
    sources: &[Source],
) -> Option<Subject<'a>> {
    let folder = file.folder.split_last()?.1;
    let api = document.apis.iter().find(|it| it.folder.starts_with(folder))?;
    let provider = document.providers.iter().find(|it| it.folder.first() == folder.first())?;
    let path = file.folder.join("/");
    let api_path = api.folder.join("/");
    let mut notes = Vec::new();
    for source in sources.iter().filter(|it| it.path == path || it.path == api_path) {
        // What is no JSON was reported.
        let json = serde_json::from_slice(&source.bytes).unwrap_or_default();
        collect_notes(&json, &mut notes);
    }
    Some(Subject {
        path: path.trim_end_matches(".json").to_owned(),
        operation: &file.content,
        api: &api.content,
        provider: &provider.content,
        notes,
    })
}

fn collect_notes(json: &Json, notes: &mut Vec<String>) {
    match json {
        Json::Object(entries) => {
            for (key, value) in entries {
                match key.as_str() {
                    "note" | "guess" => notes.push(prose(value)),
                    // These are data of the service.
                    "example" | "request" | "default" => {}
                    _ => collect_notes(value, notes),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| collect_notes(item, notes)),
        _ => {}
    }
}

fn prose(value: &Json) -> String {
    let paragraphs = value.as_array().into_iter().flatten().filter_map(Json::as_str);
    value.as_str().map_or_else(|| paragraphs.collect::<Vec<_>>().join(" "), str::to_owned)
}

impl<'a> Subject<'a> {
    /// The first note of the operation or its API that names something.
    pub(crate) fn note_on(&self, name: &str) -> Option<&str> {
        self.notes.iter().map(String::as_str).find(|note| names(note, name))
    }

    /// Every parameter, whatever choice or group it belongs to.
    pub(crate) fn parameters(&self) -> Vec<Item<'a>> {
        let operation = self.operation;
        let mut items = Vec::new();
        parameters(&operation.parameters, false, &mut items);
        choices(&operation.choices, &mut items);
        for (_, one_of) in operation.one_of.iter() {
            parameters(&one_of.parameters, true, &mut items);
        }
        let alternatives = operation.one_of.iter().flat_map(|(_, one_of)| one_of.groups.iter());
        for (_, group) in alternatives.chain(operation.groups.iter()) {
            parameters(&group.parameters, true, &mut items);
            choices(&group.choices, &mut items);
        }
        // Cases can share a parameter; it is one row of the page.
        let mut seen = std::collections::BTreeSet::new();
        items.retain(|item: &Item<'_>| seen.insert(item.name));
        let nested = items.clone();
        for item in &nested {
            if let Kind::Property(property) = item.kind {
                self.inside(property, &item.path, &mut Vec::new(), &mut items);
            }
        }
        items
    }

    /// Every field of the answer, at every level.
    pub(crate) fn fields(&self) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        let fields = &self.operation.response;
        let is_payload = |property: &Property| {
            property.location.as_ref().is_some_and(|it| it.value == Location::Payload)
        };
        // It has a name here, but none on the wire.
        match fields.iter().find(|(_, property)| is_payload(property)) {
            Some((_, payload)) => self.inside(payload, "$", &mut Vec::new(), &mut items),
            None => self.section(fields, "$", &mut Vec::new(), &mut items),
        }
        items
    }

    fn section(
        &self,
        fields: &'a Section<Property>,
        path: &str,
        open: &mut Vec<&'a str>,
        items: &mut Vec<Item<'a>>,
    ) {
        for (name, property) in fields.iter() {
            let path = format!("{path}.{}", name.value);
            items.push(Item {
                path: path.clone(),
                name: &name.value,
                kind: Kind::Property(property),
                conditional: true,
            });
            self.inside(property, &path, open, items);
        }
    }

    /// The fields of what a property holds; an object that contains itself is opened once.
    fn inside(
        &self,
        property: &'a Property,
        path: &str,
        open: &mut Vec<&'a str>,
        items: &mut Vec<Item<'a>>,
    ) {
        let mut path = path.to_owned();
        if let Some(wrapper) = &property.wrapper {
            path = format!("{path}.{}", wrapper.value);
            items.push(Item {
                path: path.clone(),
                name: &wrapper.value,
                kind: Kind::Wrapper,
                conditional: true,
            });
        }
        self.section(&property.fields, &path, open, items);
        if let Some(inner) = &property.items {
            self.inside(inner, &format!("{path}[]"), open, items);
        }
        let ty = property.ty.as_ref().map_or("", |ty| ty.value.as_str());
        if let Some((name, object)) = self.api.objects.iter().find(|(name, _)| name.value == ty)
            && !open.contains(&name.value.as_str())
        {
            open.push(&name.value);
            self.section(&object.fields, &path, open, items);
            open.pop();
        }
    }
}

fn parameters<'a>(section: &'a Section<Property>, conditional: bool, items: &mut Vec<Item<'a>>) {
    for (name, property) in section.iter() {
        let path = name.value.clone();
        items.push(Item { path, name: &name.value, kind: Kind::Property(property), conditional });
    }
}

fn choices<'a>(section: &'a Section<Choice>, items: &mut Vec<Item<'a>>) {
    for (_, choice) in section.iter() {
        let name = &choice.by.value;
        items.push(Item {
            path: name.clone(),
            name,
            kind: Kind::Decides(choice),
            conditional: true,
        });
        for (_, Case { parameters: section, choices: further, .. }) in choice.cases.iter() {
            parameters(section, true, items);
            choices(further, items);
        }
    }
}

/// Whether prose has a name as a word.
pub(crate) fn names(prose: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    prose.match_indices(name).any(|(at, _)| {
        let before = prose[..at].chars().next_back().is_some_and(part);
        let after = prose[at + name.len()..].chars().next().is_some_and(part);
        !name.is_empty() && !before && !after
    })
}
