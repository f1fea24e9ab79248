//! What the generated clients put on the wire, to the letter. The signatures in the snapshots are computed
//! a second time by code of the tests.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use http::{HeaderMap, Request};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    Call, Client, ClientBuilder, Credentials, ErrorKind, Network, Operation, Timestamp,
};
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_sdk::otc::rds;
use specwright_tests::recorder::{Recorder, show};
use specwright_tests::signature::verify;
use std::collections::BTreeSet;
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

async fn create_download(request: dbs::v2021_01_01::CreateDownload) -> String {
    let (client, recorder) =
        client(dbs::v2021_01_01::Client::builder("cn-hangzhou").credentials(key()));
    signed(client.create_download(request), &recorder).await
}

fn download() -> dbs::v2021_01_01::CreateDownload {
    use dbs::v2021_01_01::{CreateDownload, DownloadFormat};
    CreateDownload::new("cn-beijing", "rm-wz994c1t1", DownloadFormat::Csv)
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
async fn create_download_with_what_is_required() {
    insta::assert_snapshot!(create_download(download()).await);
}

fn full_backup_into_a_bucket() -> dbs::v2021_01_01::CreateDownload {
    use dbs::v2021_01_01::{CreateDownload, DownloadFormat, FullBackup, Target};
    CreateDownload::new("cn-beijing", "rm-1", DownloadFormat::QpXb)
        .backup_source(FullBackup::new("146005").bak_set_size(2_160_000_000_000))
        .target(Target::oss("test123", "test_db/path", "cn-beijing"))
        .use_zstd(true)
        .is_physical(true)
}

fn point_in_time_of_a_sharded_cluster() -> dbs::v2021_01_01::CreateDownload {
    use dbs::v2021_01_01::{BackupSource, MongoDb, MongoDbTopology, Target};
    let time = Timestamp::from_millis(1_661_331_864_000);
    download()
        .backup_source(BackupSource::point_in_time(time))
        .target(Target::Url)
        .mongo_db(MongoDb::new(false, MongoDbTopology::sharded("dds-1")).admin_database("admin"))
}

#[tokio::test]
async fn create_download_of_a_full_backup_into_a_bucket() {
    insta::assert_snapshot!(create_download(full_backup_into_a_bucket()).await);
}

#[tokio::test]
async fn create_download_of_a_point_in_time_of_a_sharded_cluster() {
    insta::assert_snapshot!(create_download(point_in_time_of_a_sharded_cluster()).await);
}

#[tokio::test]
async fn every_parameter_of_create_download_is_sent_by_some_test() {
    let mut names = BTreeSet::new();
    for request in [full_backup_into_a_bucket(), point_in_time_of_a_sharded_cluster()] {
        let text = create_download(request).await;
        let (_, query) = text.lines().next().unwrap().split_once('?').unwrap();
        names.extend(query.split('&').map(|pair| pair.split('=').next().unwrap().to_owned()));
    }
    assert_eq!(names.len(), 17, "the page has 17 parameters: {names:?}");
}

#[tokio::test]
async fn create_download_of_a_replica_set() {
    use dbs::v2021_01_01::{MongoDb, MongoDbTopology};
    let request = download().mongo_db(MongoDb::new(true, MongoDbTopology::ReplicaSet));
    insta::assert_snapshot!(create_download(request).await);
}

#[tokio::test]
async fn describe_download_task() {
    use dbs::v2021_01_01::{
        Client, DescribeDownloadTask, DownloadStatus, OrderColumn, SortOrder, TaskType,
    };
    let (client, recorder) = client(Client::builder("cn-zhangjiakou").credentials(key()));
    let request = DescribeDownloadTask::new("cn-hangzhou", "rm-1")
        .datasource_id("ds-rm-1_cn-hangzhou")
        .backup_set_id("216")
        .state(DownloadStatus::Queueing)
        .task_type(TaskType::PointInTime)
        .start_time(Timestamp::from_millis(1_661_941_554_000))
        .end_time(Timestamp::from_millis(1_661_941_556_000))
        .page_size(50)
        .current_page(1)
        .order_direct(SortOrder::Ascending)
        .order_column(OrderColumn::CreationTime)
        .cluster_name("dds-example");
    insta::assert_snapshot!(signed(client.describe_download_task(request), &recorder).await);
}

#[tokio::test]
async fn describe_backup_set_download_task_list() {
    use dbs::v2019_03_06::{Client, DescribeBackupSetDownloadTaskList, DownloadTaskSelector};
    let builder = Client::builder("cn-hangzhou").network(Network::Vpc).credentials(key());
    let (client, recorder) = client(builder);
    let selector = DownloadTaskSelector::backup_plan_id("dbsqhnuhyw3");
    let request = DescribeBackupSetDownloadTaskList::new(selector).page_size(100).page_num(0);
    let call = client.describe_backup_set_download_task_list(request);
    insta::assert_snapshot!(signed(call, &recorder).await);
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

fn error_log(language: bool) -> rds::v3::DownloadErrorLog {
    let request = rds::v3::DownloadErrorLog::new("0483b6b1", "3d39c187in03");
    if language { request.language(rds::v3::Language::English) } else { request }
}

#[tokio::test]
async fn download_error_log_with_a_token() {
    let token = Credentials::token("MIIF");
    let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(token));
    let request = sent(client.download_error_log(error_log(true)), &recorder).await;
    insta::assert_snapshot!(show(&request));
}

#[tokio::test]
async fn download_error_log_with_a_key() {
    let (client, recorder) = client(rds::v3::Client::builder("eu-nl").credentials(key()));
    insta::assert_snapshot!(signed(client.download_error_log(error_log(false)), &recorder).await);
}

#[tokio::test]
async fn temporary_keys_send_their_token() {
    use gpdb::v2016_05_03::{Client, DescribeDownloadRecords};
    let temporary = key().with_security_token("sts-token");
    let (aliyun, recorder) = client(Client::builder("cn-hangzhou").credentials(temporary.clone()));
    let call = aliyun.describe_download_records(DescribeDownloadRecords::new("gp-1"));
    insta::assert_snapshot!("temporary_key_aliyun", signed(call, &recorder).await);

    let (otc, recorder) = client(rds::v3::Client::builder("eu-de").credentials(temporary));
    let call = otc.download_error_log(error_log(false));
    insta::assert_snapshot!("temporary_key_otc", signed(call, &recorder).await);
}

/// Values that signing and encoding get wrong.
const AWKWARD: [(&str, &str); 20] = [
    ("", ""),
    (" ", "%20"),
    ("*", "%2A"),
    ("~", "~"),
    ("+", "%2B"),
    ("/", "%2F"),
    ("é", "%C3%A9"),
    ("🦀", "%F0%9F%A6%80"),
    ("%", "%25"),
    ("&=#?", "%26%3D%23%3F"),
    ("a\nb", "a%0Ab"),
    ("'\"", "%27%22"),
    ("a,b;c", "a%2Cb%3Bc"),
    ("a b+c*d~e/f", "a%20b%2Bc%2Ad~e%2Ff"),
    ("%2F", "%252F"),
    ("无", "%E6%97%A0"),
    ("-_.", "-_."),
    ("../x", "..%2Fx"),
    ("a/../b", "a%2F..%2Fb"),
    ("%2e%2e", "%252e%252e"),
];

#[tokio::test]
async fn awkward_values_in_the_query() {
    use gpdb::v2016_05_03::{Client, DescribeDownloadRecords};
    for (value, encoded) in AWKWARD {
        let (client, recorder) = client(Client::builder("cn-hangzhou").credentials(key()));
        let call = client.describe_download_records(DescribeDownloadRecords::new(value));
        let request = sent(call, &recorder).await;
        assert_eq!(request.uri().query(), Some(&*format!("DBInstanceId={encoded}")), "{value:?}");
        assert_eq!(verify(&request, ID, SECRET), Ok(()), "{value:?}");
    }
}

#[tokio::test]
async fn awkward_values_in_the_path() {
    for (value, encoded) in AWKWARD.into_iter().filter(|(value, _)| !value.is_empty()) {
        let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(key()));
        let call = client.download_error_log(rds::v3::DownloadErrorLog::new("p", value));
        let request = sent(call, &recorder).await;
        let path = format!("/v3/p/instances/{encoded}/errorlog-download");
        assert_eq!(request.uri().path(), path, "{value:?}");
        assert_eq!(verify(&request, ID, SECRET), Ok(()), "{value:?}");
    }
}

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

#[test]
fn endpoints_come_from_the_region() {
    let dbs = |region: &str| dbs::v2021_01_01::Client::builder(region).credentials(key());
    let hosts = [
        (dbs("cn-shanghai"), "https://dbs-api.cn-hangzhou.aliyuncs.com"),
        (dbs("cn-wulanchabu"), "https://dbs-api.cn-wulanchabu.aliyuncs.com"),
        (dbs("xx-new-1"), "https://dbs-api.xx-new-1.aliyuncs.com"),
        (dbs("cn-beijing").network(Network::Vpc), "https://dbs-api-vpc.cn-beijing.aliyuncs.com"),
        (dbs("cn-beijing").endpoint("dbs.example"), "https://dbs.example"),
        (dbs("cn-beijing").endpoint("http://127.0.0.1:8080"), "http://127.0.0.1:8080"),
    ];
    for (builder, expected) in hosts {
        assert_eq!(client(builder).0.runtime().endpoint(), expected);
    }
}

#[test]
fn each_service_has_its_endpoints() {
    let gpdb = |region: &str| gpdb::v2016_05_03::Client::builder(region).credentials(key());
    for (builder, expected) in [
        (gpdb("cn-beijing"), "https://gpdb.aliyuncs.com"),
        (gpdb("ap-southeast-2"), "https://gpdb.ap-southeast-2.aliyuncs.com"),
        (gpdb("xx-new-1"), "https://gpdb.xx-new-1.aliyuncs.com"),
        (gpdb("cn-beijing").network(Network::Vpc), "https://gpdb-vpc.cn-beijing.aliyuncs.com"),
    ] {
        assert_eq!(client(builder).0.runtime().endpoint(), expected);
    }
    let rds = |region: &str| rds::v3::Client::builder(region).credentials(key());
    for region in ["eu-de", "eu-nl", "eu-ch2"] {
        let expected = format!("https://rds.{region}.otc.t-systems.com");
        assert_eq!(client(rds(region)).0.runtime().endpoint(), expected);
    }
    let error = rds("eu-de").network(Network::Vpc).build().unwrap_err().to_string();
    assert!(error.contains("VPC") && error.contains(".endpoint("), "{error}");
}

#[test]
fn a_region_cannot_be_a_host() {
    for region in ["", "evil.com/", "a.b", "a@b", "a b", "a\nb", "{region}"] {
        let result = gpdb::v2016_05_03::Client::builder(region).credentials(key()).build();
        let error = result.err().unwrap().to_string();
        assert!(error.contains("region"), "{region:?}: {error}");
    }
}

#[tokio::test]
async fn the_transport_gets_no_secret_that_it_need_not_have() {
    let (client, recorder) = client(rds::v3::Client::builder("eu-de").credentials(key()));
    let request = sent(client.download_error_log(error_log(false)), &recorder).await;
    let secret =
        |headers: &HeaderMap| headers.values().any(|it| it.as_bytes() == SECRET.as_bytes());
    assert!(!secret(request.headers()));
    assert!(!format!("{request:?}").contains("Signature="));
    assert!(!format!("{client:?}").contains(SECRET));
}
