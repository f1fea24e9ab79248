//! All ways in which the calls of all operations go well or badly.

use crate::log::{heard, listen};
use crate::wire::{Ending, Reply, Server};
use crate::{LINK, TOKEN, all_of, assert_hidden, key};
use serde_json::json;
use specwright_runtime::{
    CachedProvider, Call, Client as RuntimeClient, ClientBuilder, CredentialProvider, Credentials,
    Operation, ReqwestTransport, RetryPolicy,
};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use std::fmt::Debug;
use std::time::Duration;

/// An answer with a link wherever an operation has one.
fn with_links() -> String {
    let task = json!({
        "DownloadUrl": LINK,
        "BackupSetDownloadInternetUrl": LINK,
        "BackupSetDownloadIntranetUrl": LINK,
    });
    let answer = json!({
        "RequestId": "r-1",
        "Success": true,
        "Records": [task],
        "Items": { "BackupSetDownloadTaskDetail": [task] },
        "Data": { "TaskId": "t-1" },
        "list": [{ "file_link": LINK }],
    });
    answer.to_string()
}

/// An error that repeats what it was sent, under all the names that the providers use.
fn repeating(code: &str) -> String {
    let message = format!("the token {TOKEN} is wrong");
    let error = json!({
        "Code": code, "Message": message, "RequestId": "r-1",
        "error_code": code, "error_msg": message,
    });
    error.to_string()
}

fn replies() -> Vec<Reply> {
    let page = format!("<html>{LINK}</html>");
    let unreadable = json!({ "Records": LINK, "Data": LINK, "Items": LINK, "list": LINK });
    vec![
        Reply::new(200, &with_links()),
        Reply::new(200, &with_links()).ending(Ending::Early),
        Reply::new(200, &with_links()).ending(Ending::Never),
        Reply::new(200, &with_links()).ending(Ending::Unnamed),
        Reply::new(200, &unreadable),
        Reply::new(200, &page),
        Reply::new(302, "").header("Location", LINK),
        Reply::new(400, &repeating("InvalidSecurityToken.Expired")),
        Reply::new(401, &repeating("APIGW.0301")),
        Reply::new(403, &repeating("SignatureDoesNotMatch")),
        Reply::new(429, &repeating("Throttling.User")),
        Reply::new(500, &page),
        Reply::new(503, &repeating("ServiceUnavailable")).header("Retry-After", "0"),
    ]
}

/// Where calls go, and how. To make a transport takes time, in which nothing else is done.
struct Place<'a> {
    origin: &'a str,
    transport: ReqwestTransport,
}

fn build<C: From<RuntimeClient>>(
    builder: ClientBuilder<C>,
    Place { origin, transport }: &Place<'_>,
    credentials: impl CredentialProvider + 'static,
) -> C {
    let policy = RetryPolicy::standard().with_base_delay(Duration::from_millis(1));
    let policy = policy.with_throttling_delay(Duration::from_millis(1));
    let builder = builder.endpoint(*origin).credentials(CachedProvider::new(credentials));
    builder
        .transport(transport.clone())
        .retry(policy)
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap()
}

async fn check<O: Operation>(call: Call<O>)
where
    O::Response: Debug,
{
    assert_hidden("call", &format!("{call:?} {call:#?}"));
    match call.await {
        Ok(response) => assert_hidden("response", &format!("{response:?} {response:#?}")),
        Err(error) => assert_hidden("error", &all_of(&error)),
    }
}

/// Makes a call of each of the five operations, one of them in two ways.
async fn call_all(place: &Place<'_>) {
    let gpdb = build(gpdb::Client::builder("cn-hangzhou"), place, key());
    let dbs = build(dbs::Client::builder("cn-hangzhou"), place, key());
    let old = build(old::Client::builder("cn-hangzhou"), place, key());
    let rds = build(rds::Client::builder("eu-de"), place, key());
    let token = build(rds::Client::builder("eu-de"), place, Credentials::token(TOKEN));
    let create = dbs::CreateDownload::new("cn-hangzhou", "rm-1", dbs::DownloadFormat::Csv);
    let tasks = dbs::DescribeDownloadTask::new("cn-hangzhou", "rm-1");
    let selector = old::DownloadTaskSelector::backup_plan_id("plan");
    let sets = old::DescribeBackupSetDownloadTaskList::new(selector);
    let logs = || rds::DownloadErrorLog::new("p-1", "i-1");
    tokio::join!(
        check(gpdb.describe_download_records(gpdb::DescribeDownloadRecords::new("gp-1"))),
        check(dbs.create_download(create)),
        check(dbs.describe_download_task(tasks)),
        check(old.describe_backup_set_download_task_list(sets)),
        check(rds.download_error_log(logs())),
        check(token.download_error_log(logs())),
    );
}

#[tokio::test]
async fn nothing_that_was_planted_comes_up() {
    listen();
    let mut calls = Vec::new();
    let transport = ReqwestTransport::new(Duration::from_secs(1)).unwrap();
    for reply in replies() {
        let transport = transport.clone();
        calls.push(tokio::spawn(async move {
            let server = Server::start(move |_| reply.clone());
            call_all(&Place { origin: &server.origin, transport }).await;
            assert!(server.received().len() >= 6);
            let sent = server.received();
            // What is in a URL ends up in the logs of others.
            for it in &sent {
                assert_hidden("URL", &format!("{} {} {}", it.method, it.path, it.query));
            }
            assert!(sent.iter().any(|it| it.header("x-acs-security-token") == Some(TOKEN)));
            assert!(sent.iter().any(|it| it.header("x-auth-token") == Some(TOKEN)));
        }));
    }
    call_all(&Place { origin: "http://127.0.0.1:1", transport }).await;
    for call in calls {
        call.await.unwrap();
    }
    let heard = heard();
    assert_hidden("the log", &heard);
    // The libraries were heard as well.
    assert!(heard.contains("hyper_util::"), "{}", &heard[..heard.len().min(10_000)]);
    for span in [
        "call{operation=\"DownloadErrorLog\" api=\"RDS\"}",
        "attempt{operation=\"DownloadErrorLog\" attempt=3}",
        "kind=Api code=\"ServiceUnavailable\" status=503 request_id=\"r-1\"",
        "call succeeded",
        "call failed",
        "trying again attempt=1 wait=",
    ] {
        assert!(heard.contains(span), "`{span}` was not heard");
    }
}
