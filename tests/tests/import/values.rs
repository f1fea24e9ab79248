//! Which lists of values in prose are taken for enums.

use super::provider;
use serde_json::json;
use specwright_codegen::import::{Format, import};

/// The values that are found in a description; none if the parameter stays a text.
fn values(description: &str, example: Option<&str>) -> Vec<String> {
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "apis": { "Get": {
            "summary": "Gets it.", "methods": ["post"], "responses": {},
            "parameters": [{ "name": "Kind", "in": "query", "schema": {
                "type": "string", "description": description, "example": example
            } }]
        } }
    });
    let import =
        import(Format::Aliyun, &[document.to_string().as_bytes()], &provider(Format::Aliyun));
    let api: serde_json::Value = serde_json::from_str(&import.unwrap().files[0].text).unwrap();
    let values = api["enums"]["Kind"]["values"].as_object();
    values.into_iter().flat_map(|it| it.keys().cloned()).collect()
}

#[test]
fn lists_that_are_announced_and_whole() {
    for description in [
        "类型。取值：\n\n- **a**：甲。\n\n- **b**：乙。",
        "类型。取值范围如下：\n- a：甲\n- b: 乙\n> 其他说明。",
        "The kind. Valid values:\n\n*   `a`: one.\n*   `b`: two.\n\nThe rest is prose.",
        "取值说明：\n- **a**（默认值）：甲。\n- **b**",
    ] {
        assert_eq!(values(description, Some("a")), ["a", "b"], "{description}");
    }
}

#[test]
fn lists_that_may_be_something_else() {
    for description in [
        "类型，例如以下取值：\n- a：甲\n- b：乙",
        "取值：\n- 当A为B时：甲\n- b：乙",
        "取值：\n- a：甲\n    - b：乙",
        "取值：\n- a：甲\n- b：乙\n\n当A为C时，取值：\n- c：丙",
        "步骤：\n- a：甲\n- b：乙",
        "取值：\n- true：是\n- false：否",
        "取值：\n- 1：一\n- 2：二",
        "取值：\n- a：甲",
    ] {
        assert!(values(description, None).is_empty(), "{description}");
    }
}

#[test]
fn a_list_that_the_example_contradicts() {
    assert!(values("取值：\n- a：甲\n- b：乙", Some("c")).is_empty());
}
