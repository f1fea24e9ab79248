//! Every documented example goes through the generated types, both ways: decoded and encoded again, it is
//! the same JSON, numbers and strings as they were.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use specwright_runtime::Operation;
use specwright_runtime::wire::{read_json, write};
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_sdk::otc::{iam, rds};
use specwright_tests::folder;
use std::collections::{BTreeMap, BTreeSet};

/// An answer that was decoded.
struct Decoded {
    /// Encoded again.
    json: Value,
    debug: String,
}

/// Decodes JSON as the answer of an operation; or says why it cannot be decoded.
type Decode = fn(&Value) -> Result<Decoded, String>;

fn decode<O: Operation<Response: std::fmt::Debug>>(json: &Value) -> Result<Decoded, String> {
    let response: O::Response =
        read_json(json.to_string().as_bytes()).map_err(|failed| failed.to_string())?;
    let json =
        write(&response, serde_json::value::Serializer).map_err(|error| error.to_string())?;
    Ok(Decoded { json, debug: format!("{response:?} {response:#?}") })
}

/// The operations, by the paths of their files.
fn operations() -> BTreeMap<&'static str, Decode> {
    BTreeMap::from([
        (
            "aliyun/gpdb/2016-05-03/DescribeDownloadRecords",
            decode::<gpdb::v2016_05_03::DescribeDownloadRecords> as Decode,
        ),
        ("aliyun/dbs/2021-01-01/CreateDownload", decode::<dbs::v2021_01_01::CreateDownload>),
        (
            "aliyun/dbs/2021-01-01/DescribeDownloadTask",
            decode::<dbs::v2021_01_01::DescribeDownloadTask>,
        ),
        (
            "aliyun/dbs/2019-03-06/DescribeBackupSetDownloadTaskList",
            decode::<dbs::v2019_03_06::DescribeBackupSetDownloadTaskList>,
        ),
        ("otc/rds/v3/DownloadErrorLog", decode::<rds::v3::DownloadErrorLog>),
        ("otc/rds/v3/ListJobInfo", decode::<rds::v3::ListJobInfo>),
        (
            "otc/iam/v3/KeystoneCreateUserTokenByPassword",
            decode::<iam::v3::KeystoneCreateUserTokenByPassword>,
        ),
        ("otc/iam/v3/KeystoneListProjects", decode::<iam::v3::KeystoneListProjects>),
        (
            "aliyun/gpdb/2016-05-03/DownloadDiagnosisRecords",
            decode::<gpdb::v2016_05_03::DownloadDiagnosisRecords>,
        ),
        (
            "aliyun/dbs/2021-01-01/DescribeDownloadBackupSetStorageInfo",
            decode::<dbs::v2021_01_01::DescribeDownloadBackupSetStorageInfo>,
        ),
        ("aliyun/dbs/2021-01-01/RetryDownloadTask", decode::<dbs::v2021_01_01::RetryDownloadTask>),
        (
            "aliyun/dbs/2019-03-06/CreateFullBackupSetDownload",
            decode::<dbs::v2019_03_06::CreateFullBackupSetDownload>,
        ),
        (
            "aliyun/dbs/2019-03-06/CreateIncrementBackupSetDownload",
            decode::<dbs::v2019_03_06::CreateIncrementBackupSetDownload>,
        ),
    ])
}

/// An example of an answer with an HTTP success status.
struct Example {
    operation: String,
    decode: Decode,
    response: Value,
    /// The fields whose values must not be shown.
    secrets: BTreeSet<String>,
}

impl Example {
    /// Decodes JSON as this answer and encodes it again.
    fn round_trip(&self, json: &Value) -> Result<Value, String> {
        (self.decode)(json).map(|decoded| decoded.json)
    }
}

/// The names of the fields that the spec of an answer calls secret.
fn secrets(spec: &Value) -> BTreeSet<String> {
    let Some(fields) = spec.as_object() else { return BTreeSet::new() };
    let own = fields.iter().filter(|(_, field)| field["secret"] == true);
    let own = own.map(|(name, _)| name.clone());
    own.chain(fields.values().flat_map(secrets)).collect()
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
        let decode = operations.get(operation.as_str());
        let decode = *decode.unwrap_or_else(|| panic!("add {operation} to the table above"));
        let secrets = secrets(&spec);
        let all = spec["examples"].as_array().cloned().unwrap_or_default();
        let answered = all.into_iter().filter(|it| it["status"].as_u64().is_none_or(|it| it < 400));
        let before = examples.len();
        examples.extend(answered.filter_map(|mut example| {
            let response = example.get_mut("response")?.take();
            Some(Example {
                operation: operation.clone(),
                decode,
                response,
                secrets: secrets.clone(),
            })
        }));
        assert!(examples.len() > before, "{operation} has no example of an answer");
    }
    examples
}

#[test]
fn every_example_comes_back_as_it_was() {
    let examples = examples();
    assert!(examples.len() >= 5);
    for example in examples {
        let Example { operation, response, .. } = &example;
        assert_eq!(example.round_trip(response).as_ref(), Ok(response), "{operation}");
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
    for example in examples() {
        let Example { operation, response, .. } = &example;
        for change in changes {
            let given = changed(response, &change);
            different += usize::from(given != *response);
            assert_eq!(example.round_trip(&given).as_ref(), Ok(response), "{operation}: {given}");
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
    for example in examples() {
        let Example { operation, response, .. } = &example;
        for pointer in every_pointer(response) {
            let absent = example.round_trip(&without(response, &pointer));
            assert!(absent.is_ok(), "{operation} without {pointer}: {absent:?}");
            let mut given = response.clone();
            *given.pointer_mut(&pointer).unwrap() = Value::Null;
            assert_eq!(example.round_trip(&given), absent, "{operation} with null at {pointer}");
        }
    }
}

#[test]
fn an_empty_string_is_no_number_and_no_object() {
    for example in examples() {
        let Example { operation, response, .. } = &example;
        for pointer in every_pointer(response) {
            let mut given = response.clone();
            *given.pointer_mut(&pointer).unwrap() = json!("");
            let result = example.round_trip(&given);
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
    for example in examples() {
        let Example { operation, response, .. } = &example;
        let given = with_something_new(response);
        assert_eq!(example.round_trip(&given).as_ref(), Ok(response), "{operation}");
    }
}

#[test]
fn values_that_no_page_lists_come_back_as_they_were() {
    for example in examples() {
        let Example { operation, response, .. } = &example;
        for pointer in every_pointer(response) {
            let mut given = response.clone();
            let value = given.pointer_mut(&pointer).unwrap();
            if value
                .as_str()
                .is_none_or(|text| text.parse::<f64>().is_ok() || text.parse::<bool>().is_ok())
            {
                continue;
            }
            *value = json!("Something New");
            assert_eq!(example.round_trip(&given).as_ref(), Ok(&given), "{operation} at {pointer}");
        }
    }
}

/// The texts below the fields with one of the names.
fn hidden<'a>(json: &'a Value, names: &BTreeSet<String>, all: &mut Vec<&'a str>) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                all.extend(value.as_str().filter(|_| names.contains(name)));
                hidden(value, names, all);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| hidden(item, names, all)),
        _ => {}
    }
}

#[test]
fn what_is_secret_is_not_shown() {
    let mut seen = 0;
    for example in examples() {
        let mut secrets = Vec::new();
        hidden(&example.response, &example.secrets, &mut secrets);
        let debug = (example.decode)(&example.response).unwrap().debug;
        for secret in secrets.into_iter().filter(|secret| !secret.is_empty()) {
            assert!(!debug.contains(secret), "{}: {debug}", example.operation);
            seen += 1;
        }
    }
    assert!(seen >= 4, "the examples must have secrets: {seen}");
}
