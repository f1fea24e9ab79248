//! One edit each, and everything that is told about it.

use crate::told;

/// What is replaced, with what, and what is told.
pub(crate) type Edit = (&'static str, &'static str, &'static [&'static str]);

/// Checks one edit after the other.
pub(crate) fn check(edits: &[Edit]) {
    for (from, to, expected) in edits {
        assert_eq!(told(from, to), *expected, "`{from}` became `{to}`");
    }
}

const SIZE: &str = r#""Size": { "type": "integer", "bits": 32, "default": 1 }"#;
const PLACE: &str = r#""Place": { "type": "string", "required": true }"#;

#[test]
fn parameters() {
    check(&[
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "default": 1 }, "Fresh": { "type": "string" }"#,
            &["addition parameter Fresh MakeThing::fresh: it is new"],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "default": 1 }, "Fresh": { "type": "string", "required": true }"#,
            &[
                "breaking parameter Fresh MakeThing::fresh: it is new and must be given: the constructor takes it",
            ],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "required": true }"#,
            &[
                "breaking parameter Size MakeThing::size: it must be given now: the constructor takes it",
            ],
        ),
        (
            PLACE,
            r#""Place": { "type": "string" }"#,
            &[
                "breaking parameter Place MakeThing::place: it need not be given any more: the constructor does not take it",
            ],
        ),
        (
            r#""Order": { "type": "Order" },"#,
            "",
            &["breaking parameter Order MakeThing::order: it is gone"],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 64, "default": 1 }"#,
            &["breaking parameter Size MakeThing::size: the type was `i32`, and is `i64`"],
        ),
        (
            PLACE,
            r#""Place": { "type": "string", "required": true, "secret": true }"#,
            &[
                "breaking parameter Place MakeThing::place: the type was `String`, and is `Sensitive`",
            ],
        ),
        (
            PLACE,
            r#""Place": { "type": "string", "required": true, "rust_name": "site" }"#,
            &[
                "breaking parameter Place MakeThing::place: it is called `acme::things::v2026_01_01::MakeThing::site` in Rust now",
            ],
        ),
        (
            PLACE,
            r#""place": { "type": "string", "required": true }"#,
            &[
                "behaviour parameter place MakeThing::place: the name on the wire was `Place`, and is `place`",
            ],
        ),
        (
            PLACE,
            r#""Place": { "type": "string", "required": true, "in": "header" }"#,
            &["behaviour parameter Place MakeThing::place: the place was `query`, and is `header`"],
        ),
        (
            r#""Count": { "type": "integer", "wire": "string" }"#,
            r#""Count": { "type": "integer" }"#,
            &[
                "behaviour parameter Count MakeThing::count: the form on the wire was `in a string`, and is `plain`",
            ],
        ),
        (
            r#""Tags": { "type": "list","#,
            r#""Tags": { "type": "list", "style": "json","#,
            &["behaviour parameter Tags MakeThing::tags: the style is `json`, and was not there"],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "default": 1, "deprecated": "Nobody reads it." }"#,
            &["deprecation parameter Size MakeThing::size: it is deprecated"],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "default": 2 }"#,
            &["documentation parameter Size MakeThing::size: its documentation has changed"],
        ),
        (
            "What it is called.",
            "The name of it.",
            &["documentation parameter Name MakeThing::name: its documentation has changed"],
        ),
        (
            SIZE,
            r#""Size": { "type": "integer", "bits": 32, "default": 1, "required_when": { "Order": ["asc"] } }"#,
            &[
                "behaviour operation MakeThing MakeThing: the values of `Order` that need `Size` is `asc`, and was not there",
            ],
        ),
    ]);
}

#[test]
fn required_parameters_that_change_places_are_breaking_though_the_code_compiles() {
    check(&[(
        "\"Name\": { \"type\": \"string\", \"required\": true, \"description\": \"What it is called.\" },\n    \"Place\": { \"type\": \"string\", \"required\": true }",
        "\"Place\": { \"type\": \"string\", \"required\": true },\n    \"Name\": { \"type\": \"string\", \"required\": true, \"description\": \"What it is called.\" }",
        &[
            "breaking operation MakeThing MakeThing: the arguments of the constructor have another order",
        ],
    )]);
}

#[test]
fn optional_parameters_that_change_places_are_nothing() {
    check(&[(
        "\"Count\": { \"type\": \"integer\", \"wire\": \"string\" },\n    \"Order\": { \"type\": \"Order\" }",
        "\"Order\": { \"type\": \"Order\" },\n    \"Count\": { \"type\": \"integer\", \"wire\": \"string\" }",
        &[],
    )]);
}

#[test]
fn choices_and_groups() {
    check(&[
        (r#""URL": {}"#, r#""URL": {}, "NAS": {}"#, &["addition case NAS Target::Nas: it is new"]),
        (
            "\"Path\": { \"type\": \"string\" } } },\n        \"URL\": {}",
            "\"Path\": { \"type\": \"string\" } } }",
            &["breaking case URL Target::Url: it is gone"],
        ),
        (
            r#""URL": {}"#,
            r#""URL": { "name": "UrlTarget", "parameters": { "Days": { "type": "integer" } } }"#,
            &[
                "breaking case URL Target::Url: the content is `UrlTarget`, and was not there",
                "addition case URL UrlTarget: it is new",
            ],
        ),
        (
            r#""Path": { "type": "string" }"#,
            r#""Path": { "type": "string", "required": true }"#,
            &[
                "breaking parameter Path OssTarget::path: it must be given now: the constructor takes it",
            ],
        ),
        (
            r#""by": "TargetType","#,
            r#""by": "TargetType", "required": true,"#,
            &[
                "breaking parameter TargetType MakeThing::target: it must be given now: the constructor takes it",
            ],
        ),
        (
            r#""by": "TargetType","#,
            r#""by": "Kind","#,
            &[
                "behaviour choice Target Target: the parameter that decides was `TargetType in the query`, and is `Kind in the query`",
            ],
        ),
        (
            r#""Label": { "type": "string" }"#,
            r#""Label": { "type": "integer" }"#,
            &["breaking case Label Selector::Label: the content was `String`, and is `i64`"],
        ),
        (
            r#""one_of": { "Selector": {"#,
            r#""one_of": { "Selector": { "required": false,"#,
            &[
                "breaking choice Selector MakeThing::selector: it need not be given any more: the constructor does not take it",
            ],
        ),
        (
            r#""Colour": { "type": "string" }"#,
            r#""Colour": { "type": "string" }, "Shade": { "type": "string" }"#,
            &["addition parameter Shade Extra::shade: it is new"],
        ),
        (
            r#""groups": { "Extra": { "parameters": { "Colour": { "type": "string" } } } },"#,
            "",
            &["breaking group Extra MakeThing::extra: it is gone"],
        ),
    ]);
}

#[test]
fn calls() {
    check(&[
        (
            r#""retry": "safe""#,
            r#""retry": "unsafe""#,
            &[
                "behaviour operation ListThings ListThings: whether it may be repeated was `safe`, and is `unsafe`",
            ],
        ),
        (
            r#""retry": "unsafe","#,
            r#""retry": "unsafe", "method": "PUT","#,
            &["behaviour operation MakeThing MakeThing: the HTTP method was `POST`, and is `PUT`"],
        ),
        (
            "things:Make",
            "things:Create",
            &[
                "behaviour operation MakeThing MakeThing: the action that must be allowed was `things:Make`, and is `things:Create`",
            ],
        ),
        (
            "north.acme.example",
            "arctic.acme.example",
            &[
                "behaviour API version things acme::things::v2026_01_01: the host of `north` was `north.acme.example`, and is `arctic.acme.example`",
            ],
        ),
        (
            r#""north": { "public": "north.acme.example" }"#,
            r#""north": { "public": "north.acme.example" }, "south": { "public": "south.acme.example" }"#,
            &[
                "behaviour API version things acme::things::v2026_01_01: the host of `south` is `south.acme.example`, and was not there",
            ],
        ),
    ]);
}

#[test]
fn pages_that_go_are_breaking_and_that_come_are_an_addition() {
    let pagination = r#""pagination": { "style": "page", "position": "Page", "size": "Size", "items": "Items" },"#;
    let gone = told(pagination, "");
    let first = "breaking operation ListThings ListThings: it has `pages()` and `items()` no more";
    assert_eq!(gone[0], first);
    assert!(
        gone[1..].iter().all(|it| it.starts_with("behaviour operation ListThings")),
        "{gone:#?}"
    );
}

#[test]
fn an_operation_of_another_rust_name_is_one_change() {
    check(&[(
        r#""summary": "Lists them.","#,
        r#""summary": "Lists them.", "rust_name": "AllThings","#,
        &[
            "breaking operation ListThings ListThings: it is called `acme::things::v2026_01_01::AllThings` in Rust now",
        ],
    )]);
}
