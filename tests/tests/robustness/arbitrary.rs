//! JSON of any shape, and text of any kind, in the place of spec files.

use proptest::prelude::*;
use serde_json::{Map, Number, Value};
use specwright_codegen::{Color, Source, check};

/// The three kinds of file.
const PATHS: [&str; 3] =
    ["acme/provider.json", "acme/things/v1/api.json", "acme/things/v1/ListThings.json"];

/// Words of the language, so that more than the first key is read.
const KEYS: &str = "(operation|summary|retry|parameters|response|examples|enums|values|objects|fields|type|items|\
                    choices|cases|by|allow|lint|reason|pagination|waiters|description|[a-zA-Z.{}]{0,6})";

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|it| Number::from_f64(it).map_or(Value::Null, Value::Number)),
        "\\PC{0,12}".prop_map(Value::String),
        "(string|list|object|integer|safe|ListThings|things|v1|acme|page)".prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((KEYS, inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn is_told_about(files: [Vec<u8>; 3]) {
    let source = |(path, bytes): (&str, Vec<u8>)| Source { path: path.to_owned(), bytes };
    let sources: Vec<_> = PATHS.into_iter().zip(files).map(source).collect();
    let problems = check(&sources);
    assert_eq!(problems.is_empty(), problems.render("specs", Color::Off).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_of_any_shape_never_panics(files in [json(), json(), json()]) {
        is_told_about(files.map(|it| it.to_string().into_bytes()));
    }

    #[test]
    fn bytes_of_any_kind_never_panic(files in prop::array::uniform3(prop::collection::vec(any::<u8>(), 0..64))) {
        is_told_about(files);
    }

    #[test]
    fn text_of_any_kind_never_panics(text in "\\PC{0,40}", prose in "(?s).{0,40}") {
        let operation = serde_json::json!({
            "operation": "ListThings", "summary": prose, "retry": "safe", "description": [text, prose],
            "parameters": { text.clone(): { "type": "string", "example": prose, "pattern": text } },
            "errors": [{ "code": text, "meaning": prose }],
            "examples": [{ "request": { text.clone(): prose } }],
        });
        is_told_about([b"{}".to_vec(), b"{}".to_vec(), operation.to_string().into_bytes()]);
    }
}
