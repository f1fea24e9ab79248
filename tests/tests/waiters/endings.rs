//! How waits end: with a failure, at the deadline, in trouble, or because nobody wants them any more.

use super::{client, create, created, describe, finished, task};
use specwright_runtime::WaitErrorKind;
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_tests::script::Script;
use std::time::Duration;

#[tokio::test(start_paused = true)]
async fn a_documented_failure_is_an_error_with_the_item() {
    for (status, expected) in [
        ("failed", "DownloadFinished failed: the status is `failed`"),
        ("expired", "DownloadFinished failed: the status is `expired`"),
    ] {
        let script = Script::of([created(r#""dt-1""#), task("running", ""), task(status, "1/2")]);
        let error = client(&script).create_download(create()).wait().await.unwrap_err();
        assert_eq!(error.kind(), WaitErrorKind::Failed);
        assert_eq!(error.to_string(), expected);
        let task = error.into_item().unwrap();
        assert_eq!(task.progress.as_deref(), Some("1/2"));
        assert_eq!(script.asked().len(), 3, "a failure is final");
    }
}

#[tokio::test(start_paused = true)]
async fn a_status_that_is_not_documented_is_waited_out_and_told() {
    let script = Script::of([task("defrosting", "")]);
    let call = client(&script).describe_download_task(describe());
    let wait = call.wait_until(finished()).with_deadline(Duration::from_mins(1));
    let error = wait.await.unwrap_err();
    assert_eq!(error.kind(), WaitErrorKind::TimedOut);
    assert_eq!(error.status(), Some("defrosting"));
    assert_eq!(
        error.to_string(),
        "DownloadFinished not reached within 60s: the status is `defrosting`, which is not documented"
    );
    let script = Script::of([task("defrosting", ""), task("finished", "")]);
    client(&script).describe_download_task(describe()).wait_until(finished()).await.unwrap();
}

fn backup_sets(status: &str) -> String {
    let task =
        format!(r#"{{"BackupSetDownloadTaskId":"t-1","BackupSetDownloadStatus":"{status}"}}"#);
    format!(r#"{{"Success":true,"Items":{{"BackupSetDownloadTaskDetail":[{task}]}}}}"#)
}

async fn backup_set_waited(
    statuses: impl IntoIterator<Item = &'static str>,
) -> Result<usize, String> {
    let script = Script::of(statuses.into_iter().map(backup_sets));
    let client = script.client(old::Client::builder("cn-hangzhou"));
    let request = old::DescribeBackupSetDownloadTaskList::new(
        old::DownloadTaskSelector::backup_set_download_task_id("t-1"),
    );
    let call = client.describe_backup_set_download_task_list(request);
    let result = call.wait_until(old::BackupSetDownloadFinished::new("t-1")).await;
    result.map(|_| script.asked().len()).map_err(|error| error.to_string())
}

#[tokio::test(start_paused = true)]
async fn a_doubtful_failure_is_believed_when_it_stays() {
    let looks = ["init"; 9].into_iter().chain(["checking", "init", "running", "finish"]);
    assert_eq!(backup_set_waited(looks).await, Ok(13));
    let failed = "BackupSetDownloadFinished failed: the status is `init`".to_owned();
    assert_eq!(backup_set_waited(["init"]).await, Err(failed));
    let failed = "BackupSetDownloadFinished failed: the status is `stop`".to_owned();
    assert_eq!(backup_set_waited(["stop", "finish"]).await, Err(failed));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_paused_is_waited_for_until_the_deadline() {
    let error = backup_set_waited(["pause"]).await.unwrap_err();
    let expected = "BackupSetDownloadFinished not reached within 3600s: the status is `pause`";
    assert_eq!(error, expected);
    assert_eq!(backup_set_waited(["pause", "pause", "finish"]).await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn trouble_that_passes_does_not_end_a_wait() {
    let script = Script::new(|index, _| match index % 4 {
        0..3 if index < 40 => (503, String::new()),
        _ if index < 40 => (200, task("running", "")),
        _ => (200, task("finished", "")),
    });
    client(&script).describe_download_task(describe()).wait_until(finished()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn trouble_that_stays_ends_a_wait() {
    let script = Script::new(|_, _| (503, String::new()));
    let error = client(&script).describe_download_task(describe()).wait_until(finished()).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), WaitErrorKind::Call);
    assert_eq!(error.call().unwrap().status(), Some(503));

    let forbidden = r#"{"Code":"Request.Forbidden","Message":"Have no Permissions"}"#;
    let script = Script::new(move |index, _| match index {
        0 => (200, task("running", "")),
        _ => (403, forbidden.to_owned()),
    });
    let error = client(&script).describe_download_task(describe()).wait_until(finished()).await;
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "waiting for DownloadFinished: DescribeDownloadTask failed: Request.Forbidden (HTTP 403): \
         Have no Permissions"
    );
    assert_eq!(error.item().unwrap().task_id.as_deref(), Some("dt-1"), "seen before");
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn dropping_a_wait_ends_it() {
    let script = Script::of([task("running", "")]);
    let wait = client(&script).describe_download_task(describe()).wait_until(finished());
    let given_up = tokio::time::timeout(Duration::from_secs(20), wait.into_future()).await;
    assert!(given_up.is_err());
    let asked = script.asked().len();
    tokio::time::sleep(Duration::from_hours(2)).await;
    assert_eq!(script.asked().len(), asked);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_before_a_wait_is_awaited() {
    let script = Script::of([task("finished", "")]);
    drop(client(&script).create_download(create()).wait());
    assert!(script.asked().is_empty());
}

fn goes_anywhere<T: Send + 'static>(_: &T) {}

fn is_error<T: std::error::Error + Send + Sync + 'static>() {}

#[test]
fn errors_and_waits_can_go_anywhere() {
    let script = Script::of([task("running", "")]);
    let wait = client(&script).create_download(create()).wait();
    goes_anywhere(&wait);
    goes_anywhere(&wait.into_future());
    is_error::<specwright_runtime::WaitError<dbs::DownloadTask, dbs::ErrorCode>>();
}
