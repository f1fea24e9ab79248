//! What goes wrong on the network.

use super::gateway::ALIYUN;
use super::wire::{Ending, Reply, Server};
use super::{KEY, client, credentials, gpdb, records, saying};
use serde_json::json;
use specwright_runtime::{Error, ErrorKind, RetryPolicy};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as api;
use std::net::TcpListener;
use std::time::{Duration, Instant};

/// What a client in these tests reads of an answer.
const LIMIT: usize = 100_000;

const SHORT: Duration = Duration::from_millis(300);
const LONG: Duration = Duration::from_secs(30);

/// The error of a call that may take so long and is attempted once.
async fn lost(origin: &str, timeout: Duration) -> Error<api::ErrorCode> {
    let builder = api::Client::builder("cn-hangzhou").credentials(credentials(KEY));
    let builder = builder.endpoint(origin).max_response_bytes(LIMIT as u64);
    let client = builder.timeout(timeout).retry(RetryPolicy::none()).build().unwrap();
    let started = Instant::now();
    let error = client.describe_download_records(records()).await.unwrap_err();
    assert!(started.elapsed() < LONG, "{error}");
    error
}

#[tokio::test]
async fn a_server_that_never_answers_is_a_timeout() {
    // The system accepts the connection, and nobody reads.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}", listener.local_addr().unwrap());
    let stalled = Server::start(|_| Reply::new(200, "{").ending(Ending::Never));
    for origin in [&silent, &stalled.origin] {
        let error = lost(origin, SHORT).await;
        assert!(error.is_timeout() && error.is_retryable(), "{error}");
        assert!(error.to_string().ends_with("no complete answer within 300ms"), "{error}");
    }
    assert_eq!(stalled.received().len(), 1);
}

#[tokio::test]
async fn a_call_can_have_its_own_timeout() {
    let stalled = Server::start(|_| Reply::new(200, "{").ending(Ending::Never));
    let call = gpdb(&stalled, KEY).describe_download_records(records());
    let error = call.with_timeout(Duration::from_millis(50)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

/// An answer of so many bytes.
fn sized(bytes: usize, ending: Ending) -> Server {
    let body = format!("{{{}}}", " ".repeat(bytes - 2));
    Server::start(move |_| Reply::new(200, &body).header("x-acs-request-id", "r-1").ending(ending))
}

#[tokio::test]
async fn an_answer_is_only_read_up_to_the_limit() {
    for ending in [Ending::Named, Ending::Unnamed] {
        let server = sized(LIMIT + 1, ending);
        let error = lost(&server.origin, LONG).await;
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{ending:?}");
        assert_eq!((error.status(), error.request_id()), (Some(200), Some("r-1")));
        assert_eq!(error.message(), Some("more than 100000 bytes"));
        let fitting = sized(LIMIT, ending);
        let client = api::Client::builder("cn-hangzhou").max_response_bytes(LIMIT as u64);
        let client = self::client(client, &fitting, KEY);
        assert!(client.describe_download_records(records()).await.is_ok(), "{ending:?}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_no_answer() {
    let server = sized(100, Ending::Early);
    let error = lost(&server.origin, LONG).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
    assert_eq!(error.request_id(), Some("r-1"));
}

#[tokio::test]
async fn nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = lost(&origin, LONG).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Connect, None));
    assert_eq!((error.is_retryable(), error.message()), (true, Some(&*origin)));
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("gp-1") && !shown.contains(KEY.secret), "{shown}");
}

#[tokio::test]
async fn credentials_do_not_follow_a_redirect() {
    let elsewhere = Server::start(|_| Reply::new(200, "{}"));
    let target = elsewhere.origin.clone();
    for status in [301, 302, 307, 308] {
        let location = target.clone();
        let server =
            Server::start(move |_| Reply::new(status, "").header("Location", location.as_str()));
        let error = lost(&server.origin, LONG).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(status)));
    }
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn an_error_can_be_left_to_the_caller() {
    let server = saying(&ALIYUN, KEY, 503, json!({ "Code": "ServiceUnavailable" }));
    let call = gpdb(&server, KEY).describe_download_records(records());
    let error = call.with_retry(RetryPolicy::none()).await.unwrap_err();
    assert!(error.is_retryable());
    assert_eq!((server.received().len(), error.attempts()), (1, 1));
}
