//! Waiting through the generated clients: what is asked, how often, and how it ends.

mod endings;

use specwright_runtime::{Pace, WaitErrorKind};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use specwright_tests::script::Script;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn client(script: &Arc<Script>) -> dbs::Client {
    script.client(dbs::Client::builder("cn-hangzhou"))
}

/// A page with one task.
fn task(status: &str, progress: &str) -> String {
    let task =
        format!(r#"{{"TaskId":"dt-1","DownloadStatus":"{status}","Progress":"{progress}"}}"#);
    format!(r#"{{"Success":"true","Data":{{"TotalPages":1,"Content":{{"List":[{task}]}}}}}}"#)
}

fn created(id: &str) -> String {
    format!(r#"{{"Success":"true","Data":{{"TaskId":{id},"DownloadStatus":"initializing"}}}}"#)
}

fn create() -> dbs::CreateDownload {
    let format = dbs::DownloadFormat::Csv;
    dbs::CreateDownload::new("cn-beijing", "rm-1", format).target(dbs::Target::Url)
}

fn describe() -> dbs::DescribeDownloadTask {
    dbs::DescribeDownloadTask::new("cn-beijing", "rm-1")
}

fn finished() -> dbs::DownloadFinished {
    dbs::DownloadFinished::new("dt-1")
}

#[tokio::test(start_paused = true)]
async fn what_is_created_is_awaited_through_another_operation() {
    let script = Script::of([
        created(r#""dt-1""#),
        task("queueing", "0/0"),
        task("running", "3/10"),
        task("finished", "10/10"),
    ]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    let wait = client(&script).create_download(create()).wait().on_progress(move |progress| {
        let status = progress.status().unwrap().to_owned();
        log.lock().unwrap().push((status, progress.parts(), progress.looks()));
    });
    let task = wait.await.unwrap();
    assert_eq!(task.download_status, Some(dbs::DownloadStatus::Finished));
    let seen = seen.lock().unwrap();
    let expected = [
        ("queueing".to_owned(), Some((0, 0)), 1),
        ("running".to_owned(), Some((3, 10)), 2),
        ("finished".to_owned(), Some((10, 10)), 3),
    ];
    assert_eq!(*seen, expected);
    let asked = script.asked();
    let actions: Vec<_> = asked.iter().map(|it| it.action.as_str()).collect();
    let describe = "DescribeDownloadTask";
    assert_eq!(actions, ["CreateDownload", describe, describe, describe]);
    assert_eq!(asked[1].query, "RegionCode=cn-beijing&InstanceName=rm-1");
}

#[tokio::test(start_paused = true)]
async fn parameters_of_groups_are_handed_on() {
    let script = Script::of([created(r#""dt-1""#), task("finished", "")]);
    let mongo = dbs::MongoDb::new(false, dbs::MongoDbTopology::sharded("dds-1"));
    client(&script).create_download(create().mongo_db(mongo)).wait().await.unwrap();
    let query = &script.asked()[1].query;
    assert_eq!(query, "RegionCode=cn-beijing&InstanceName=rm-1&ClusterName=dds-1");
}

#[tokio::test(start_paused = true)]
async fn looks_come_at_growing_delays() {
    let script = Script::of([task("running", "")]);
    let call = client(&script).describe_download_task(describe());
    let wait = call.wait_until(finished()).with_deadline(Duration::from_mins(5));
    wait.await.unwrap_err();
    let asked = script.asked();
    let delays: Vec<f64> =
        asked.windows(2).map(|pair| (pair[1].at - pair[0].at).as_secs_f64()).collect();
    for (number, (delay, most)) in delays.iter().zip([2.0, 3.0, 4.5, 6.75, 10.125]).enumerate() {
        assert!((most / 2.0..=most + 0.01).contains(delay), "delay {number}: {delay}");
    }
    assert!(delays.iter().all(|delay| *delay <= 30.01), "{delays:?}");
    let whole: f64 = delays.iter().sum();
    assert!((whole - 300.0).abs() < 0.1, "the last look is at the deadline: {whole}");
}

#[tokio::test(start_paused = true)]
async fn the_pace_can_be_set() {
    let script = Script::of([task("running", "")]);
    let pace = Pace::new(Duration::from_mins(1), Duration::from_mins(1));
    let call = client(&script).describe_download_task(describe());
    let wait = call.wait_until(finished()).with_pace(pace).with_deadline(Duration::from_secs(59));
    wait.await.unwrap_err();
    assert!(script.asked().len() <= 3, "{:?}", script.asked());
}

#[tokio::test(start_paused = true)]
async fn what_is_not_to_be_seen_yet_is_waited_for() {
    let other = task("failed", "").replace("dt-1", "dt-2");
    let script = Script::of([other.clone(), other.clone(), task("finished", "")]);
    client(&script).describe_download_task(describe()).wait_until(finished()).await.unwrap();
    assert_eq!(script.asked().len(), 3);

    let script = Script::of([other]);
    let error = client(&script).describe_download_task(describe()).wait_until(finished()).await;
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "DownloadFinished not reached within 3600s: no status was seen");
    assert!(error.item().is_none());
}

#[tokio::test(start_paused = true)]
async fn the_item_is_looked_for_on_all_pages() {
    let page = |id: &str, status: &str| {
        let page = task(status, "").replace("dt-1", id);
        page.replace(r#""TotalPages":1"#, r#""TotalPages":3"#)
    };
    let script = Script::new(move |index, asked| {
        let status = if index < 3 { "running" } else { "finished" };
        let second = asked.query.contains("CurrentPage=2");
        (200, if second { page("dt-1", status) } else { page("dt-0", "finished") })
    });
    client(&script).describe_download_task(describe()).wait_until(finished()).await.unwrap();
    let asked = script.asked();
    let pages: Vec<_> = asked.iter().map(|it| it.query.rsplit('&').next().unwrap()).collect();
    let first = "InstanceName=rm-1";
    assert_eq!(pages, [first, "CurrentPage=2", first, "CurrentPage=2"]);
}

#[tokio::test(start_paused = true)]
async fn a_record_is_found_by_a_number_that_another_operation_gives_as_text() {
    let records = |status: &str| {
        let record = |id: u32, status: &str| {
            format!(
                r#"{{"DownloadId":{id},"Status":"{status}","ExceptionMsg":"disk \u001b full"}}"#
            )
        };
        format!(r#"{{"Records":[{},{}]}}"#, record(11, "finished"), record(12, status))
    };
    let script = Script::of([records("running"), records("failed")]);
    let client = script.client(gpdb::Client::builder("cn-hangzhou"));
    let call = || client.describe_download_records(gpdb::DescribeDownloadRecords::new("gp-1"));
    let error = call().wait_until(gpdb::DownloadFinished::new("12")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        r"DownloadFinished failed: the status is `failed`: disk \u{1b} full"
    );
    assert_eq!(error.item().unwrap().download_id, Some(12));
    let record = call().wait_until(gpdb::DownloadFinished::new(11)).await.unwrap();
    assert_eq!(record.download_id, Some(11));
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_repeated_until_it_says_itself_that_it_is_done() {
    let script = Script::of([
        r#"{"list":[],"status":"CREATING","count":0}"#.to_owned(),
        r#"{"list":[{"status":"success","file_name":"a"}],"status":"finish","count":1}"#.to_owned(),
    ]);
    let client = script.client(rds::Client::builder("eu-de"));
    let call = client.download_error_log(rds::DownloadErrorLog::new("0483b6b1", "in03"));
    let answer = call.wait().await.unwrap();
    assert_eq!(answer.list.len(), 1);
    let asked = script.asked();
    assert_eq!(asked.len(), 2);
    assert!(asked[1].at - asked[0].at >= Duration::from_millis(2500), "it is asked slowly");

    let script = Script::of([r#"{"status":"FAILED","list":[]}"#.to_owned()]);
    let client = script.client(rds::Client::builder("eu-de"));
    let call = client.download_error_log(rds::DownloadErrorLog::new("0483b6b1", "in03"));
    let error = call.wait().await.unwrap_err();
    assert_eq!(error.to_string(), "ErrorLogReady failed: the status is `failed`");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_created_is_not_waited_for() {
    let body = r#"{"Success":"false","ErrCode":"DBS.DownloadTask.JobAlreadyExist"}"#;
    let script = Script::of([body.to_owned()]);
    let error = client(&script).create_download(create()).wait().await.unwrap_err();
    assert_eq!(error.call().unwrap().code(), Some(&dbs::ErrorCode::JobAlreadyExist));
    assert_eq!(script.asked().len(), 1);

    for id in ["null", r#""""#] {
        let script = Script::of([created(id)]);
        let error = client(&script).create_download(create()).wait().await.unwrap_err();
        assert_eq!(error.kind(), WaitErrorKind::NothingToWaitFor, "{id}");
        assert_eq!(
            error.to_string(),
            "DownloadFinished cannot be waited for: the answer does not say which it is"
        );
    }
}
