//! Reading tolerantly, writing exactly.

use super::{DecodeFields, Entries, Failed, Fields, Slot, read_json};
use crate::{Timestamp, serde_struct};
use serde_json::Value as Json;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq)]
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
}

impl Fields for Record {
    fn each<'a>(&'a self, to: &mut Entries<'a>) {
        to.add("Id", &self.id).text();
        to.add("Small", &self.small);
        to.add("Ready", &self.ready).text();
        to.add("Name", &self.name);
        to.add("Ratio", &self.ratio);
        to.add("At", &self.at).rfc3339();
        to.add("Loose", &self.loose).lenient();
        to.add("Inner", &self.inner);
        to.add("List", &self.list).wrapped_in("Item");
        to.add("Numbers", &self.numbers);
        to.add("Names", &self.names);
        to.add("Map", &self.map);
        to.add("Any", &self.any);
    }
}

impl DecodeFields for Record {
    fn field(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "Id" => Slot::new(&mut self.id).text(),
            "Small" => Slot::new(&mut self.small),
            "Ready" => Slot::new(&mut self.ready).text(),
            "Name" => Slot::new(&mut self.name),
            "Ratio" => Slot::new(&mut self.ratio),
            "At" => Slot::new(&mut self.at).rfc3339(),
            "Loose" => Slot::new(&mut self.loose).lenient(),
            "Inner" => Slot::new(&mut self.inner),
            "List" => Slot::new(&mut self.list).wrapped_in("Item"),
            "Numbers" => Slot::new(&mut self.numbers),
            "Names" => Slot::new(&mut self.names),
            "Map" => Slot::new(&mut self.map),
            "Any" => Slot::new(&mut self.any),
            _ => return None,
        })
    }
}

serde_struct!(Record);

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

#[test]
fn any_serde_format_gets_the_path() {
    let json: Json = serde_json::from_str(r#"{"Inner":{"Id":"x"}}"#).unwrap();
    let error = serde_json::from_value::<Record>(json).unwrap_err().to_string();
    assert_eq!(error, "$.Inner.Id: expected an integer, found a string that is not one");
}

#[test]
fn a_number_that_json_cannot_hold_is_not_written() {
    let record = Record { ratio: Some(f64::NAN), ..Record::default() };
    assert!(serde_json::to_string(&record).unwrap_err().to_string().contains("finite"));
}
