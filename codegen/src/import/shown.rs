//! What examples show and schemas do not say: fields, fractions, lists in place of texts.
//!
//! A field that only an example has can be anything; what is said of it is where it was seen.

use super::json::Json;
use super::schema::Schema;
use super::service::Service;
use indexmap::IndexMap;

/// Adds to the schemas of answers what their examples show.
pub(super) fn complete(service: &mut Service) {
    let mut reader = Reader { shared: &mut service.schemas };
    for operation in &mut service.operations {
        let Some(schema) = &mut operation.response else { continue };
        for answer in operation.examples.iter().filter_map(|it| it.response.as_ref()) {
            reader.value(schema, answer);
        }
    }
}

struct Reader<'a> {
    shared: &'a mut IndexMap<String, Schema>,
}

impl Reader<'_> {
    fn value(&mut self, schema: &mut Schema, value: &Json) {
        if let Some(reference) = &schema.reference {
            // While it is out, what it contains of itself is not looked at.
            let Some(mut shared) = self.shared.get_mut(reference).map(std::mem::take) else {
                return;
            };
            self.value(&mut shared, value);
            self.shared.insert(reference.clone(), shared);
            return;
        }
        if let Some(wider) = wider(schema, value) {
            widen(schema, wider, value);
            return;
        }
        match value {
            Json::Object(fields) => {
                for (name, value) in fields {
                    if let Some(property) = schema.properties.get_mut(name) {
                        self.value(property, value);
                    }
                }
                add_missing(schema, fields.keys());
            }
            Json::List(values) => {
                for value in values {
                    if let Some(items) = &mut schema.items {
                        self.value(items, value);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Adds the fields that the schema lacks, unless it has none of them: then they are those of something else.
fn add_missing<'n>(schema: &mut Schema, names: impl Iterator<Item = &'n String> + Clone) {
    if !schema.additional.is_none() || !names.clone().any(|it| schema.properties.contains_key(it)) {
        return;
    }
    for name in names.filter(|it| it.trim() == it.as_str() && !it.is_empty()) {
        schema.properties.entry(name.clone()).or_insert_with(|| Schema {
            guess: Some("The schema does not have it, but an example shows it.".to_owned()),
            ..Schema::default()
        });
    }
}

/// The type that both the schema and the value have, where they disagree on the kind of value.
fn wider(schema: &Schema, value: &Json) -> Option<&'static str> {
    match (schema.ty.as_deref()?, value) {
        ("integer", Json::Number(number)) if number.as_i64().is_none() => Some("number"),
        ("string" | "integer" | "number" | "boolean", Json::List(_) | Json::Object(_))
        | ("array", Json::Object(_)) => Some("any"),
        _ => None,
    }
}

fn widen(schema: &mut Schema, ty: &str, value: &Json) {
    let shown = match value {
        Json::List(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        value => super::convert::shown(value),
    };
    let said = schema.ty.as_deref().unwrap_or_default();
    let note = format!("The schema has the type `{said}`, but an example shows {shown}.");
    *schema = Schema {
        ty: Some(ty.to_owned()),
        title: schema.title.take(),
        description: schema.description.take(),
        deprecated: schema.deprecated,
        note: Some(note),
        ..Schema::default()
    };
}
