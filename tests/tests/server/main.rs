//! The generated clients over real connections, to servers that check the signatures themselves.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod gateway;
mod network;
mod wire;

use gateway::{ALIYUN, Call, Gateway, Key, OTC, Rules};
use serde_json::{Value, json};
use specwright_runtime::{Client as RuntimeClient, ClientBuilder, Credentials, ErrorKind, State};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use std::collections::BTreeMap;
use std::time::Duration;
use wire::{Reply, Server};

const KEY: Key = Key { id: "the-id", secret: "the-secret", token: None };
const TEMPORARY: Key = Key { token: Some("a-token/+=="), ..KEY };

fn credentials(key: Key) -> Credentials {
    let credentials = Credentials::access_key(key.id, key.secret);
    match key.token {
        Some(token) => credentials.with_security_token(token),
        None => credentials,
    }
}

/// A service behind the gateway of its provider.
fn service(
    rules: &'static Rules,
    key: Key,
    service: impl Fn(&Call) -> Reply + Send + Sync + 'static,
) -> Server {
    let gateway = Gateway::new(rules, key);
    Server::start(move |request| gateway.answer(request, &service))
}

/// A service that answers in JSON, always the same.
fn saying(rules: &'static Rules, key: Key, status: u16, body: Value) -> Server {
    service(rules, key, move |_| Reply::new(status, &body))
}

fn client<C: From<RuntimeClient>>(builder: ClientBuilder<C>, server: &Server, key: Key) -> C {
    builder.endpoint(&server.origin).credentials(credentials(key)).build().unwrap()
}

fn gpdb(server: &Server, key: Key) -> gpdb::Client {
    client(gpdb::Client::builder("cn-hangzhou"), server, key)
}

fn dbs(server: &Server) -> dbs::Client {
    client(dbs::Client::builder("cn-hangzhou"), server, KEY)
}

fn rds(server: &Server, key: Key) -> rds::Client {
    client(rds::Client::builder("eu-de"), server, key)
}

fn records() -> gpdb::DescribeDownloadRecords {
    gpdb::DescribeDownloadRecords::new("gp-1")
}

fn download() -> dbs::CreateDownload {
    dbs::CreateDownload::new("cn-hangzhou", "rm-1", dbs::DownloadFormat::Csv)
}

fn logs() -> rds::DownloadErrorLog {
    rds::DownloadErrorLog::new("p-1", "i-1")
}

/// The parameters of the query, as the service sees them.
fn query<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// Answers if the query is the expected one.
fn expecting<const N: usize>(pairs: [(&str, &str); N], body: Value) -> Server {
    let expected = query(pairs);
    service(&ALIYUN, KEY, move |call| {
        let (status, body) =
            if call.query == expected { (200, &body) } else { (400, &Value::Null) };
        Reply::new(status, &body)
    })
}

#[tokio::test]
async fn download_records() {
    let record = json!({ "DownloadId": "1150", "Status": "finished", "DownloadUrl": "https://f" });
    let body = json!({ "RequestId": "r-1", "Records": [record] });
    let server = expecting([("DBInstanceId", "gp-1")], body);
    let response = gpdb(&server, KEY).describe_download_records(records()).await.unwrap();
    assert_eq!((response.request_id(), response.status()), (Some("r-1"), 200));
    let record = &response.records[0];
    assert_eq!(record.download_id, Some(1150));
    assert_eq!(
        record.status.as_ref().and_then(gpdb::DownloadRecordStatus::state),
        Some(State::Success)
    );
    assert_eq!(record.download_url.as_ref().unwrap().expose(), "https://f");
    let received = server.received();
    assert_eq!(received[0].header("x-acs-action"), Some("DescribeDownloadRecords"));
    assert_eq!(received[0].header("x-acs-version"), Some("2016-05-03"));
}

#[tokio::test]
async fn create_download() {
    let body = json!({ "Success": "true", "RequestId": "r-2", "Data": { "TaskId": "t-1" } });
    let parameters =
        [("RegionCode", "cn-hangzhou"), ("InstanceName", "rm-1"), ("FormatType", "csv")];
    let server = expecting(parameters, body);
    let response = dbs(&server).create_download(download()).await.unwrap();
    assert_eq!(response.request_id(), Some("r-2"));
    let data = response.data.as_ref().unwrap();
    assert_eq!(data.task_id.as_deref(), Some("t-1"));
}

#[tokio::test]
async fn backup_set_download_tasks() {
    let body = json!({ "Success": true, "RequestId": "r-3", "TotalElements": 0, "Items": {} });
    let server = service(&ALIYUN, KEY, move |call| match call.query["BackupPlanId"].as_str() {
        "plan" => Reply::new(200, &body),
        _ => Reply::new(400, "{}"),
    });
    let client = client(old::Client::builder("cn-hangzhou"), &server, KEY);
    let selector = old::DownloadTaskSelector::backup_plan_id("plan");
    let request = old::DescribeBackupSetDownloadTaskList::new(selector);
    let response = client.describe_backup_set_download_task_list(request).await.unwrap();
    assert_eq!(response.request_id(), Some("r-3"));
}

/// The links to the error logs, whoever asks.
fn error_logs(key: Key) -> Server {
    service(&OTC, key, |call| {
        let path: Vec<_> = call.path.iter().map(String::as_str).collect();
        match path[..] {
            ["", "v3", "p-1", "instances", "i-1", "errorlog-download"] => {
                Reply::new(200, &json!({ "status": "finish", "count": 1, "list": [{}] }))
                    .header("X-Request-Id", "r-4")
            }
            _ => Reply::new(404, &json!({ "error_code": "APIGW.0101" })),
        }
    })
}

#[tokio::test]
async fn error_logs_with_a_key() {
    let server = error_logs(KEY);
    let request = logs().language(rds::Language::English);
    let response = rds(&server, KEY).download_error_log(request).await.unwrap();
    assert_eq!((response.request_id(), response.count), (Some("r-4"), Some(1)));
    assert_eq!(response.status, Some(rds::ErrorLogStatus::Finish));
    let received = server.received();
    assert_eq!((&*received[0].method, received[0].body.len()), ("POST", 0));
    assert_eq!(received[0].header("x-language"), Some("en-us"));
}

#[tokio::test]
async fn error_logs_with_a_token() {
    let server = error_logs(TEMPORARY);
    let call = |token| {
        let builder = rds::Client::builder("eu-de").credentials(Credentials::token(token));
        builder.endpoint(&server.origin).build().unwrap().download_error_log(logs())
    };
    assert!(call(TEMPORARY.token.unwrap()).await.is_ok());
    let error = call("another").await.unwrap_err();
    assert_eq!(error.code(), Some(&rds::ErrorCode::from("APIGW.0301")));
    let received = server.received();
    assert_eq!(received[0].header("x-auth-token"), TEMPORARY.token);
    assert_eq!(received[0].header("authorization"), None);
}

#[tokio::test]
async fn a_failure_with_a_success_status() {
    let code = "DBS.DownloadTask.OnlyOneRunningOrFailedTask";
    let body =
        json!({ "Success": "false", "ErrCode": code, "ErrMessage": "m", "RequestId": "r-1" });
    let server = saying(&ALIYUN, KEY, 200, body);
    let error = dbs(&server).create_download(download()).await.unwrap_err();
    assert_eq!(error.code(), Some(&dbs::ErrorCode::OnlyOneRunningOrFailedTask));
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(200)));
    assert_eq!((error.message(), error.request_id()), (Some("m"), Some("r-1")));
}

#[tokio::test]
async fn a_failure_with_an_error_status() {
    let body = json!({ "Code": "Forbidden.RAM", "Message": "m", "RequestId": "r-1" });
    let server = saying(&ALIYUN, KEY, 403, body);
    let error = gpdb(&server, KEY).describe_download_records(records()).await.unwrap_err();
    assert_eq!(error.code().map(gpdb::ErrorCode::as_str), Some("Forbidden.RAM"));
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(403)));
}

#[tokio::test]
async fn another_secret_id_or_token_is_refused() {
    let server = saying(&ALIYUN, TEMPORARY, 200, json!({}));
    for (key, status, code) in [
        (TEMPORARY, None, None),
        (Key { secret: "wrong", ..TEMPORARY }, Some(403), Some("SignatureDoesNotMatch")),
        (Key { id: "wrong", ..TEMPORARY }, Some(404), Some("InvalidAccessKeyId.NotFound")),
        (Key { token: Some("wrong"), ..TEMPORARY }, Some(400), Some("InvalidSecurityToken")),
        (KEY, Some(400), Some("InvalidSecurityToken")),
    ] {
        let error = gpdb(&server, key).describe_download_records(records()).await.err();
        let seen = error.as_ref().map(|error| (error.code().unwrap().as_str(), error.status()));
        assert_eq!(seen, code.map(|code| (code, status)), "{key:?}");
    }
    let sent = &server.received()[0];
    assert_eq!(sent.header("x-acs-security-token"), TEMPORARY.token);
    assert_eq!(sent.header("x-acs-accesskey-id"), Some(TEMPORARY.id));
}

#[tokio::test]
async fn another_secret_id_or_token_is_refused_by_open_telekom_cloud() {
    let server = saying(&OTC, TEMPORARY, 200, json!({}));
    assert!(rds(&server, TEMPORARY).download_error_log(logs()).await.is_ok());
    for key in [Key { secret: "wrong", ..TEMPORARY }, Key { id: "wrong", ..TEMPORARY }, KEY] {
        let error = rds(&server, key).download_error_log(logs()).await.unwrap_err();
        assert_eq!(error.code(), Some(&rds::ErrorCode::from("APIGW.0301")), "{key:?}");
        assert_eq!((error.status(), error.request_id()), (Some(401), Some("r-1")));
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    assert_eq!(server.received()[0].header("x-security-token"), TEMPORARY.token);
}

/// Values that get lost where encoding and signing differ.
const AWKWARD: [&str; 20] = [
    " ",
    "*",
    "~",
    "+",
    "/",
    "é",
    "🦀",
    "%",
    "&",
    "=",
    "#",
    "?",
    "a\nb",
    "\r\n",
    "%2F",
    "'\"<>",
    "a b+c*d",
    "\\",
    "..a",
    "http://x/?a=b&c#d",
];

#[tokio::test]
async fn awkward_values_arrive_unchanged_in_the_query() {
    let echo = |call: &Call| {
        let record = json!({ "FileName": call.query["DBInstanceId"] });
        Reply::new(200, &json!({ "Records": [record] }))
    };
    let server = service(&ALIYUN, KEY, echo);
    for value in AWKWARD.into_iter().chain([""]) {
        let request = gpdb::DescribeDownloadRecords::new(value);
        let response = gpdb(&server, KEY).describe_download_records(request).await.unwrap();
        assert_eq!(response.records[0].file_name.as_deref(), Some(value));
    }
}

#[tokio::test]
async fn awkward_values_arrive_unchanged_in_the_path() {
    let echo = |call: &Call| {
        let link = json!({ "file_name": call.path[4], "workflow_id": call.path[2] });
        Reply::new(200, &json!({ "list": [link] }))
    };
    let server = service(&OTC, KEY, echo);
    for value in AWKWARD {
        let request = rds::DownloadErrorLog::new("p", value);
        let response = rds(&server, KEY).download_error_log(request).await.unwrap();
        assert_eq!(response.list[0].file_name.as_deref(), Some(value));
        assert_eq!(response.list[0].workflow_id.as_deref(), Some("p"));
    }
}

#[tokio::test]
async fn calls_at_the_same_time_are_signed_each_for_itself() {
    let server = saying(&ALIYUN, KEY, 200, json!({}));
    let client = gpdb(&server, KEY);
    let calls: Vec<_> = (0..50)
        .map(|_| tokio::spawn(client.describe_download_records(records()).into_future()))
        .collect();
    for call in calls {
        assert!(call.await.unwrap().is_ok());
    }
    assert_eq!(server.received().len(), 50);
}

#[tokio::test]
async fn a_wrong_clock_is_reported() {
    let server = saying(&ALIYUN, KEY, 200, json!({}));
    let builder = gpdb::Client::builder("cn-hangzhou").endpoint(&server.origin);
    let late = || std::time::SystemTime::now() - Duration::from_hours(1);
    let client = builder.credentials(credentials(KEY)).clock(late).build().unwrap();
    let error = client.describe_download_records(records()).await.unwrap_err();
    assert_eq!(error.code().map(gpdb::ErrorCode::as_str), Some("IllegalTimestamp"));
}

#[test]
fn other_machines_are_reached_encrypted_unless_allowed_otherwise() {
    let build = |endpoint: &str, allow| {
        let builder = gpdb::Client::builder("cn-hangzhou").credentials(credentials(KEY));
        builder.endpoint(endpoint).allow_http(allow).build().map_err(|error| error.to_string())
    };
    for endpoint in ["http://gpdb.example", "http://192.0.2.1:80", "http://127.0.0.1.example"] {
        assert!(build(endpoint, false).unwrap_err().contains("allow_http"), "{endpoint}");
        assert!(build(endpoint, true).is_ok(), "{endpoint}");
    }
    assert!(build("http://127.0.0.1:1", false).is_ok());
}
