//! What examples show and schemas do not say.

use super::provider;
use serde_json::{Value, json};
use specwright_codegen::import::{Format, Import, import};

/// The imported operation whose answer has this schema and these examples.
fn answered(schema: &Value, examples: &[Value]) -> (Import, Value) {
    let demo: Vec<_> =
        examples.iter().map(|it| json!({ "type": "json", "example": it.to_string() })).collect();
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "components": { "schemas": { "Node": { "type": "object", "properties": {
            "Name": { "type": "string" }, "Next": { "$ref": "#/components/schemas/Node" }
        } } } },
        "apis": { "GetNode": {
            "summary": "Gets it.", "methods": ["post"],
            "responses": { "200": { "schema": schema } },
            "responseDemo": Value::from(demo).to_string()
        } }
    });
    let document = document.to_string();
    let import = import(Format::Aliyun, &[document.as_bytes()], &provider(Format::Aliyun)).unwrap();
    let file = serde_json::from_str(&import.files[1].text).unwrap();
    (import, file)
}

#[test]
fn a_field_that_only_an_example_has_can_be_anything() {
    let schema = json!({ "type": "object", "properties": {
        "Node": { "$ref": "#/components/schemas/Node" }
    } });
    let example = json!({ "Node": { "Name": "a", "Size": 1, " odd": 1 }, "More": [1] });
    let (import, file) = answered(&schema, &[example]);
    let guess = "The schema does not have it, but an example shows it.";
    assert_eq!(file["response"]["More"], json!({ "type": "any", "guess": guess }));
    let api: Value = serde_json::from_str(&import.files[0].text).unwrap();
    let node = api["objects"]["Node"]["fields"].as_object().unwrap();
    assert_eq!(node.keys().collect::<Vec<_>>(), ["Name", "Next", "Size"]);
    // A name that cannot be one keeps the example out.
    assert_eq!(file["examples"], Value::Null);
    assert!(import.left_out[0].reason.contains("`$.Node. odd` should be absent"));
}

#[test]
fn an_example_of_something_else_adds_nothing() {
    let schema = json!({ "type": "object", "properties": { "Name": { "type": "string" } } });
    let (import, file) = answered(&schema, &[json!({ "Other": 1 })]);
    assert_eq!(file["response"], json!({ "Name": { "type": "string" } }));
    assert_eq!((file.get("examples"), import.left_out.len()), (None, 1));
}

#[test]
fn a_value_of_another_kind_makes_the_type_wider() {
    let schema = json!({ "type": "object", "properties": {
        "Ratio": { "type": "integer", "format": "int32", "maximum": 5 },
        "Types": { "type": "string", "description": "The types." }
    } });
    let (_, file) = answered(&schema, &[json!({ "Ratio": 0.5, "Types": ["a"] })]);
    let response = json!({
        "Ratio": {
            "type": "number",
            "note": "The schema has the type `integer`, but an example shows `0.5`."
        },
        "Types": {
            "type": "any", "description": "The types.",
            "note": "The schema has the type `string`, but an example shows a list."
        }
    });
    assert_eq!((&file["response"], file["examples"].as_array().unwrap().len()), (&response, 1));
}

#[test]
fn a_text_that_an_example_shows_as_an_object_can_be_anything() {
    let (import, file) = answered(&json!({ "type": "string" }), &[json!({})]);
    let note = "The schema has the type `string`, but an example shows an object.";
    let body = json!({ "type": "any", "in": "payload", "note": note });
    assert_eq!(file["response"], json!({ "body": body }));
    assert_eq!((&file["examples"][0]["response"], import.left_out.len()), (&json!({}), 0));
}

#[test]
fn an_enum_that_an_example_shows_empty_has_that_value() {
    let schema = json!({ "type": "object", "properties": {
        "Kind": { "type": "string", "enum": ["a", "b"] }
    } });
    let (import, file) = answered(&schema, &[json!({ "Kind": "" })]);
    let api: Value = serde_json::from_str(&import.files[0].text).unwrap();
    let values = api["enums"]["Kind"]["values"].as_object().unwrap();
    assert_eq!(values.keys().collect::<Vec<_>>(), ["", "a", "b"]);
    assert_eq!((file["examples"].as_array().unwrap().len(), import.left_out.len()), (1, 0));
}
