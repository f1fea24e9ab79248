//! Every documented example goes through the generated types, both ways: decoded and encoded again, it is
//! the same JSON, numbers and strings as they were.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use specwright_runtime::Operation;
use specwright_runtime::wire::{read_json, write};
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_sdk::otc::rds;
use specwright_tests::folder;
use std::collections::BTreeMap;

/// Decodes JSON as the answer of an operation and encodes it again; or says why it cannot be decoded.
type RoundTrip = fn(&Value) -> Result<Value, String>;

fn round_trip<O: Operation>(json: &Value) -> Result<Value, String> {
    let response: O::Response =
        read_json(json.to_string().as_bytes()).map_err(|failed| failed.to_string())?;
    write(&response, serde_json::value::Serializer).map_err(|error| error.to_string())
}

/// The operations, by the paths of their files.
fn operations() -> BTreeMap<&'static str, RoundTrip> {
    BTreeMap::from([
        (
            "aliyun/gpdb/2016-05-03/DescribeDownloadRecords",
            round_trip::<gpdb::v2016_05_03::DescribeDownloadRecords> as RoundTrip,
        ),
        ("aliyun/dbs/2021-01-01/CreateDownload", round_trip::<dbs::v2021_01_01::CreateDownload>),
        (
            "aliyun/dbs/2021-01-01/DescribeDownloadTask",
            round_trip::<dbs::v2021_01_01::DescribeDownloadTask>,
        ),
        (
            "aliyun/dbs/2019-03-06/DescribeBackupSetDownloadTaskList",
            round_trip::<dbs::v2019_03_06::DescribeBackupSetDownloadTaskList>,
        ),
        ("otc/rds/v3/DownloadErrorLog", round_trip::<rds::v3::DownloadErrorLog>),
    ])
}

/// An example of an answer with an HTTP success status.
struct Example {
    operation: String,
    round_trip: RoundTrip,
    response: Value,
}

fn examples() -> Vec<Example> {
    let operations = operations();
    let mut examples = Vec::new();
    for source in folder::read(&folder::path("../specs")) {
        let spec: Value = serde_json::from_slice(&source.bytes).unwrap();
        if spec.get("operation").is_none() {
            continue;
        }
        let operation = source.path.trim_end_matches(".json").to_owned();
        let round_trip = operations.get(operation.as_str());
        let round_trip =
            *round_trip.unwrap_or_else(|| panic!("add {operation} to the table above"));
        let all = spec["examples"].as_array().cloned().unwrap_or_default();
        let answered = all.into_iter().filter(|it| it["status"].as_u64().is_none_or(|it| it < 400));
        let before = examples.len();
        examples.extend(answered.filter_map(|mut example| {
            let response = example.get_mut("response")?.take();
            Some(Example { operation: operation.clone(), round_trip, response })
        }));
        assert!(examples.len() > before, "{operation} has no example of an answer");
    }
    examples
}

#[test]
fn every_example_comes_back_as_it_was() {
    let examples = examples();
    assert!(examples.len() >= 5);
    for Example { operation, round_trip, response } in examples {
        assert_eq!(round_trip(&response).as_ref(), Ok(&response), "{operation}");
    }
}

/// Every value below this one, changed by `change` where that gives something.
fn changed(json: &Value, change: &dyn Fn(&Value) -> Option<Value>) -> Value {
    if let Some(value) = change(json) {
        return value;
    }
    match json {
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), changed(value, change))).collect()
        }
        Value::Array(items) => items.iter().map(|item| changed(item, change)).collect(),
        other => other.clone(),
    }
}

fn numbers_as_text(json: &Value) -> Option<Value> {
    json.as_number().map(|number| json!(number.to_string()))
}

fn text_as_numbers(json: &Value) -> Option<Value> {
    let number: i64 = json.as_str()?.parse().ok()?;
    Some(json!(number))
}

fn booleans_the_other_way(json: &Value) -> Option<Value> {
    match json {
        Value::Bool(value) => Some(json!(value.to_string())),
        Value::String(text) => text.parse::<bool>().ok().map(Value::Bool),
        _ => None,
    }
}

#[test]
fn scalars_are_read_either_way() {
    let changes: [fn(&Value) -> Option<Value>; 3] =
        [numbers_as_text, text_as_numbers, booleans_the_other_way];
    let mut different = 0;
    for Example { operation, round_trip, response } in examples() {
        for change in changes {
            let given = changed(&response, &change);
            different += usize::from(given != response);
            assert_eq!(round_trip(&given).as_ref(), Ok(&response), "{operation}: {given}");
        }
    }
    assert!(different > 5, "the changes must change something");
}

/// The pointers of all values below this one.
fn pointers(json: &Value, here: &str, all: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match json {
        Value::Object(fields) => fields.iter().map(|(name, it)| (name.clone(), it)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, it)| (index.to_string(), it)).collect()
        }
        _ => Vec::new(),
    };
    for (name, value) in inner {
        let pointer = format!("{here}/{name}");
        pointers(value, &pointer, all);
        all.push(pointer);
    }
}

fn every_pointer(json: &Value) -> Vec<String> {
    let mut all = Vec::new();
    pointers(json, "", &mut all);
    all
}

/// Takes out the value at a pointer.
fn without(json: &Value, pointer: &str) -> Value {
    let mut json = json.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(parent) {
        Some(Value::Object(fields)) => drop(fields.remove(name)),
        Some(Value::Array(items)) => drop(items.remove(name.parse().unwrap())),
        _ => panic!("{pointer} leads nowhere"),
    }
    json
}

#[test]
fn anything_can_be_null_or_absent() {
    for Example { operation, round_trip, response } in examples() {
        for pointer in every_pointer(&response) {
            let absent = round_trip(&without(&response, &pointer));
            assert!(absent.is_ok(), "{operation} without {pointer}: {absent:?}");
            let mut given = response.clone();
            *given.pointer_mut(&pointer).unwrap() = Value::Null;
            assert_eq!(round_trip(&given), absent, "{operation} with null at {pointer}");
        }
    }
}

#[test]
fn an_empty_string_is_no_number_and_no_object() {
    for Example { operation, round_trip, response } in examples() {
        for pointer in every_pointer(&response) {
            let mut given = response.clone();
            *given.pointer_mut(&pointer).unwrap() = json!("");
            let result = round_trip(&given);
            assert!(result.is_ok(), "{operation} with an empty string at {pointer}: {result:?}");
        }
    }
}

/// A field that no type has, in every object.
fn with_something_new(json: &Value) -> Value {
    match json {
        Value::Object(fields) => {
            let inner = fields.iter().map(|(name, it)| (name.clone(), with_something_new(it)));
            let new = ("SomethingNew".to_owned(), json!({ "Deep": [1, { "er": null }] }));
            inner.chain([new]).collect()
        }
        Value::Array(items) => items.iter().map(with_something_new).collect(),
        other => other.clone(),
    }
}

#[test]
fn unknown_fields_are_passed_over() {
    for Example { operation, round_trip, response } in examples() {
        let given = with_something_new(&response);
        assert_eq!(round_trip(&given).as_ref(), Ok(&response), "{operation}");
    }
}

#[test]
fn values_that_no_page_lists_come_back_as_they_were() {
    for Example { operation, round_trip, response } in examples() {
        for pointer in every_pointer(&response) {
            let mut given = response.clone();
            let value = given.pointer_mut(&pointer).unwrap();
            if value
                .as_str()
                .is_none_or(|text| text.parse::<f64>().is_ok() || text.parse::<bool>().is_ok())
            {
                continue;
            }
            *value = json!("Something New");
            assert_eq!(round_trip(&given).as_ref(), Ok(&given), "{operation} at {pointer}");
        }
    }
}
