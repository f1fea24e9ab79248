//! Error codes.

use super::provider;
use serde_json::{Value, json};
use specwright_codegen::import::{Format, import};

#[test]
fn a_code_with_a_placeholder_is_left_out_and_told() {
    let code = |code: &str| json!({ "errorCode": code, "errorMessage": "The %s is wrong." });
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "apis": { "GetNode": {
            "summary": "Gets it.", "methods": ["post"],
            "responses": { "200": { "schema": { "type": "object" } } },
            "errorCodes": { "400": [code("Invalid%s"), code("Invalid.Name"), code("Quota%")] }
        } }
    });
    let document = document.to_string();
    let import = import(Format::Aliyun, &[document.as_bytes()], &provider(Format::Aliyun)).unwrap();
    let file: Value = serde_json::from_str(&import.files[1].text).unwrap();
    let errors = file["errors"].as_array().unwrap();
    let codes: Vec<_> = errors.iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["Invalid.Name", "Quota%"]);
    let told: Vec<_> = import.left_out.iter().map(|it| (&*it.place, &*it.reason)).collect();
    assert_eq!(
        told,
        [("errors.Invalid%s", "nothing says what the service puts in the place of `%s`")]
    );
}
