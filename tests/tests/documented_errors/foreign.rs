//! Answers that are none of the service's, or that cannot be read.

use super::calls::{Answer, JSON, REQUEST_ID, backup_set_tasks, create_download, gpdb, rds};
use serde_json::json;
use specwright_runtime::{ErrorClass, ErrorKind};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;

/// Answers with an error status that are none of the service's.
fn foreign() -> Vec<Answer> {
    let html =
        "<html><head><title>502 Bad Gateway</title></head><body><Code>X</Code></body></html>";
    vec![
        Answer::new(502, "text/html", html),
        Answer::new(503, "", ""),
        Answer::new(500, "application/octet-stream", [0, 159, 146, 150, 255]),
        Answer::new(500, JSON, r#"{"Code":"InternalError","Mess"#),
        Answer::new(500, JSON, "null"),
        Answer::new(500, JSON, r#"["Code"]"#),
        Answer::new(500, JSON, r#"{"Code":{"Code":["deep"]},"code":null}"#),
        Answer::new(500, "text/plain", "x".repeat(1_000_000)),
        Answer::new(500, JSON, "[".repeat(1_000_000)),
        Answer::new(302, "text/html", "").header("location", "https://login.example/"),
    ]
}

#[tokio::test]
async fn what_comes_from_elsewhere_has_a_status_and_a_body_but_no_code() {
    for answer in foreign() {
        let error = gpdb(answer.clone()).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(answer.status)));
        assert_eq!((error.code(), error.message()), (None, None), "{answer:?}");
        assert_eq!(error.is_retryable(), answer.status >= 500);
        let text = String::from_utf8_lossy(&answer.body);
        let kept = error.raw_body().unwrap();
        assert!(kept.len() <= 16 * 1024 && text.starts_with(kept), "{answer:?}");
        assert!(kept.len() == text.len() || text.len() > 100_000, "{answer:?}");
    }
}

#[tokio::test]
async fn a_code_in_a_very_long_answer_is_found_and_texts_are_cut() {
    let body = json!({ "Code": "c".repeat(100_000), "Message": "é".repeat(500_000) });
    let error = gpdb(Answer::json(400, &body)).await.unwrap_err();
    assert_eq!(error.code().unwrap().as_str().len(), 16 * 1024);
    assert_eq!(error.message().unwrap().len(), 16 * 1024);
    assert!(error.raw_body().unwrap().len() <= 16 * 1024);
    assert!(error.to_string().len() < 64 * 1024);
}

#[tokio::test]
async fn the_content_type_does_not_decide() {
    let body = json!({ "Code": "Throttling.User", "Message": "m" }).to_string();
    let xml = "<Error><Code>Throttling.User</Code><Message>m</Message></Error>";
    let answers =
        [("text/plain", &*body), ("", &*body), ("text/html", &*body), (JSON, xml), ("", xml)];
    for (content_type, body) in answers {
        let error = gpdb(Answer::new(400, content_type, body)).await.unwrap_err();
        assert_eq!(error.code(), Some(&gpdb::ErrorCode::ThrottlingUser), "{content_type} {body}");
        assert_eq!(error.message(), Some("m"));
    }
}

#[tokio::test]
async fn the_errors_of_the_identity_service_are_nested() {
    let body =
        json!({ "error": { "code": 401, "message": "Wrong token.", "title": "Unauthorized" } });
    let error = rds(Answer::json(401, &body)).await.unwrap_err();
    assert_eq!(error.code().map(rds::ErrorCode::as_str), Some("401"));
    assert_eq!((error.message(), error.status()), (Some("Wrong token."), Some(401)));
}

#[tokio::test]
async fn spellings_that_the_sdk_knows_are_known() {
    for (code, message) in [("errorCode", "errorMsg"), ("code", "message")] {
        let body = json!({ code: "APIGW.0302", message: "m" });
        let error = rds(Answer::json(403, &body)).await.unwrap_err();
        assert_eq!(error.code(), Some(&rds::ErrorCode::from("APIGW.0302")));
        assert_eq!((error.message(), error.class()), (Some("m"), Some(ErrorClass::Permission)));
    }
    let body = json!({ "code": "Forbidden.RAM", "message": "m", "requestId": REQUEST_ID });
    let error = gpdb(Answer::json(403, &body)).await.unwrap_err();
    assert_eq!(error.code(), Some(&gpdb::ErrorCode::from("Forbidden.RAM")));
    assert_eq!((error.message(), error.request_id()), (Some("m"), Some(REQUEST_ID)));
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_says_where() {
    let cases = [
        (r#"{"Records":[{"DownloadId":"many"}]}"#, "$.Records[0].DownloadId"),
        (r#"{"Records":[{},{"FileName":["f"]}]}"#, "$.Records[1].FileName"),
        (r#"{"Records":7}"#, "$.Records"),
        (r#"{"Records":[{"DownloadId":1"#, "$.Records[0]"),
        (r#"{"Records":[{"DownloadId":1}]"#, "$"),
        ("[]", "$"),
        ("<html></html>", "$"),
        ("\u{1}\u{2}", "$"),
    ];
    for (body, path) in cases {
        let answer = Answer::new(200, JSON, body).header("x-acs-request-id", REQUEST_ID);
        let error = gpdb(answer).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)), "{body}");
        assert_eq!((error.json_path(), error.raw_body()), (Some(path), Some(body)), "{body}");
        assert_eq!((error.code(), error.is_retryable()), (None, false), "{body}");
        assert_eq!(error.request_id(), Some(REQUEST_ID), "{body}");
    }
}

#[tokio::test]
async fn a_failure_with_a_success_status_counts_for_more_than_what_cannot_be_read() {
    let body = r#"{"Success":"false","ErrCode":"DBS.InternalError","Data":"none"}"#;
    let error = create_download(Answer::new(200, JSON, body)).await.unwrap_err();
    assert_eq!(error.code(), Some(&dbs::ErrorCode::DbsInternalError));
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(200)));
}

#[tokio::test]
async fn a_success_that_carries_codes_is_a_success() {
    for success in [json!("true"), json!(true), json!("True")] {
        let code = "DBS.ParamIsInValid";
        let body = json!({ "Success": success, "ErrCode": code, "Code": code, "ErrMessage": "m" });
        assert!(create_download(Answer::json(200, &body)).await.is_ok(), "{body}");
        assert!(backup_set_tasks(Answer::json(200, &body)).await.is_ok(), "{body}");
    }
}
