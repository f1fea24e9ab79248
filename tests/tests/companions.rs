//! The operations without which no file reaches the disk: what they send, what they read, and the whole jobs
//! that they are part of.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use specwright_runtime::{Call, Client, ClientBuilder, Credentials, ErrorKind, Operation};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::{iam::v3 as iam, rds::v3 as rds};
use specwright_tests::recorder::{Recorder, show};
use specwright_tests::script::Script;
use specwright_tests::signature::verify;
use std::time::{Duration, SystemTime};

const ID: &str = "YourAccessKeyId";
const SECRET: &str = "YourAccessKeySecret";

/// A client with a fixed clock and nonce that sends nothing.
fn client<C: From<Client>>(builder: ClientBuilder<C>) -> (C, Recorder) {
    let recorder = Recorder::default();
    let then = || SystemTime::UNIX_EPOCH + Duration::from_secs(1_698_315_752);
    let nonce = || "3156853299f313e23d1673dc12e1703d".to_owned();
    let builder = builder.transport(recorder.clone()).clock(then).nonce(nonce);
    (builder.build().unwrap(), recorder)
}

fn with_key<C: From<Client>>(builder: ClientBuilder<C>) -> (C, Recorder) {
    client(builder.credentials(Credentials::access_key(ID, SECRET)))
}

/// The one request of a call, which must be signed as the provider demands.
async fn signed<O: Operation>(call: Call<O>, recorder: &Recorder) -> String {
    call.await.unwrap();
    let sent = recorder.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(verify(&sent[0], ID, SECRET), Ok(()));
    show(&sent[0])
}

#[tokio::test]
async fn links_are_asked_for_by_task() {
    let (client, recorder) = with_key(dbs::Client::builder("cn-hangzhou"));
    let task = dbs::DownloadSelector::task_id("dt-s0ugzak9");
    let request = dbs::DescribeDownloadBackupSetStorageInfo::new("cn-hangzhou", 300, task);
    let call = client.describe_download_backup_set_storage_info(request);
    insta::assert_snapshot!(signed(call, &recorder).await);
}

#[tokio::test]
async fn links_are_asked_for_by_backup_set() {
    let (client, recorder) = with_key(dbs::Client::builder("cn-hangzhou"));
    let set = dbs::DownloadedBackupSet::new("30", "rm-uf6qqf569n435");
    let request = dbs::DescribeDownloadBackupSetStorageInfo::new("cn-hangzhou", 86_400, set);
    let call = client.describe_download_backup_set_storage_info(request);
    insta::assert_snapshot!(signed(call, &recorder).await);
}

#[tokio::test]
async fn a_task_is_tried_again() {
    let (client, recorder) = with_key(dbs::Client::builder("cn-hangzhou"));
    let request = dbs::RetryDownloadTask::new("cn-hangzhou", "rm-1", "dt-1");
    insta::assert_snapshot!(signed(client.retry_download_task(request), &recorder).await);
}

#[tokio::test]
async fn diagnosis_records_are_made_ready() {
    let (client, recorder) = with_key(gpdb::Client::builder("cn-hongkong"));
    let request = gpdb::DownloadDiagnosisRecords::new("gp-1", "adbtest")
        .start_time("2022-05-07T06:59Z")
        .query_condition(r#"{"Type":"maxCost","Value":"100"}"#)
        .lang(gpdb::FileLanguage::TraditionalChinese);
    insta::assert_snapshot!(signed(client.download_diagnosis_records(request), &recorder).await);
}

#[tokio::test]
async fn backup_sets_are_made_ready() {
    let (full, recorder) = with_key(old::Client::builder("cn-hangzhou"));
    let request = old::CreateFullBackupSetDownload::new("dbs1hv")
        .backup_set_data_format(old::BackupSetDataFormat::Json);
    let full = signed(full.create_full_backup_set_download(request), &recorder).await;
    let (increment, recorder) = with_key(old::Client::builder("cn-hangzhou"));
    let request = old::CreateIncrementBackupSetDownload::new("dbstooi01e", "test");
    let increment =
        signed(increment.create_increment_backup_set_download(request), &recorder).await;
    insta::assert_snapshot!(format!("{full}\n\n{increment}"));
}

#[tokio::test]
async fn jobs_and_projects_are_looked_up() {
    let (client, recorder) = with_key(rds::Client::builder("eu-de"));
    let job = rds::ListJobInfo::new("0483b6b1", "a9767ede").language(rds::Language::English);
    let job = signed(client.list_job_info(job), &recorder).await;
    let (client, recorder) = with_key(iam::Client::builder("eu-ch2"));
    let project = iam::KeystoneListProjects::new().name("eu-ch2").enabled(true);
    let project = signed(client.keystone_list_projects(project), &recorder).await;
    insta::assert_snapshot!(format!("{job}\n\n{project}"));
}

fn login() -> iam::KeystoneCreateUserTokenByPassword {
    let user =
        iam::PasswordUser::new("user A", "secret-password", iam::UserDomain::new("domain A"));
    let password = iam::PasswordIdentity::new(user);
    let identity = iam::Identity::new([iam::AuthMethod::Password], password);
    let scope = iam::Scope::new().project(iam::ProjectScope::new().name("eu-de"));
    iam::KeystoneCreateUserTokenByPassword::new(iam::Auth::new(identity).scope(scope))
}

#[tokio::test]
async fn nobody_proves_who_is_calling_to_log_in() {
    // There is nothing in the chain, and nobody looks.
    let empty = specwright_runtime::CredentialChain::new();
    let (client, recorder) = client(iam::Client::builder("eu-de").credentials(empty));
    client.keystone_create_user_token_by_password(login().nocatalog("true")).await.unwrap();
    let shown = format!("{:?}", login());
    assert!(!shown.contains("secret-password"), "{shown}");
    insta::assert_snapshot!(show(&recorder.sent()[0]));
    let error = client.keystone_list_projects(iam::KeystoneListProjects::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials, "others do prove it");
}

#[tokio::test]
async fn a_token_is_read_from_its_header() {
    let body = r#"{"token":{"expires_at":"2015-11-09T01:42:57.527363Z","methods":["password"]}}"#;
    let script = Script::new(move |_, _| (201, body.to_owned()))
        .with_header("X-Subject-Token", "MIIDkgYJKoZI");
    let client: iam::Client = script.client(iam::Client::builder("eu-de"));
    let answer = client.keystone_create_user_token_by_password(login()).await.unwrap();
    assert_eq!(answer.x_subject_token.as_ref().unwrap().expose(), "MIIDkgYJKoZI");
    assert!(answer.token.is_some() && answer.status() == 201);
    assert!(!format!("{answer:?}").contains("MIIDkg"), "{answer:?}");
    assert!(!script.asked()[0].signed);
}

/// What was asked, as operation and query.
fn asked(script: &Script) -> Vec<String> {
    script.asked().iter().map(|it| format!("{} {}", it.action, it.query)).collect()
}

#[tokio::test(start_paused = true)]
async fn diagnosis_records_are_awaited() {
    let script = Script::of([
        r#"{"DownloadId":"11"}"#.to_owned(),
        r#"{"Records":[{"DownloadId":11,"Status":"running"}]}"#.to_owned(),
        r#"{"Records":[{"DownloadId":11,"Status":"finished","DownloadUrl":"//host/file"}]}"#
            .to_owned(),
    ]);
    let client: gpdb::Client = script.client(gpdb::Client::builder("cn-hangzhou"));
    let call = client.download_diagnosis_records(gpdb::DownloadDiagnosisRecords::new("gp-1", "db"));
    let record = call.wait().await.unwrap();
    assert_eq!(record.download_url.unwrap().expose(), "//host/file");
    let look = "DescribeDownloadRecords DBInstanceId=gp-1";
    let first = "DownloadDiagnosisRecords DBInstanceId=gp-1&Database=db";
    assert_eq!(asked(&script), [first, look, look]);
}

#[tokio::test(start_paused = true)]
async fn a_backup_set_is_awaited_by_its_task() {
    let task = r#"{"BackupSetDownloadTaskId":"t-1","BackupSetDownloadStatus":"finish"}"#;
    let list = format!(r#"{{"Success":true,"Items":{{"BackupSetDownloadTaskDetail":[{task}]}}}}"#);
    let script =
        Script::of([r#"{"Success":true,"BackupSetDownloadTaskId":"t-1"}"#.to_owned(), list]);
    let client: old::Client = script.client(old::Client::builder("cn-hangzhou"));
    let request = old::CreateFullBackupSetDownload::new("dbs1hv").client_token("c-1");
    let task = client.create_full_backup_set_download(request).wait().await.unwrap();
    assert_eq!(task.backup_set_download_task_id.as_deref(), Some("t-1"));
    let asked = asked(&script);
    assert_eq!(asked[0], "CreateFullBackupSetDownload BackupSetId=dbs1hv&ClientToken=c-1");
    let query = asked[1].rsplit('&').next().unwrap();
    assert_eq!(query, "BackupSetDownloadTaskId=t-1");
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_tried_again_is_awaited_by_the_id_that_was_given() {
    let list = r#"{"Success":"true","Data":{"Content":{"List":[{"TaskId":"dt-1","DownloadStatus":"finished"}]}}}"#;
    let script = Script::of([r#"{"Success":"true"}"#.to_owned(), list.to_owned()]);
    let client: dbs::Client = script.client(dbs::Client::builder("cn-hangzhou"));
    let request = dbs::RetryDownloadTask::new("cn-a", "rm-1", "dt-1").cluster_name("dds-1");
    client.retry_download_task(request).wait().await.unwrap();
    let look = "DescribeDownloadTask RegionCode=cn-a&InstanceName=rm-1&ClusterName=dds-1";
    assert_eq!(asked(&script)[1], look);
}

#[tokio::test(start_paused = true)]
async fn a_job_says_how_much_is_done() {
    let job = |status: &str, process: &str| {
        format!(
            r#"{{"job":{{"status":"{status}","process":"{process}","fail_reason":"disk full"}}}}"#
        )
    };
    let script = Script::of([job("Running", "60%"), job("Failed", "")]);
    let client: rds::Client = script.client(rds::Client::builder("eu-de"));
    let (sender, receiver) = std::sync::mpsc::channel();
    let wait = client.list_job_info(rds::ListJobInfo::new("p", "j")).wait();
    let wait = wait.on_progress(move |progress| {
        sender.send(progress.text().map(str::to_owned)).unwrap();
    });
    let error = wait.await.unwrap_err();
    assert_eq!(error.to_string(), "JobCompleted failed: the status is `Failed`: disk full");
    assert_eq!(receiver.iter().collect::<Vec<_>>(), [Some("60%".to_owned()), None]);
}

#[tokio::test]
async fn projects_come_in_pages_only_where_the_size_is_said() {
    let page = r#"{"projects":[{"id":"a"},{"id":"b"}]}"#;
    for (size, expected) in [(None, vec![""]), (Some(2), vec!["per_page=2", "page=2&per_page=2"])] {
        let script = Script::new(move |index, _| match index {
            0 => (200, page.to_owned()),
            _ => (200, r#"{"projects":[]}"#.to_owned()),
        });
        let client: iam::Client = script.client(iam::Client::builder("eu-de"));
        let mut request = iam::KeystoneListProjects::new();
        request.per_page = size;
        let projects = client.keystone_list_projects(request).items().collect().await.unwrap();
        assert_eq!(projects.len(), 2);
        let queries: Vec<_> = script.asked().into_iter().map(|it| it.query).collect();
        assert_eq!(queries, expected);
    }
}
