//! Lists of values that several places share.

use super::names::{Names, joined, words};
use super::states;
use crate::import::json::{Json, Object, Put};
use crate::import::prose::{self, Value};
use crate::import::schema::Schema;
use crate::import::service::Service;
use crate::vocabulary::State;
use indexmap::IndexMap;

/// How a list of values is recognised: the name of the place, and the values.
type Key = (String, Vec<String>);

/// The enums of an API version.
#[derive(Debug, Default)]
pub(super) struct Enums {
    found: IndexMap<Key, Found>,
}

/// An enum.
#[derive(Debug)]
struct Found {
    name: String,
    /// The first operation or shared schema that has it.
    owner: String,
    /// What the first place that has it says.
    description: Option<String>,
    values: IndexMap<String, Option<String>>,
    /// Whether only prose lists the values.
    prose: bool,
    /// Values of examples that the list lacks.
    unlisted: Vec<String>,
    /// What each value means for somebody who waits, if that is sure.
    states: Option<Vec<State>>,
}

/// The values that a schema lists, if they are an enum.
fn listed(schema: &Schema) -> Option<(Vec<Value>, bool)> {
    if !super::values::is_text(schema) {
        return None;
    }
    let prose = schema.description.as_deref().and_then(prose::values).filter(|it| is_enum(it));
    if schema.values.is_empty() {
        return prose.map(|values| (values, true));
    }
    let mut values = Vec::new();
    for (value, title) in &schema.values {
        let value = value.as_str()?.to_owned();
        let told = prose.iter().flatten().find(|(known, _)| *known == value);
        let meaning = title.as_deref().and_then(prose::sentence);
        values.push((value, meaning.or_else(|| told.and_then(|(_, it)| it.clone()))));
    }
    is_enum(&values).then_some((values, false))
}

/// Whether values are names, and can be told apart.
fn is_enum(values: &[Value]) -> bool {
    let mut lower: Vec<_> = values.iter().map(|(value, _)| value.to_lowercase()).collect();
    lower.sort();
    lower.dedup();
    let boolean = lower.iter().all(|value| matches!(value.as_str(), "true" | "false"));
    let named = lower.iter().any(|value| value.contains(char::is_alphabetic));
    let plain = values.iter().all(|(value, _)| prose::is_value(value));
    lower.len() == values.len() && !values.is_empty() && named && plain && !boolean
}

fn key(name: &str, values: &[Value]) -> Key {
    let mut sorted: Vec<_> = values.iter().map(|(value, _)| value.clone()).collect();
    sorted.sort();
    (words(name), sorted)
}

impl Enums {
    /// Finds and names all enums.
    pub(super) fn find(service: &Service, names: &mut Names) -> Self {
        let mut search = Search { service, found: IndexMap::new() };
        for operation in &service.operations {
            for parameter in &operation.parameters {
                search.schema(&operation.name, &parameter.name, &parameter.schema, &[], 0);
            }
            if let Some(response) = &operation.response {
                let bodies: Vec<&Json> =
                    operation.examples.iter().filter_map(|it| it.response.as_ref()).collect();
                search.schema(&operation.name, &operation.name, response, &bodies, 0);
            }
        }
        for (name, schema) in &service.schemas {
            search.schema(name, name, schema, &[], 0);
        }
        let mut found = search.found;
        // A list that an example contradicts is not all that there is; without a list proper it is none.
        found.retain(|_, it| !it.prose || it.unlisted.is_empty());
        for ((base, _), it) in &mut found {
            for value in it.unlisted.drain(..) {
                it.values.entry(value).or_default();
            }
            it.states = states::of(base, it.values.keys());
        }
        name(&mut found, names);
        Self { found }
    }

    /// The name of the enum that a schema is.
    pub(super) fn of(&self, name: &str, schema: &Schema) -> Option<&str> {
        let (values, _) = listed(schema)?;
        self.found.get(&key(name, &values)).map(|it| it.name.as_str())
    }

    /// Whether this is the name of an enum whose values all have a state.
    pub(super) fn is_status(&self, name: &str) -> bool {
        self.found.values().any(|it| it.name == name && it.states.is_some())
    }

    /// The section of a spec file.
    pub(super) fn section(&self) -> Object {
        let mut section = Object::new();
        for it in self.found.values() {
            let mut values = Object::new();
            for (index, (value, meaning)) in it.values.iter().enumerate() {
                let mut entry = Object::new();
                let state = it.states.as_ref().and_then(|states| states.get(index));
                entry.put_some("state", state.map(|state| state.word()));
                entry.put_some("description", meaning.clone());
                values.put(value, entry);
            }
            let mut entry = Object::new();
            entry.put_some("description", it.description.clone());
            entry.put("values", values);
            section.put(&it.name, entry);
        }
        section
    }
}

/// A list that is the only one of its name has that name, others begin with their owner.
fn name(found: &mut IndexMap<Key, Found>, names: &mut Names) {
    let bases: Vec<String> = found.keys().map(|(base, _)| base.clone()).collect();
    for ((base, _), it) in found {
        let alone = bases.iter().filter(|other| *other == base).count() == 1;
        let owner = words(&it.owner);
        let long = [joined(&owner, base), format!("{owner}{base}")];
        let short = alone.then(|| base.clone());
        let candidates: Vec<_> = short.into_iter().chain(long).collect();
        it.name = names.first_free(&candidates);
    }
}

struct Search<'a> {
    service: &'a Service,
    found: IndexMap<Key, Found>,
}

/// How deep examples are followed into schemas that contain themselves.
const DEEPEST: usize = 40;

impl Search<'_> {
    fn schema(
        &mut self,
        owner: &str,
        name: &str,
        schema: &Schema,
        examples: &[&Json],
        depth: usize,
    ) {
        if depth > DEEPEST {
            return;
        }
        if let Some(reference) = &schema.reference {
            // What is shared is searched by itself; here it only meets its examples.
            if let Some(shared) =
                self.service.schemas.get(reference).filter(|_| !examples.is_empty())
            {
                self.schema(reference, name, shared, examples, depth + 1);
            }
            return;
        }
        if let Some((values, prose)) = listed(schema) {
            self.values(owner, name, &values, prose, schema, examples);
        }
        if let Some(items) = &schema.items {
            let inner: Vec<&Json> =
                examples.iter().flat_map(|it| it.as_list().unwrap_or_default()).collect();
            self.schema(owner, name, items, &inner, depth + 1);
        }
        if let Some(values) = schema.additional.schema() {
            self.schema(owner, name, values, &[], depth + 1);
        }
        for (name, property) in &schema.properties {
            let inner: Vec<&Json> = examples.iter().filter_map(|it| it.get(name)).collect();
            self.schema(owner, name, property, &inner, depth + 1);
        }
    }

    fn values(
        &mut self,
        owner: &str,
        name: &str,
        values: &[Value],
        prose: bool,
        schema: &Schema,
        examples: &[&Json],
    ) {
        let found = self.found.entry(key(name, values)).or_insert_with(|| Found {
            name: String::new(),
            owner: owner.to_owned(),
            description: schema.description.as_deref().and_then(prose::sentence),
            values: IndexMap::new(),
            prose: true,
            unlisted: Vec::new(),
            states: None,
        });
        found.prose &= prose;
        for (value, meaning) in values {
            let known = found.values.entry(value.clone()).or_default();
            if known.is_none() {
                known.clone_from(meaning);
            }
        }
        // A value that says nothing is a value too, where an answer has it.
        if examples.iter().any(|it| it.as_str() == Some("")) {
            let empty = || Some("An example shows it empty.".to_owned());
            found.values.entry(String::new()).or_insert_with(empty);
        }
        let own = [&schema.example, &schema.default];
        let texts =
            own.into_iter().flatten().chain(examples.iter().copied()).filter_map(Json::as_str);
        for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
            let listed =
                found.values.contains_key(text) || found.unlisted.iter().any(|it| it == text);
            if !listed && (prose || prose::is_value(text)) {
                found.unlisted.push(text.to_owned());
            }
        }
    }
}
