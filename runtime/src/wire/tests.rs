//! Reading tolerantly, writing exactly.

use super::{Entries, Entry, Failed, Shape as _, View, Wire, read_json};
use crate::generated::models;
use crate::{Sensitive, Timestamp};
use serde_json::Value as Json;
use std::collections::BTreeMap;

struct Record {
    id: Option<i64>,
    small: Option<i32>,
    ready: Option<bool>,
    name: Option<String>,
    ratio: Option<f64>,
    at: Option<Timestamp>,
    loose: Option<i64>,
    inner: Option<Box<Self>>,
    list: Vec<Self>,
    numbers: Vec<i64>,
    names: Vec<String>,
    map: BTreeMap<String, i64>,
    any: Option<Json>,
    secret: Option<Sensitive>,
    secrets: Vec<Sensitive>,
}

models! {
    Record {
        "Id" => id.text(),
        "Small" => small,
        "Ready" => ready.text(),
        "Name" => name,
        "Ratio" => ratio,
        "At" => at.rfc3339(),
        "Loose" => loose.lenient(),
        "Inner" => inner,
        "List" => list.wrapped_in("Item"),
        "Numbers" => numbers,
        "Names" => names,
        "Map" => map,
        "Any" => any,
        "Secret" => secret,
        "Secrets" => secrets,
    }
}

fn read(text: &str) -> Result<Record, Failed> {
    read_json(text.as_bytes())
}

fn ok(text: &str) -> Record {
    read(text).unwrap_or_else(|failed| panic!("{text}: {failed}"))
}

/// The path and the message of a failure, without the position that serde_json adds.
fn failure(text: &str) -> (String, String) {
    let failed = read(text).unwrap_err();
    let message = failed.to_string();
    let (message, _) = message.split_once(" at line").unwrap_or((&message, ""));
    (failed.path().to_owned(), message.to_owned())
}

#[test]
fn numbers_are_read_from_numbers_and_strings() {
    for text in [r#"{"Id":12}"#, r#"{"Id":"12"}"#, r#"{"Id":" 12 "}"#, r#"{"Id":12.0}"#] {
        assert_eq!(ok(text).id, Some(12), "{text}");
    }
    for text in [r#"{"Ratio":1.5}"#, r#"{"Ratio":"1.5"}"#] {
        assert_eq!(ok(text).ratio, Some(1.5), "{text}");
    }
}

#[test]
fn booleans_are_read_from_booleans_strings_and_numbers() {
    for text in [r#"{"Ready":true}"#, r#"{"Ready":"True"}"#, r#"{"Ready":"1"}"#, r#"{"Ready":1}"#] {
        assert_eq!(ok(text).ready, Some(true), "{text}");
    }
    assert_eq!(ok(r#"{"Ready":"FALSE"}"#).ready, Some(false));
}

#[test]
fn strings_are_read_from_any_scalar() {
    for (text, name) in [
        ("\"x\"", "x"),
        ("7", "7"),
        ("18446744073709551615", "18446744073709551615"),
        ("true", "true"),
    ] {
        assert_eq!(ok(&format!(r#"{{"Name":{text}}}"#)).name.as_deref(), Some(name));
    }
}

#[test]
fn null_and_emptiness_are_absence() {
    let nothing = Record::default();
    for text in ["{}", "null", r#"{"Id":null,"Inner":null,"List":null,"Map":null,"At":null}"#] {
        assert_eq!(ok(text), nothing, "{text}");
    }
    let empty = r#"{"Id":"","Ready":"","Ratio":"","At":"","Inner":"","List":"","Numbers":""}"#;
    assert_eq!(ok(empty), nothing);
    assert_eq!(ok(r#"{"Name":""}"#).name.as_deref(), Some(""));
}

#[test]
fn items_and_map_values_without_a_value_are_left_out() {
    assert_eq!(ok(r#"{"Numbers":[1,null,"",2]}"#).numbers, [1, 2]);
    assert_eq!(ok(r#"{"Names":[null,"a",""]}"#).names, ["a", ""]);
    assert_eq!(ok(r#"{"List":{"Item":[null,{"Id":1}]}}"#).list.len(), 1);
    assert_eq!(ok(r#"{"Map":{"a":null,"b":2}}"#).map, BTreeMap::from([("b".to_owned(), 2)]));
    assert_eq!(ok(r#"{"Any":[null]}"#).any, Some(Json::Array(vec![Json::Null])));
}

#[test]
fn lists_are_read_with_and_without_their_wrapper() {
    for text in [r#"{"List":{"Item":[{"Id":1}]}}"#, r#"{"List":[{"Id":1}]}"#] {
        assert_eq!(ok(text).list[0].id, Some(1), "{text}");
    }
    assert_eq!(ok(r#"{"List":{"Item":null,"Other":1}}"#).list, []);
}

#[test]
fn unknown_fields_are_ignored() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    assert_eq!(ok(&format!(r#"{{"New":{deep},"Id":1,"Other":{{"Id":2}}}}"#)).id, Some(1));
}

#[test]
fn the_last_of_equal_fields_counts() {
    assert_eq!(ok(r#"{"Numbers":[1],"Id":1,"Numbers":[2],"Id":2}"#).numbers, [2]);
}

#[test]
fn a_lenient_field_takes_anything() {
    for value in ["\"N/A\"", "[1]", "{\"a\":{}}", "true", "18446744073709551615"] {
        let record = ok(&format!(r#"{{"Loose":{value},"Id":1}}"#));
        assert_eq!((record.loose, record.id), (None, Some(1)), "{value}");
    }
    assert_eq!(ok(r#"{"Loose":"3"}"#).loose, Some(3));
}

#[test]
fn a_misfit_says_where_and_what() {
    let cases = [
        (r#"{"Id":"x"}"#, "$.Id", "expected an integer, found a string that is not one"),
        (
            r#"{"Id":18446744073709551615}"#,
            "$.Id",
            "expected an integer, found `18446744073709551615`",
        ),
        (r#"{"Id":1.5}"#, "$.Id", "expected an integer, found `1.5`"),
        (r#"{"Small":2147483648}"#, "$.Small", "expected a 32-bit integer, found `2147483648`"),
        (r#"{"Ready":"yes"}"#, "$.Ready", "expected a boolean, found a string that is not one"),
        (r#"{"Id":[]}"#, "$.Id", "found a list where the field is none"),
        (r#"{"Name":{}}"#, "$.Name", "found an object where the field is none"),
        (r#"{"Inner":7}"#, "$.Inner", "expected an object, found `7`"),
        (r#"{"Names":7}"#, "$.Names", "expected a list, found `7`"),
        (
            r#"{"List":{"Item":[{},{"Map":{"k":"x"}}]}}"#,
            "$.List.Item[1].Map.k",
            "expected an integer, found a string that is not one",
        ),
    ];
    for (text, path, message) in cases {
        let expected = (path.to_owned(), format!("at {path}: {message}"));
        assert_eq!(failure(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_json_says_so() {
    assert_eq!(failure(r#"{"Inner":{"Id":1"#).0, "$.Inner");
    for text in ["", "<html>", "{} {}", "{\"Id\":1,}", "[1]", "\"text\""] {
        assert_eq!(failure(text).0, "$", "{text}");
    }
}

#[test]
fn deep_nesting_is_an_error() {
    let nested = |open: &str, close: &str| open.repeat(50_000) + "1" + &close.repeat(50_000);
    for value in
        [nested(r#"{"Inner":"#, "}"), nested(r#"{"List":["#, "]}"), nested(r#"{"Any":"#, "}")]
    {
        assert!(read(&value).unwrap_err().to_string().contains("recursion limit"));
    }
    let any = format!(r#"{{"Any":{}}}"#, nested("[", "]"));
    assert!(read(&any).unwrap_err().to_string().contains("recursion limit"));
}

#[cfg(feature = "serde")]
#[test]
fn what_was_read_is_written_back() {
    let text = concat!(
        r#"{"Id":"12","Small":3,"Ready":"true","Name":"é","Ratio":100,"At":"2026-01-13T08:00:00Z","#,
        r#""Inner":{"Id":"9"},"List":{"Item":[{"Id":"3"},{}]},"Numbers":[1,2],"Names":[""],"#,
        r#""Map":{"x":1},"Any":{"a":[1,null,{},18446744073709551615,1.5]}}"#
    );
    let record: Record = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&record).unwrap(), text);
}

#[cfg(feature = "serde")]
#[test]
fn any_serde_format_gets_the_path() {
    let json: Json = serde_json::from_str(r#"{"Inner":{"Id":"x"}}"#).unwrap();
    let error = serde_json::from_value::<Record>(json).unwrap_err().to_string();
    assert_eq!(error, "$.Inner.Id: expected an integer, found a string that is not one");
}

#[cfg(feature = "serde")]
#[test]
fn a_number_that_json_cannot_hold_is_not_written() {
    let record = Record { ratio: Some(f64::NAN), ..Record::default() };
    assert!(serde_json::to_string(&record).unwrap_err().to_string().contains("finite"));
}

#[test]
fn debug_shows_what_is_set_as_it_travels() {
    let inner =
        Record { name: Some("x".to_owned()), secret: Some("s".into()), ..Record::default() };
    let record = Record {
        id: Some(7),
        at: Some(Timestamp::from_millis(0)),
        inner: Some(Box::new(inner.clone())),
        list: vec![inner, Record::default()],
        map: BTreeMap::from([("a".to_owned(), 1)]),
        any: Some(Json::from(vec![Json::Null, true.into()])),
        secrets: vec!["s".into()],
        ..Record::default()
    };
    let inner = r#"Record { Name: "x", Secret: <redacted> }"#;
    let expected = format!(
        r#"Record {{ Id: 7, At: 1970-01-01T00:00:00Z, Inner: {inner}, List: [{inner}, Record], Map: {{"a": 1}}, Any: [null, true], Secrets: [<redacted>] }}"#
    );
    assert_eq!(format!("{record:?}"), expected);
    assert!(format!("{record:#?}").starts_with("Record {\n    Id: 7,\n"), "{record:#?}");
}

/// Every field.
const FULL: &str = r#"{"Id":1,"Small":2,"Ready":true,"Name":"a","Ratio":1.5,"At":"2026-01-13T08:00:00Z",
    "Loose":0,"Inner":{"Id":3},"List":[{"Id":4}],"Numbers":[5,6],"Names":["n"],"Map":{"a":7,"b":8},
    "Any":{"x":[1,null]},"Secret":"s","Secrets":["s"]}"#;

#[test]
fn a_clone_has_all_fields_and_is_independent() {
    let record = ok(FULL);
    let mut values = Entries::default();
    record.values(&mut values);
    for Entry { name, value, .. } in values.into_vec() {
        assert!(!matches!(value.view(Wire::PLAIN), View::Absent), "`{name}` is not in the example");
    }
    let mut clone = record.clone();
    assert_eq!(clone, record);
    clone.list.clear();
    clone.inner.as_mut().unwrap().id = None;
    assert_eq!(record, ok(FULL));
    let zero = Record { ratio: Some(-0.0), ..Record::default() };
    assert!(zero.clone().ratio.unwrap().is_sign_negative(), "a clone is made bit by bit");
}

#[test]
fn values_are_the_same_if_all_fields_are() {
    let (text, record) = (FULL, ok(FULL));
    assert_eq!(record, ok(text));
    for (from, to) in [
        ("1,\"Small", "9,\"Small"),
        ("2,", "9,"),
        ("true", "false"),
        ("\"a\",\"Ratio", "\"b\",\"Ratio"),
        ("1.5", "1.6"),
        ("08:00:00Z", "08:00:01Z"),
        ("{\"Id\":3}", "null"),
        ("[{\"Id\":4}]", "[]"),
        ("5,6", "6,5"),
        ("\"b\":8", "\"c\":8"),
        ("[1,null]", "[1]"),
        ("\"Secret\":\"s\"", "\"Secret\":\"t\""),
        ("[\"s\"]", "[\"t\"]"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_ne!(record, ok(&text.replacen(from, to, 1)), "{from} -> {to}");
    }
    let not_a_number = Record { ratio: Some(f64::NAN), ..Record::default() };
    assert_ne!(not_a_number, not_a_number.clone());
}
