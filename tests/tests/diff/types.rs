//! Edits of answers, objects and enums, and everything that is told about them.

use crate::edits::check;
use crate::told;

#[test]
fn answers_and_objects() {
    check(&[
        (
            r#""RequestId": { "type": "string" }"#,
            r#""RequestId": { "type": "string" }, "Total": { "type": "integer" }"#,
            &["addition field Total MakeThingResponse::total: it is new"],
        ),
        (
            "\"RequestId\": { \"type\": \"string\" },\n",
            "",
            &["breaking field RequestId MakeThingResponse::request_id: it is gone"],
        ),
        (
            r#""RequestId": { "type": "string" }"#,
            r#""RequestId": { "type": "string", "required": true }"#,
            &[],
        ),
        (
            r#""Id": { "type": "string" }, "Status""#,
            r#""Id": { "type": "integer" }, "Status""#,
            &["breaking field Id Thing::id: the type was `String`, and is `i64`"],
        ),
        (
            "\"RequestId\": { \"type\": \"string\" },\n    \"Thing\": { \"type\": \"object\", \"name\": \"Thing\", \"fields\": { \"Id\": { \"type\": \"string\" }, \"Status\": { \"type\": \"Status\" } } }",
            "\"RequestId\": { \"type\": \"string\" }",
            &["breaking field Thing MakeThingResponse::thing: it is gone"],
        ),
        (
            r#""Value": { "type": "string" }"#,
            r#""Value": { "type": "string", "required": true }"#,
            &["breaking field Value Tag::value: it must be given now: the constructor takes it"],
        ),
    ]);
}

#[test]
fn an_object_that_is_received_too_loses_its_constructor() {
    let told = told(
        r#""RequestId": { "type": "string" }"#,
        r#""RequestId": { "type": "string" }, "Tag": { "type": "Tag" }"#,
    );
    let expected = [
        "breaking object Tag Tag: it has `new` no more",
        "breaking field Key Tag::key: it need not be given any more: the constructor does not take it",
        "addition field Tag MakeThingResponse::tag: it is new",
        "addition object Tag Tag: it has `Default` and `Deserialize` now",
    ];
    assert_eq!(told, expected);
}

#[test]
fn enums_and_error_codes() {
    check(&[
        (
            r#""desc": {}"#,
            r#""desc": {}, "random": {}"#,
            &["addition value random Order::Random: it is new"],
        ),
        (r#", "desc": {}"#, "", &["breaking value desc Order::Desc: it is gone"]),
        (
            r#""desc": {}"#,
            r#""desc": { "rust_name": "Down" }"#,
            &[
                "breaking value desc Order::Desc: it is called `acme::things::v2026_01_01::Order::Down` in Rust now",
            ],
        ),
        (
            r#""desc": {}"#,
            r#""DESC": {}"#,
            &["behaviour value DESC Order::Desc: the text on the wire was `desc`, and is `DESC`"],
        ),
        (
            r#""desc": {}"#,
            r#""desc": { "aliases": ["down"] }"#,
            &[
                "behaviour value desc Order::Desc: the list of other spellings is `down`, and was not there",
            ],
        ),
        (
            r#""Order": { "values""#,
            r#""Order": { "ignore_case": true, "values""#,
            &["behaviour enum Order Order: whether letter case matters was `true`, and is `false`"],
        ),
        (
            r#""lost": { "state": "failure" }"#,
            r#""lost": { "state": "pending" }"#,
            &["behaviour value lost Status::Lost: the state was `failure`, and is `pending`"],
        ),
        (
            r#"{ "asc": {}, "desc": {} }"#,
            r#"{ "asc": { "state": "pending" }, "desc": { "state": "success" } }"#,
            &[
                "behaviour value asc Order::Asc: the state is `pending`, and was not there",
                "behaviour value desc Order::Desc: the state is `success`, and was not there",
                "addition enum Order Order: it has `state()` now",
            ],
        ),
        (
            r#"{ "code": "Busy", "status": 503, "class": "throttling", "message": "Try later." }"#,
            r#"{ "code": "Busy", "status": 503, "class": "service", "message": "Try later." }"#,
            &[
                "behaviour error code Busy ErrorCode::Busy: the class was `throttling`, and is `service`",
            ],
        ),
        (
            "Try later.",
            "Try again later.",
            &["documentation error code Busy ErrorCode::Busy: its documentation has changed"],
        ),
        (
            r#"{ "code": "Full", "#,
            r#"{ "code": "Odd" }, { "code": "Full", "#,
            &["addition error code Odd ErrorCode::Odd: it is new"],
        ),
        (
            r#"{ "code": "Full", "status": 400, "message": "No room." }"#,
            "",
            &["breaking error code Full ErrorCode::Full: it is gone"],
        ),
        (
            r#"{ "code": "Full", "#,
            r#"{ "code": "Busy", "status": 503, "class": "throttling", "message": "Try later." }, { "code": "Full", "#,
            &[
                "documentation operation MakeThing MakeThing: the error code Busy is `acme::things::v2026_01_01::ErrorCode::Busy`, and was not there",
            ],
        ),
    ]);
}
