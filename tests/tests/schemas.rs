//! The JSON Schemas of the spec files: up to date, and true of the specs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use specwright_codegen::spec::schemas;
use specwright_tests::folder;

#[test]
fn the_schemas_are_up_to_date() {
    for (name, text) in schemas() {
        let path = folder::path("../specs/schema").join(name);
        let old = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(old == text, "specs/schema/{name} is stale; run `cargo xtask schema`");
    }
}

fn schema(kind: &str) -> Value {
    let name = format!("{kind}.schema.json");
    let (_, text) = schemas().into_iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What an independent validator says against a file.
fn complaints(kind: &str, instance: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema(kind)).unwrap();
    validator.iter_errors(instance).map(|error| error.to_string()).collect()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('/').next() {
        Some("provider.json") => "provider",
        Some("api.json") => "api",
        _ => "operation",
    }
}

#[test]
fn every_spec_fits_its_schema() {
    let sources = folder::read(&folder::path("../specs"));
    assert!(sources.len() >= 11);
    for source in sources {
        let instance: Value = serde_json::from_slice(&source.bytes).unwrap();
        assert_eq!(
            complaints(kind(&source.path), &instance),
            Vec::<String>::new(),
            "{}",
            source.path
        );
        let schema = instance["$schema"].as_str().unwrap_or_default();
        assert!(
            schema.ends_with(&format!("schema/{}.schema.json", kind(&source.path))),
            "{schema}"
        );
    }
}

#[test]
fn mistakes_do_not_fit() {
    let path = folder::path("../specs/aliyun/gpdb/2016-05-03/DescribeDownloadRecords.json");
    let good: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mistakes: [(&str, Value); 6] = [
        ("/retry", json!("sometimes")),
        ("/retry", Value::Null),
        ("/parameters/DBInstanceId/required", json!("yes")),
        ("/parameters/DBInstanceId", json!({ "type": "string", "requird": true })),
        ("/examples", json!({})),
        ("/summary", json!(1)),
    ];
    for (pointer, value) in mistakes {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!complaints("operation", &bad).is_empty(), "{pointer}");
    }
}
