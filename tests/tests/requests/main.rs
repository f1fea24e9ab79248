//! What the generated clients put on the wire, to the letter. The signatures in the snapshots are computed
//! a second time by code of the tests.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod awkward;
mod downloads;
mod endpoints;
mod otc;
mod refused;

use http::Request;
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{Call, Client, ClientBuilder, Credentials, Operation};
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_tests::recorder::{Recorder, show};
use specwright_tests::signature::verify;
use std::time::{Duration, SystemTime};

const ID: &str = "YourAccessKeyId";
const SECRET: &str = "YourAccessKeySecret";
const NONCE: &str = "3156853299f313e23d1673dc12e1703d";

/// 2023-10-26T10:22:32Z, the time of the official test vector.
fn then() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_698_315_752)
}

/// A client with a fixed clock and nonce that sends nothing.
fn client<C: From<Client>>(builder: ClientBuilder<C>) -> (C, Recorder) {
    let recorder = Recorder::default();
    let client = builder.transport(recorder.clone()).clock(then).nonce(|| NONCE.to_owned());
    (client.build().unwrap(), recorder)
}

fn key() -> Credentials {
    Credentials::access_key(ID, SECRET)
}

/// The one request of a call.
async fn sent<O: Operation>(call: Call<O>, recorder: &Recorder) -> Request<Bytes> {
    call.await.unwrap();
    let mut sent = recorder.sent();
    assert_eq!(sent.len(), 1);
    sent.remove(0)
}

/// The one request of a call, which must be signed as the provider demands.
async fn signed<O: Operation>(call: Call<O>, recorder: &Recorder) -> String {
    let request = sent(call, recorder).await;
    assert_eq!(verify(&request, ID, SECRET), Ok(()));
    show(&request)
}

#[tokio::test]
async fn describe_download_records() {
    use gpdb::v2016_05_03::{Client, DescribeDownloadRecords, DownloadTaskType};
    let (client, recorder) = client(Client::builder("cn-hongkong").credentials(key()));
    let request =
        DescribeDownloadRecords::new("gp-1").download_task_type(DownloadTaskType::SlowSql);
    insta::assert_snapshot!(signed(client.describe_download_records(request), &recorder).await);
}

#[tokio::test]
async fn a_request_sends_nothing_that_was_not_said() {
    let query = |text: String| text.lines().next().unwrap().split_once('?').unwrap().1.to_owned();
    let (dbs, recorder) =
        client(dbs::v2021_01_01::Client::builder("cn-beijing").credentials(key()));
    let call = dbs.describe_download_task(dbs::v2021_01_01::DescribeDownloadTask::new("cn-a", "i"));
    assert_eq!(query(signed(call, &recorder).await), "RegionCode=cn-a&InstanceName=i");
}

#[tokio::test]
async fn a_token_against_repetition_is_made_only_if_none_is_given() {
    use dbs::v2019_03_06::{Client, DescribeBackupSetDownloadTaskList, DownloadTaskSelector};
    let task = DownloadTaskSelector::backup_set_download_task_id("t-1");
    let request = DescribeBackupSetDownloadTaskList::new(task);
    for (request, token) in [(request.clone(), NONCE), (request.client_token("mine"), "mine")] {
        let (client, recorder) = client(Client::builder("cn-hangzhou").credentials(key()));
        let call = client.describe_backup_set_download_task_list(request);
        let request = sent(call, &recorder).await;
        assert_eq!(verify(&request, ID, SECRET), Ok(()));
        let expected = format!("ClientToken={token}&BackupSetDownloadTaskId=t-1");
        assert_eq!(request.uri().query(), Some(&*expected));
    }
}
