//! Requests that must not be sent.

use super::{client, key};
use specwright_runtime::{Call, Credentials, ErrorKind, Operation};
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_sdk::otc::rds;
use specwright_tests::recorder::Recorder;

/// The error of a call that must not be sent.
async fn unsent<O: Operation>(call: Call<O>, recorder: &Recorder) -> (ErrorKind, String) {
    let error = call.await.err().unwrap();
    assert!(recorder.sent().is_empty(), "nothing is sent");
    (error.kind(), error.to_string())
}

/// What is wrong with a request that must not be sent.
async fn refused<O: Operation>(call: Call<O>, recorder: &Recorder) -> String {
    let (kind, message) = unsent(call, recorder).await;
    assert_eq!(kind, ErrorKind::InvalidRequest, "{message}");
    message
}

#[tokio::test]
async fn a_path_that_would_lead_elsewhere_is_refused() {
    for value in ["", ".", ".."] {
        let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(key()));
        let request = rds::v3::DownloadErrorLog::new("p", value);
        let message = refused(client.download_error_log(request), &recorder).await;
        assert!(message.contains("`instance_id` is part of the path"), "{message}");
    }
}

#[tokio::test]
async fn a_header_that_would_become_two_is_refused() {
    let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(key()));
    let language = rds::v3::Language::from("en-us\r\nX-Evil: 1");
    let request = rds::v3::DownloadErrorLog::new("p", "i").language(language);
    let message = refused(client.download_error_log(request), &recorder).await;
    assert!(message.contains("`X-Language`") && !message.contains("Evil"), "{message}");
}

#[tokio::test]
async fn a_project_that_no_header_can_name_is_refused() {
    for project in ["a\r\nX-Evil: 1", "é"] {
        let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(key()));
        let request = rds::v3::DownloadErrorLog::new(project, "i");
        let message = refused(client.download_error_log(request), &recorder).await;
        assert!(message.contains("`project_id`") && !message.contains("Evil"), "{message}");
    }
}

#[tokio::test]
async fn alibaba_cloud_is_not_sent_a_token() {
    use gpdb::v2016_05_03::{Client, DescribeDownloadRecords};
    let token = Credentials::token("MIIF");
    let (client, recorder) = client(Client::builder("cn-hangzhou").credentials(token));
    let call = client.describe_download_records(DescribeDownloadRecords::new("gp-1"));
    let (kind, message) = unsent(call, &recorder).await;
    assert_eq!(kind, ErrorKind::Credentials);
    assert!(!message.contains("MIIF"), "{message}");
}

#[tokio::test]
async fn what_a_value_makes_required_is_required() {
    use dbs::v2021_01_01::{Client, CreateDownload, DownloadFormat};
    let (client, recorder) = client(Client::builder("cn-hangzhou").credentials(key()));
    let request = CreateDownload::new("cn-hangzhou", "rm-1", DownloadFormat::QpXb);
    assert_eq!(
        refused(client.create_download(request), &recorder).await,
        "CreateDownload failed: the request is invalid: \
         `IsPhysical` must be set when `FormatType` is `qp.xb`"
    );
}
