//! Every documented error, through the generated clients, and answers that no documentation knows.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use http::{Request, Response};
use serde_json::{Value, json};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    Body, CachedProvider, Call, Client as RuntimeClient, ClientBuilder, CodeFacts, Credentials,
    Error, ErrorClass, ErrorCode, ErrorKind, Operation, Transport, TransportError,
    TransportErrorKind, TransportFuture, error_code, open_enum,
};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use specwright_tests::folder;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::Duration;

const SECRET: &str = "planted-secret";
const TOKEN: &str = "planted-token";
const LINK: &str = "https://files.example/f?Signature=planted-link";
const REQUEST_ID: &str = "9736ED45-0000";
const JSON: &str = "application/json;charset=utf-8";

/// Answers every request in the same way.
#[derive(Clone, Debug)]
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Answer {
    fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Self { status, headers, body: Bytes::from(body.into()) }
    }

    fn json(status: u16, body: &Value) -> Self {
        Self::new(status, JSON, body.to_string())
    }

    fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

impl Transport for Answer {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(*name, value);
        }
        let response = response.body(Body::from(self.body.clone())).unwrap();
        Box::pin(async { Ok(response) })
    }
}

fn key() -> Credentials {
    Credentials::access_key("id", SECRET).with_security_token(TOKEN)
}

/// The outcome of one call.
async fn outcome<C: From<RuntimeClient>, O: Operation>(
    builder: ClientBuilder<C>,
    transport: impl Transport + 'static,
    call: fn(&C) -> Call<O>,
) -> Result<specwright_runtime::Response<O::Response>, Error<O::ErrorCode>> {
    call(&builder.credentials(key()).transport(transport).build().unwrap()).await
}

type Gpdb = Result<
    specwright_runtime::Response<gpdb::DescribeDownloadRecordsResponse>,
    Error<gpdb::ErrorCode>,
>;

async fn gpdb(transport: impl Transport + 'static) -> Gpdb {
    let call = |client: &gpdb::Client| {
        client.describe_download_records(gpdb::DescribeDownloadRecords::new("gp-1"))
    };
    outcome(gpdb::Client::builder("cn-hangzhou"), transport, call).await
}

async fn rds(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<rds::DownloadErrorLogResponse>, Error<rds::ErrorCode>> {
    let call =
        |client: &rds::Client| client.download_error_log(rds::DownloadErrorLog::new("p", "i"));
    outcome(rds::Client::builder("eu-de"), transport, call).await
}

async fn create_download(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<dbs::CreateDownloadResponse>, Error<dbs::ErrorCode>> {
    let call = |client: &dbs::Client| {
        let format = dbs::DownloadFormat::Csv;
        client.create_download(dbs::CreateDownload::new("cn-hangzhou", "rm-1", format))
    };
    outcome(dbs::Client::builder("cn-hangzhou"), transport, call).await
}

async fn describe_download_task(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<dbs::DescribeDownloadTaskResponse>, Error<dbs::ErrorCode>>
{
    let call = |client: &dbs::Client| {
        client.describe_download_task(dbs::DescribeDownloadTask::new("cn-hangzhou", "rm-1"))
    };
    outcome(dbs::Client::builder("cn-hangzhou"), transport, call).await
}

async fn backup_set_tasks(
    transport: impl Transport + 'static,
) -> Result<
    specwright_runtime::Response<old::DescribeBackupSetDownloadTaskListResponse>,
    Error<old::ErrorCode>,
> {
    let call = |client: &old::Client| {
        let selector = old::DownloadTaskSelector::backup_plan_id("plan");
        let request = old::DescribeBackupSetDownloadTaskList::new(selector);
        client.describe_backup_set_download_task_list(request)
    };
    outcome(old::Client::builder("cn-hangzhou"), transport, call).await
}

/// What an error of any API tells.
struct Seen {
    kind: ErrorKind,
    code: Option<String>,
    facts: Option<&'static CodeFacts>,
    class: Option<ErrorClass>,
    status: Option<u16>,
    message: Option<String>,
    request_id: Option<String>,
    throttling: bool,
}

impl<C: ErrorCode> From<Error<C>> for Seen {
    fn from(error: Error<C>) -> Self {
        Self {
            kind: error.kind(),
            code: error.code().map(|code| open_enum::as_str(code).to_owned()),
            facts: error.code().and_then(error_code::facts),
            class: error.class(),
            status: error.status(),
            message: error.message().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            throttling: error.is_throttling(),
        }
    }
}

async fn failed(operation: &str, answer: Answer) -> Seen {
    match operation {
        "DescribeDownloadRecords" => gpdb(answer).await.unwrap_err().into(),
        "CreateDownload" => create_download(answer).await.unwrap_err().into(),
        "DescribeDownloadTask" => describe_download_task(answer).await.unwrap_err().into(),
        "DescribeBackupSetDownloadTaskList" => backup_set_tasks(answer).await.unwrap_err().into(),
        "DownloadErrorLog" => rds(answer).await.unwrap_err().into(),
        other => panic!("no test calls the operation {other}"),
    }
}

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

fn xml(status: u16, code: &str, message: &str) -> Answer {
    let escaped = message.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let body = format!(
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>{REQUEST_ID}</RequestId>\
         <HostId>h</HostId><Code>{code}</Code><Message>{escaped}</Message></Error>"
    );
    Answer::new(status, "text/xml;charset=utf-8", body)
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

/// Never connects, or never answers.
#[derive(Debug)]
enum Lost {
    Unconnected,
    Silent,
}

impl Transport for Lost {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        let error = TransportError::new(TransportErrorKind::Connect, "refused");
        match self {
            Self::Unconnected => Box::pin(async { Err(error) }),
            Self::Silent => Box::pin(std::future::pending()),
        }
    }
}

#[tokio::test]
async fn an_error_is_one_readable_line() {
    let api = xml(400, "Throttling.User", "Request was denied\ndue to user flow control.");
    let unread = Answer::new(200, JSON, r#"{"Records":[{"DownloadId":"many"}]}"#);
    let lines = [
        (
            gpdb(api).await.unwrap_err().to_string(),
            "DescribeDownloadRecords failed: Throttling.User (HTTP 400): \
             Request was denied due to user flow control.; request id 9736ED45-0000",
        ),
        (
            gpdb(Answer::new(502, "text/html", "<html>\n</html>")).await.unwrap_err().to_string(),
            "DescribeDownloadRecords failed: the service reports an error (HTTP 502)",
        ),
        (
            gpdb(unread).await.unwrap_err().to_string(),
            "DescribeDownloadRecords failed: the answer cannot be read (HTTP 200): \
             at $.Records[0].DownloadId: expected an integer, \
             found a string that is not one at line 1 column 32",
        ),
        (
            gpdb(Lost::Unconnected).await.unwrap_err().to_string(),
            "DescribeDownloadRecords failed: cannot connect: https://gpdb.aliyuncs.com",
        ),
    ];
    for (line, expected) in lines {
        assert_eq!(line, expected);
    }
    let control =
        json!({ "Code": "a\r\nb", "Message": "\u{1b}[31mred\u{7}\n\nend", "RequestId": "\n" });
    let line = gpdb(Answer::json(400, &control)).await.unwrap_err().to_string();
    assert!(!line.contains(char::is_control), "{line:?}");
}

#[tokio::test]
async fn a_silent_service_is_a_timeout() {
    let client = gpdb::Client::builder("cn-hangzhou").credentials(key()).transport(Lost::Silent);
    let client = client.timeout(Duration::from_millis(20)).build().unwrap();
    let call = client.describe_download_records(gpdb::DescribeDownloadRecords::new("gp-1"));
    let error = call.await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!((error.status(), error.raw_body()), (None, None));
}

/// Fails if a text shows something that was planted.
fn check_hidden(what: &str, text: &str) {
    for planted in [SECRET, TOKEN, LINK, "planted"] {
        assert!(!text.contains(planted), "{what} shows {planted}: {text}");
    }
}

fn check_error<C: Debug>(what: &str, error: &Error<C>) {
    check_hidden(what, &format!("{error} {error:?} {error:#?}"));
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        check_hidden(what, &format!("{error} {error:?}"));
        source = error.source();
    }
}

#[test]
fn clients_and_credentials_show_no_secret() {
    let builder = || rds::Client::builder("eu-de").credentials(key()).transport(Lost::Silent);
    let client = builder().build().unwrap();
    let call = client.download_error_log(rds::DownloadErrorLog::new("p", "i"));
    let shown: [(&str, &dyn Debug); 7] = [
        ("builder", &builder()),
        ("client", &client),
        ("runtime client", client.runtime()),
        ("call", &call),
        ("key", &key()),
        ("token", &Credentials::token(TOKEN)),
        ("cached", &CachedProvider::new(key())),
    ];
    for (what, value) in shown {
        check_hidden(what, &format!("{value:?} {value:#?}"));
    }
}

/// Bodies with a link that nobody should see, some of which cannot be read.
fn with_link() -> Vec<Answer> {
    let read = json!({ "Records": [{ "DownloadId": 1, "DownloadUrl": LINK }] });
    let unread = [
        json!({ "Records": [{ "DownloadId": LINK }] }),
        json!({ "Records": [{ "DownloadUrl": { LINK: LINK } }] }),
        json!({ "Records": [{ "DownloadUrl": [LINK] }] }),
        json!({ "Records": LINK }),
        json!(LINK),
    ];
    let cut = read.to_string().strip_suffix("}]}").unwrap().to_owned();
    let mut answers: Vec<_> = unread.iter().map(|body| Answer::json(200, body)).collect();
    answers.extend([
        Answer::json(200, &read),
        Answer::new(200, JSON, cut),
        Answer::json(500, &read),
    ]);
    answers
}

#[tokio::test]
async fn answers_and_errors_show_no_link() {
    for answer in with_link() {
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        match gpdb(answer).await {
            Ok(response) => {
                check_hidden(&body, &format!("{response:?} {response:#?}"));
                assert_eq!(response.records[0].download_url.as_ref().unwrap().expose(), LINK);
            }
            Err(error) => {
                check_error(&body, &error);
                assert!(error.raw_body().unwrap().contains(LINK), "{body}");
            }
        }
    }
}

#[tokio::test]
async fn an_answer_shows_no_header() {
    let answer = Answer::new(200, JSON, "{}").header("set-cookie", LINK);
    let response = rds(answer).await.unwrap();
    check_hidden("response", &format!("{response:?}"));
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["set-cookie"], LINK);
}

#[tokio::test]
async fn a_secret_that_cannot_be_sent_is_not_shown() {
    let token = Credentials::token(format!("{TOKEN}\n"));
    let client = rds::Client::builder("eu-de").credentials(token).transport(Lost::Silent);
    let client = client.build().unwrap();
    let error = client.download_error_log(rds::DownloadErrorLog::new("p", "i")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    check_error("token with a line break", &error);
}
