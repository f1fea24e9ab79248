//! Every documented error, through the generated clients, and answers that no documentation knows.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod calls;
mod companions;
mod foreign;
mod shown;

use calls::{Answer, REQUEST_ID, Seen, failed, gpdb, rds, xml};
use serde_json::Value;
use serde_json::json;
use specwright_runtime::{ErrorClass, ErrorKind};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_tests::folder;
use std::collections::BTreeMap;
use std::time::Duration;

/// The spec files by their paths.
type Specs = BTreeMap<String, Value>;

fn specs() -> Specs {
    let files = folder::read(&folder::path("../specs")).into_iter();
    files.map(|file| (file.path, serde_json::from_slice(&file.bytes).unwrap())).collect()
}

/// The entries of a file.
fn errors(file: &Value) -> Vec<&Value> {
    file["errors"].as_array().into_iter().flatten().collect()
}

/// A documented error, as one operation can meet it.
struct Case<'a> {
    entry: &'a Value,
    provider: &'a str,
    operation: &'a str,
    /// The file with the list.
    list: &'a str,
}

/// The folder that a file lies in.
fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether the list of one file is about the operation of another.
fn concerns(list: &str, operation: &str) -> bool {
    let (folder, file) = list.rsplit_once('/').unwrap();
    match file {
        "provider.json" => operation.starts_with(&format!("{folder}/")),
        "api.json" => parent(operation) == folder,
        _ => list == operation,
    }
}

fn cases(specs: &Specs) -> Vec<Case<'_>> {
    let operations = specs.iter().filter(|(_, file)| file.get("operation").is_some());
    let mut cases = Vec::new();
    for (path, file) in operations {
        let operation = file["operation"].as_str().unwrap();
        let provider = path.split('/').next().unwrap();
        for (list, file) in specs.iter().filter(|(list, _)| concerns(list, path)) {
            let case = |entry| Case { entry, provider, operation, list };
            cases.extend(errors(file).into_iter().map(case));
        }
    }
    cases
}

/// What a service says of the error.
fn said(entry: &Value) -> (&str, &str) {
    let message = entry["message"].as_str().unwrap_or("What is wrong: <\"this\" & 'that'>.");
    (entry["code"].as_str().unwrap(), message)
}

/// The documented status, or the one that errors mostly have.
fn status(entry: &Value) -> u16 {
    entry["status"].as_u64().map_or(400, |status| u16::try_from(status).unwrap())
}

/// The answers that the service may give for an error.
fn answers(case: &Case<'_>) -> Vec<Answer> {
    let ((code, message), status) = (said(case.entry), status(case.entry));
    match (case.provider, status) {
        ("aliyun", 200) => {
            let body = |success: Value| json!({ "Success": success, "ErrCode": code, "ErrMessage": message, "RequestId": REQUEST_ID });
            [json!("false"), json!(false)].map(|it| Answer::json(200, &body(it))).into()
        }
        ("aliyun", _) => {
            let body =
                json!({ "RequestId": REQUEST_ID, "HostId": "h", "Code": code, "Message": message });
            vec![Answer::json(status, &body), xml(status, code, message)]
        }
        ("otc", 400..) => {
            let mut body = json!({ "error_code": code, "error_msg": message });
            let of_service = Answer::json(status, &body).header("x-request-id", REQUEST_ID);
            body["request_id"] = REQUEST_ID.into();
            vec![of_service, Answer::json(status, &body)]
        }
        other => panic!("no test knows how an error looks for {other:?}"),
    }
}

fn check_answer(case: &Case<'_>, seen: &Seen) {
    let (code, message) = said(case.entry);
    let what = format!("{} in {}: {code}", case.operation, case.list);
    assert_eq!(seen.kind, ErrorKind::Api, "{what}");
    assert_eq!(seen.code.as_deref(), Some(code), "{what}");
    assert_eq!(seen.status, Some(status(case.entry)), "{what}");
    assert_eq!(seen.message.as_deref(), Some(message), "{what}");
    assert_eq!(seen.request_id.as_deref(), Some(REQUEST_ID), "{what}");
    assert!(seen.facts.is_some(), "{what} is documented");
}

/// The name of a class in the specs.
fn class_name(class: ErrorClass) -> &'static str {
    match class {
        ErrorClass::Throttling => "throttling",
        ErrorClass::Authentication => "authentication",
        ErrorClass::Permission => "permission",
        ErrorClass::InvalidRequest => "invalid-request",
        ErrorClass::NotFound => "not-found",
        ErrorClass::Conflict => "conflict",
        ErrorClass::Quota => "quota",
        ErrorClass::Service => "service",
        other => panic!("{other:?} has no name"),
    }
}

/// Checks what the code itself knows against the entry that counts.
fn check_facts(entry: &Value, seen: &Seen) {
    let facts = seen.facts.unwrap();
    assert_eq!(facts.status.map(u64::from), entry["status"].as_u64(), "{entry}");
    assert_eq!(facts.message, entry["message"].as_str(), "{entry}");
    assert_eq!(facts.meaning, entry["meaning"].as_str(), "{entry}");
    assert_eq!(seen.class.map(class_name), entry["class"].as_str(), "{entry}");
    assert_eq!(
        seen.throttling,
        entry["class"] == "throttling" || seen.status == Some(429),
        "{entry}"
    );
}

/// Whether a nearer list than that of the case has the code, whose entry counts then.
fn is_shadowed(case: &Case<'_>, cases: &[Case<'_>]) -> bool {
    let nearer = |other: &&Case<'_>| parent(other.list).len() > parent(case.list).len();
    let of_operation = cases.iter().filter(|other| other.operation == case.operation);
    of_operation.filter(nearer).any(|other| other.entry["code"] == case.entry["code"])
}

#[tokio::test]
async fn every_documented_error_has_its_code() {
    let specs = specs();
    let cases = cases(&specs);
    let mut answered = 0;
    for case in &cases {
        for answer in answers(case) {
            let seen = failed(case.operation, answer).await;
            check_answer(case, &seen);
            if !is_shadowed(case, &cases) {
                check_facts(case.entry, &seen);
            }
            answered += 1;
        }
    }
    let entries: usize = specs.values().map(|file| errors(file).len()).sum();
    assert!(entries > 170, "{entries} entries");
    assert!(cases.len() >= entries && answered == 2 * cases.len(), "{answered} answers");
}

#[tokio::test]
async fn a_code_that_is_not_documented_is_kept() {
    let codes = ["Brand.New", "throttling.user", "MISSINGPARAMETER", "代码", " ", "a\nb"];
    for code in codes {
        let error = gpdb(Answer::json(418, &json!({ "Code": code }))).await.unwrap_err();
        assert_eq!(error.code().map(gpdb::ErrorCode::as_str), Some(code));
        assert!(matches!(error.code(), Some(gpdb::ErrorCode::Unrecognized(_))), "{code:?}");
        assert_eq!(error.code().and_then(gpdb::ErrorCode::status), None);
        assert_eq!((error.status(), error.class()), (Some(418), None));
    }
}

#[tokio::test]
async fn throttling_is_known_by_the_beginning_of_the_code_or_by_the_status() {
    let throttled = |status, code: &str| Answer::json(status, &json!({ "Code": code }));
    for (status, code, expected) in [
        (400, "Throttling.Brand.New", true),
        (503, "Throttling", true),
        (429, "Brand.New", true),
        (400, "Not.Throttling", false),
    ] {
        let error = gpdb(throttled(status, code)).await.unwrap_err();
        assert_eq!(error.is_throttling(), expected, "{status} {code}");
        assert_eq!(error.is_retryable(), expected, "{status} {code}");
    }
    let answer = Answer::new(429, "", "").header("retry-after", "7");
    let error = rds(answer).await.unwrap_err();
    assert!(error.is_throttling() && error.code().is_none());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}
