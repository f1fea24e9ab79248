//! JSON Schemas of the file kinds, for editors.

use super::{Allow, Api, Items, Node, Operation, Provider, Section, Silence, Spanned, Text};
use crate::vocabulary::BUILT_IN_TYPES;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The JSON Schemas, by the names of their files.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("provider.schema.json", schema::<Provider>()),
        ("api.schema.json", schema::<Api>()),
        ("operation.schema.json", schema::<Operation>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    let generator = settings.into_generator();
    let schema = generator.into_root_schema_for::<T>();
    // A schema is JSON, and JSON can be written.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The keys that an object must have, by the name of its type; the schemas say it.
static REQUIRED: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut required = BTreeMap::new();
    let mut add = |name: &str, schema: &Value| {
        let keys = schema.get("required").and_then(Value::as_array);
        let keys = keys.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        required.insert(name.to_owned(), keys.collect());
    };
    for (_, text) in schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap_or_default();
        if let Some(name) = schema.get("title").and_then(Value::as_str) {
            add(name, &schema);
        }
        let inner = schema.get("$defs").and_then(Value::as_object);
        inner.into_iter().flatten().for_each(|(name, schema)| add(name, schema));
    }
    required
});

/// The keys that an object of a type must have.
pub(crate) fn required_keys(name: &str) -> &'static [String] {
    REQUIRED.get(name).map_or(&[], Vec::as_slice)
}

/// Takes `null` out of a schema: an optional key is left out of a spec file, never null.
fn without_null(schema: &mut Schema) {
    let null = |value: &Value| *value == json!("null") || *value == json!({ "type": "null" });
    for (key, single) in [("type", None), ("anyOf", Some("allOf"))] {
        let Some(Value::Array(choices)) = schema.get_mut(key) else { continue };
        choices.retain(|choice| !null(choice));
        match (&mut choices[..], single) {
            ([only], None) => *schema.get_mut(key).unwrap_or(&mut Value::Null) = only.take(),
            ([_], Some(single)) => {
                let choices = schema.remove(key).unwrap_or_default();
                schema.insert(single.to_owned(), choices);
            }
            _ => {}
        }
    }
}

/// The name of a type: a built-in one, or an enum or object of the API.
pub(super) fn type_name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            { "enum": BUILT_IN_TYPES },
            { "type": "string", "description": "The name of an enum or object in `api.json`." }
        ]
    })
}

/// Implements a schema that stands where it is used, instead of having a name.
macro_rules! inline {
    () => {
        fn inline_schema() -> bool {
            true
        }
    };
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

impl<T: JsonSchema> JsonSchema for Section<T> {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        format!("Section_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": values })
    }
}

impl<T: JsonSchema> JsonSchema for Items<T> {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        format!("Items_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": "array", "items": items })
    }
}

impl JsonSchema for Allow {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        "Allow".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Items<Silence>>()
    }
}

impl JsonSchema for Text {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        })
    }
}

impl JsonSchema for Node {
    inline!();

    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}
