//! What is told about who may call, where fields of an answer are, and alternatives of several parameters.

use crate::told;

/// Edits, and what is told about them.
type Edits = [(&'static str, &'static str, &'static [&'static str])];

fn check(edits: &Edits) {
    for (from, to, expected) in edits {
        assert_eq!(told(from, to), *expected, "`{from}` became `{to}`");
    }
}

#[test]
fn whether_calls_prove_who_is_calling_is_behaviour() {
    check(&[(
        "\"retry\": \"unsafe\",",
        "\"retry\": \"unsafe\", \"signature\": \"none\",",
        &[
            "behaviour operation MakeThing MakeThing: who is calling was `proved as the provider says`, and is `not proved`",
        ],
    )]);
}

#[test]
fn another_place_in_the_answer_is_behaviour() {
    check(&[
        (
            r#""RequestId": { "type": "string" }"#,
            r#""RequestId": { "type": "string", "in": "header" }"#,
            &[
                "behaviour field RequestId MakeThingResponse::request_id: the place was `body`, and is `header`",
            ],
        ),
        (
            r#""RequestId": { "type": "string" }"#,
            r#""RequestId": { "type": "string", "in": "body" }"#,
            &[],
        ),
    ]);
}

const STREET: &str = r#""Street": { "type": "string", "required": true }"#;
const CROSSING: &str = r#""Crossing": { "type": "string" }"#;

#[test]
fn alternatives_of_several_parameters() {
    check(&[
        (
            r#""Corner": { "parameters""#,
            r#""Middle": { "parameters": { "From": { "type": "string" } } }, "Corner": { "parameters""#,
            &["addition case Middle Selector::Middle: it is new"],
        ),
        (
            r#""groups": { "Corner": { "parameters": { "Street": { "type": "string", "required": true }, "Crossing": { "type": "string" } } } }"#,
            r#""note": "They are gone.""#,
            &["breaking case Corner Selector::Corner: it is gone"],
        ),
        (
            r#""Corner": { "parameters""#,
            r#""Corner": { "description": "Where two streets meet.", "parameters""#,
            &[
                "documentation case Corner Corner: its documentation has changed",
                "documentation case Corner Selector::Corner: its documentation has changed",
            ],
        ),
    ]);
}

#[test]
fn parameters_inside_an_alternative() {
    check(&[
        (
            CROSSING,
            r#""Crossing": { "type": "string" }, "Side": { "type": "string" }"#,
            &["addition parameter Side Corner::side: it is new"],
        ),
        (
            CROSSING,
            r#""Crossing": { "type": "string", "required": true }"#,
            &[
                "breaking parameter Crossing Corner::crossing: it must be given now: the constructor takes it",
            ],
        ),
        (
            CROSSING,
            r#""Crossing": { "type": "integer" }"#,
            &["breaking parameter Crossing Corner::crossing: the type was `String`, and is `i64`"],
        ),
        (
            CROSSING,
            r#""Crossing": { "type": "string", "in": "header" }"#,
            &[
                "behaviour parameter Crossing Corner::crossing: the place was `query`, and is `header`",
            ],
        ),
        (
            STREET,
            r#""street": { "type": "string", "required": true }"#,
            &[
                "behaviour parameter street Corner::street: the name on the wire was `Street`, and is `street`",
            ],
        ),
    ]);
}
