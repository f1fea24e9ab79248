//! Whether documents are what the standard has, and whole: for somebody else's schema and validator.

use super::documents;
use serde_json::{Map, Value, json};
use specwright_tests::folder;
use std::collections::BTreeSet;

/// A schema of a document, which can refer to the others.
pub(crate) fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut schema = schema.as_object().unwrap().clone();
    schema.insert("components".to_owned(), document["components"].clone());
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    jsonschema::validator_for(&Value::Object(schema)).unwrap()
}

/// Every object below a value, extensions and examples apart, with the way to it.
fn objects<'a>(value: &'a Value, way: &str, all: &mut Vec<(String, &'a Map<String, Value>)>) {
    match value {
        Value::Object(fields) => {
            all.push((way.to_owned(), fields));
            let hidden = |name: &str| {
                name.starts_with("x-specwright")
                    || ["examples", "example", "default", "const", "enum"].contains(&name)
                        && !way.ends_with("/properties")
            };
            for (name, value) in fields.iter().filter(|(name, _)| !hidden(name)) {
                objects(value, &format!("{way}/{name}"), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                objects(value, &format!("{way}/{index}"), all);
            }
        }
        _ => {}
    }
}

fn all_objects(document: &Value) -> Vec<(String, &Map<String, Value>)> {
    let mut all = Vec::new();
    objects(document, "", &mut all);
    all
}

#[test]
fn every_document_fits_the_official_schema() {
    let path = folder::path("openapi/schema-3.1-2022-10-07.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, document) in documents() {
        let complaints: Vec<_> =
            validator.iter_errors(&document).map(|it| it.to_string()).collect();
        assert_eq!(complaints, [""; 0], "{name}");
        let mut wrong = document.clone();
        wrong["paths"]["no-slash"] = json!({});
        assert!(!validator.is_valid(&wrong), "{name}: the validator sees nothing");
    }
}

#[test]
fn every_schema_is_a_schema() {
    for (name, document) in documents() {
        for (schema, value) in document["components"]["schemas"].as_object().unwrap() {
            assert!(jsonschema::meta::is_valid(value), "{name}: {schema}");
        }
    }
}

#[test]
fn every_reference_resolves() {
    for (name, document) in documents() {
        for (way, fields) in all_objects(&document) {
            let Some(Value::String(reference)) = fields.get("$ref") else { continue };
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{name}: {way}: {reference}");
        }
    }
}

#[test]
fn every_example_and_every_default_fits_its_schema() {
    let mut seen = 0;
    for (name, document) in documents() {
        for (way, fields) in all_objects(&document) {
            let mut pairs: Vec<(Value, Value)> = Vec::new();
            let own = || Value::Object(fields.clone());
            if let Some(Value::Array(examples)) = fields.get("examples") {
                pairs.extend(examples.iter().map(|it| (own(), it.clone())));
            }
            let is_property = way.ends_with("/properties") || way.ends_with("/variables/region");
            if let Some(default) = fields.get("default").filter(|_| !is_property)
                && !way.ends_with("/responses")
            {
                pairs.push((own(), default.clone()));
            }
            if let Some(Value::Object(examples)) = fields.get("examples").filter(|_| !is_property) {
                pairs.extend(
                    examples.values().map(|it| (fields["schema"].clone(), it["value"].clone())),
                );
            }
            for (schema, example) in pairs {
                let complaints: Vec<_> = validator(&document, &schema)
                    .iter_errors(&example)
                    .map(|it| it.to_string())
                    .collect();
                assert_eq!(complaints, [""; 0], "{name}: {way}: {example}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} examples were seen");
}

#[test]
fn every_operation_is_there_once_with_all_parts_of_its_path() {
    for (name, document) in documents() {
        let mut ids = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for operation in item.as_object().unwrap().values() {
                let id = operation["operationId"].as_str().unwrap();
                assert!(ids.insert(id.to_owned()), "{name}: {id} is there twice");
                let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
                let key = |it: &Value| (it["name"].to_string(), it["in"].to_string());
                let keys: BTreeSet<_> = parameters.iter().map(key).collect();
                assert_eq!(keys.len(), parameters.len(), "{name}: {id}");
                for part in path.split('{').skip(1) {
                    let part = part.split('}').next().unwrap();
                    let found =
                        parameters.iter().any(|it| it["name"] == part && it["in"] == "path");
                    assert!(found, "{name}: {id} has no {part}");
                }
            }
        }
        assert!(!ids.is_empty(), "{name}");
    }
}
