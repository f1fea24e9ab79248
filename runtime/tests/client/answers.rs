//! What becomes of an answer.

use crate::api::{Answer, Ask, Code, Fetch};
use crate::double::{Double, aliyun, otc};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{Error, ErrorClass, ErrorKind, Response};
use std::time::Duration;

type Result = std::result::Result<Response<Answer>, Error<Code>>;

async fn answered(status: u16, body: impl Into<Bytes>) -> Result {
    aliyun(&Double::new(status, body)).call(Ask::default()).await
}

async fn failed(status: u16, body: &'static str) -> Error<Code> {
    answered(status, body).await.unwrap_err()
}

#[tokio::test]
async fn a_success_is_the_value_with_its_metadata() {
    const HEADERS: &[(&str, &str)] = &[("x-acs-request-id", "header-id"), ("x-other", "1")];
    let body = r#"{"Id":"5","Success":"TRUE","RequestId":"body-id","New":{}}"#;
    let response = aliyun(&Double::with_headers(200, HEADERS, body)).call(Ask::default()).await;
    let response = response.unwrap();
    assert_eq!((response.id, response.status()), (Some(5), 200));
    assert_eq!(response.request_id(), Some("body-id"));
    assert_eq!(response.headers()["x-other"], "1");
    assert!(!format!("{response:?}").contains("x-other"));
    assert_eq!(response.into_inner().success, Some(true));
    let response = aliyun(&Double::with_headers(204, HEADERS, "")).call(Ask::default()).await;
    assert_eq!(response.unwrap().request_id(), Some("header-id"));
}

#[tokio::test]
async fn an_absent_success_field_is_a_success() {
    for body in ["{}", "", "  ", "\u{feff}{}", r#"{"Success":null}"#, r#"{"Success":""}"#] {
        assert_eq!(answered(200, body).await.unwrap().into_inner(), Answer::default(), "{body}");
    }
}

#[tokio::test]
async fn a_failure_in_a_successful_answer_is_an_error() {
    let body = r#"{"Success":"False","ErrCode":"","Code":"Demo.Exists","ErrMessage":"Job\nexists","RequestId":"r1"}"#;
    let error = failed(200, body).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some(&Code::Exists));
    assert_eq!(error.class(), Some(ErrorClass::Conflict));
    assert_eq!(error.message(), Some("Job\nexists"));
    assert_eq!(error.to_string(), "Ask failed: Demo.Exists (HTTP 200): Job exists; request id r1");
    assert!(!error.is_retryable() && !error.is_throttling());
    assert_eq!(error.raw_body(), Some(body));
}

#[tokio::test]
async fn a_failure_counts_for_more_than_a_field_that_cannot_be_read() {
    let error = failed(200, r#"{"Id":"none","Success":false,"ErrCode":42}"#).await;
    assert_eq!(error.code().map(Code::as_str), Some("42"));
    assert_eq!(error.kind(), ErrorKind::Api);
}

#[tokio::test]
async fn an_unreadable_answer_says_where() {
    let body = r#"{"Id":"secret-looking","Success":true,"RequestId":"r2"}"#;
    let error = failed(200, body).await;
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("$.Id")));
    assert_eq!((error.request_id(), error.raw_body()), (Some("r2"), Some(body)));
    assert!(!format!("{error} {error:?}").contains("secret-looking"));
    let shown = "Ask failed: the answer cannot be read (HTTP 200): at $.Id: expected an integer";
    assert!(error.to_string().starts_with(shown), "{error}");
    let error = failed(200, "<html>hello</html>").await;
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("$")));
}

#[tokio::test]
async fn error_bodies_of_every_kind() {
    let json = r#"{"RequestId":"r","HostId":"h","Code":"Throttling.User","Message":"Slow down."}"#;
    let xml = "<?xml version='1.0'?><Error><RequestId>r</RequestId>\
        <Code>Throttling.User</Code><Message>Slow down.</Message></Error>";
    for body in [json, xml] {
        let error = failed(400, body).await;
        assert!(error.is_throttling() && error.is_retryable(), "{error:?}");
        let shown = "Ask failed: Throttling.User (HTTP 400): Slow down.; request id r";
        assert_eq!(error.to_string(), shown);
    }
    for body in ["", "<html><body>Bad Gateway</body></html>", "[1,2]", "nonsense", "{\"Code\":{}}"]
    {
        let error = failed(502, body).await;
        assert_eq!((error.kind(), error.code()), (ErrorKind::Api, None));
        assert_eq!((error.status(), error.raw_body()), (Some(502), Some(body)));
        assert_eq!(error.to_string(), "Ask failed: the service reports an error (HTTP 502)");
        assert!(error.is_retryable());
    }
    let error = answered(500, vec![0, 159, 146, 150]).await.unwrap_err();
    assert_eq!(error.raw_body(), Some("\0\u{fffd}\u{fffd}\u{fffd}"));
}

#[tokio::test]
async fn a_nested_error_body_and_a_request_id_header() {
    const HEADERS: &[(&str, &str)] = &[("X-Request-Id", "from-header")];
    let body = r#"{"error":{"code":401,"message":"No token","title":"Unauthorized"}}"#;
    let request = Fetch { project: "p".to_owned(), instance: "i".to_owned(), language: None };
    let error = otc(&Double::with_headers(401, HEADERS, body)).call(request).await.unwrap_err();
    let shown = "Fetch failed: 401 (HTTP 401): No token; request id from-header";
    assert_eq!(error.to_string(), shown);
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_service_may_ask_to_wait() {
    const HEADERS: &[(&str, &str)] = &[("retry-after", "7")];
    let error = aliyun(&Double::with_headers(429, HEADERS, "")).call(Ask::default()).await;
    let error = error.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert!(error.is_throttling());
}

#[tokio::test]
async fn trouble_of_the_service_is_retryable() {
    let error = failed(400, r#"{"Code":"InternalError"}"#).await;
    assert!(error.is_retryable() && !error.is_throttling());
}

#[tokio::test]
async fn a_redirect_is_an_error() {
    const HEADERS: &[(&str, &str)] = &[("location", "https://evil.example/")];
    let error = aliyun(&Double::with_headers(302, HEADERS, "")).call(Ask::default()).await;
    assert_eq!(error.unwrap_err().status(), Some(302));
}
