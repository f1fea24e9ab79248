//! What of the prose of a provider becomes a description, and what types are called.

use super::provider;
use serde_json::{Value, json};
use specwright_codegen::import::{Format, import};

/// The files of an operation with one parameter.
fn files(operation: &str, parameter: &Value) -> Vec<Value> {
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "apis": { operation: {
            "summary": "Does it.", "methods": ["post"], "responses": {}, "parameters": [parameter]
        } }
    });
    let document = document.to_string();
    let import = import(Format::Aliyun, &[document.as_bytes()], &provider(Format::Aliyun)).unwrap();
    import.files.iter().map(|file| serde_json::from_str(&file.text).unwrap()).collect()
}

#[test]
fn a_description_is_a_sentence_without_markup() {
    for (text, shown) in [
        ("用户IP，可以设置为**127.0.0.1**。更多。", "用户IP，可以设置为127.0.0.1。"),
        ("See [the page](~~25506~~) first. Then go.", "See the page first."),
        ("<props=\"china\">状态。</props>", "状态。"),
        ("2 * 3 ** 4", "2 * 3 ** 4"),
    ] {
        let schema = json!({ "type": "string", "description": text });
        let files = files("Get", &json!({ "name": "P", "in": "query", "schema": schema }));
        assert_eq!(files[1]["parameters"]["P"]["description"], shown);
    }
}

#[test]
fn an_example_of_an_item_is_one_of_the_list() {
    let example = |schema: Value| {
        let it = json!({ "name": "P", "in": "query", "schema": schema });
        files("Get", &it)[1]["parameters"]["P"]["example"].clone()
    };
    let list = |own: Value, item: Value| json!({ "type": "array", "example": own, "items": { "type": "string", "example": item } });
    assert_eq!(example(list(json!("i-1"), json!(""))), json!(["i-1"]));
    assert_eq!(example(list(json!(""), json!("i, 1"))), json!(["i, 1"]));
    assert_eq!(example(list(json!("[\"a\"]"), json!("b"))), json!(["a"]));
    assert_eq!(example(list(json!("Key， Value"), json!(""))), Value::Null);
    let numbers = json!({ "type": "array", "example": "5", "items": { "type": "integer" } });
    assert_eq!(example(numbers), json!([5]));
}

#[test]
fn names_do_not_stammer() {
    let named = |operation: &str, parameter: &str| {
        let schema = json!({ "type": "object", "properties": { "A": { "type": "string" } } });
        let it = json!({ "name": parameter, "in": "query", "style": "json", "schema": schema });
        let name = files(operation, &it)[1]["parameters"][parameter]["name"].clone();
        name.as_str().unwrap().to_owned()
    };
    assert_eq!(named("RemoveUser", "RemoveUserCommand"), "RemoveUserCommand");
    assert_eq!(named("CreateRule", "RuleOptions"), "CreateRuleOptions");
    assert_eq!(named("CreateRule", "Rules"), "CreateRuleRules");
    assert_eq!(named("SaveScene", "Scene"), "SaveSceneScene");
}

#[test]
fn a_description_that_only_repeats_the_summary_is_left_out() {
    for (description, shown) in [
        ("查询设备", Value::Null),
        ("查询设备。", Value::Null),
        ("查询设备的状态。", "查询设备的状态。".into()),
    ] {
        let document = json!({
            "info": { "style": "RPC", "product": "P", "version": "1" },
            "apis": { "Get": {
                "summary": "查询设备", "description": description, "methods": ["post"], "responses": {}
            } }
        });
        let (text, provider) = (document.to_string(), provider(Format::Aliyun));
        let import = import(Format::Aliyun, &[text.as_bytes()], &provider).unwrap();
        let file: Value = serde_json::from_str(&import.files[1].text).unwrap();
        assert_eq!(file["summary"], "查询设备", "{description}");
        assert_eq!(file["description"], shown, "{description}");
    }
}
