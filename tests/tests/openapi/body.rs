//! The rules between the fields of a body.

use crate::exported;
use crate::valid::validator;
use serde_json::{Value, json};
use specwright_codegen::Source;
use specwright_tests::{folder, surroundings};

/// A REST operation whose body has a choice, alternatives and a group.
fn body() -> (Value, Value) {
    let spec = json!({
        "operation": "MakeThing", "summary": "Makes one.", "retry": "safe",
        "path": "/things", "method": "POST",
        "parameters": { "Name": { "type": "string", "required": true } },
        "choices": { "Target": { "by": "Kind", "cases": {
            "oss": { "name": "OssTarget", "parameters": { "Bucket": { "type": "string", "required": true } } },
            "url": {}
        } } },
        "one_of": {
            "Selector": {
                "parameters": { "Id": { "type": "string" }, "Label": { "type": "string" } },
                "groups": { "Corner": { "parameters": {
                    "Street": { "type": "string", "required": true }, "Crossing": { "type": "string" }
                } } }
            },
            "Order": {
                "required": false,
                "parameters": { "First": { "type": "string" } },
                "groups": { "Sorting": { "parameters": { "Up": { "type": "string" }, "Down": { "type": "string" } } } }
            }
        },
        "groups": { "Extra": { "parameters": {
            "Colour": { "type": "string", "required": true }, "Shade": { "type": "integer", "wire": "string" }
        } } }
    });
    made(&spec)
}

/// The document with an operation that makes things, and the schema of its body.
fn made(spec: &Value) -> (Value, Value) {
    let mut sources = surroundings::around(&folder::path("surroundings"));
    for source in &mut sources {
        let text = String::from_utf8_lossy(&source.bytes).replace("\"rpc\"", "\"rest\"");
        source.bytes = text.into_bytes();
    }
    let path = "acme/things/2026-01-01/MakeThing.json".to_owned();
    sources.push(Source { path, bytes: spec.to_string().into_bytes() });
    let (_, document) = exported("body", &sources).remove(0);
    let body = &document["paths"]["/things"]["post"]["requestBody"];
    assert_eq!(body["required"], spec["parameters"]["Name"]["required"] == true);
    let schema = body["content"]["application/json"]["schema"].clone();
    (document, schema)
}

#[test]
fn the_schema_of_a_body_has_the_rules_between_fields() {
    let (document, schema) = body();
    let validator = validator(&document, &schema);
    for (value, fits) in [
        (json!({ "Name": "a", "Id": "1" }), true),
        (json!({ "Id": "1" }), false),
        (json!({ "Name": "a" }), false),
        (json!({ "Name": "a", "Label": "1" }), true),
        (json!({ "Name": "a", "Id": "1", "Label": "1" }), false),
        (json!({ "Name": "a", "Street": "s" }), true),
        (json!({ "Name": "a", "Street": "s", "Crossing": "c" }), true),
        (json!({ "Name": "a", "Crossing": "c" }), false),
        (json!({ "Name": "a", "Id": "1", "Street": "s" }), false),
        (json!({ "Name": "a", "Id": "1", "Crossing": "c" }), false),
        (json!({ "Name": "a", "Id": "1", "First": "f" }), true),
        (json!({ "Name": "a", "Id": "1", "Up": "u" }), true),
        (json!({ "Name": "a", "Id": "1", "Up": "u", "Down": "d" }), true),
        (json!({ "Name": "a", "Id": "1", "First": "f", "Up": "u" }), false),
        (json!({ "Name": "a", "Id": "1", "Kind": "url" }), true),
        (json!({ "Name": "a", "Id": "1", "Kind": "oss", "Bucket": "b" }), true),
        (json!({ "Name": "a", "Id": "1", "Kind": "oss" }), false),
        (json!({ "Name": "a", "Id": "1", "Kind": "ftp" }), false),
        (json!({ "Name": "a", "Id": "1", "Colour": "red" }), true),
        (json!({ "Name": "a", "Id": "1", "Colour": "red", "Shade": "7" }), true),
        (json!({ "Name": "a", "Id": "1", "Shade": "7" }), false),
        (json!({ "Name": "a", "Id": "1", "Colour": "red", "Shade": 7 }), false),
    ] {
        assert_eq!(validator.is_valid(&value), fits, "{value}");
    }
}

#[test]
fn the_query_decides_what_a_body_has() {
    let cases = json!({
        "oss": {
            "name": "OssTarget",
            "parameters": { "Bucket": { "type": "string", "required": true }, "Prefix": { "type": "string" } }
        },
        "disk": { "name": "DiskTarget", "parameters": { "Prefix": { "type": "string" }, "Disk": { "type": "string" } } },
        "url": {}
    });
    for required in [true, false] {
        let (document, schema) = made(&json!({
            "operation": "MakeThing", "summary": "Makes one.", "retry": "safe",
            "path": "/things", "method": "POST",
            "parameters": { "Name": { "type": "string" } },
            "choices": { "Target": { "by": "Kind", "in": "query", "required": required, "cases": cases } },
            "examples": [
                { "request": { "Kind": "oss", "Name": "a", "Bucket": "b" } },
                { "request": { "Kind": "url", "Name": "a" } }
            ]
        }));
        let validator = validator(&document, &schema);
        for (value, fits) in [
            (json!({ "Name": "a" }), true),
            (json!({}), true),
            (json!({ "Name": "a", "Bucket": "b" }), true),
            (json!({ "Bucket": "b", "Prefix": "p" }), true),
            (json!({ "Prefix": "p" }), true),
            (json!({ "Disk": "d", "Prefix": "p" }), true),
            (json!({ "Disk": "d", "Bucket": "b" }), false),
            (json!({ "Bucket": 1 }), false),
        ] {
            assert_eq!(validator.is_valid(&value), fits, "{value}");
        }
    }
}
