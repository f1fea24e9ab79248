//! What errors, clients and answers show, and what they hide.

use super::calls::{Answer, JSON, LINK, SECRET, TOKEN, gpdb, key, rds, xml};
use http::Request;
use serde_json::json;
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    CachedProvider, Credentials, Error, ErrorKind, Transport, TransportError, TransportErrorKind,
    TransportFuture,
};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use std::fmt::Debug;
use std::time::Duration;

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
