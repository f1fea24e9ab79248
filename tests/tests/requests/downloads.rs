//! Requests of DBS, about downloads.

use super::{client, key, signed};
use specwright_runtime::{Network, Timestamp};
use specwright_sdk::aliyun::dbs;
use std::collections::BTreeSet;

async fn create_download(request: dbs::v2021_01_01::CreateDownload) -> String {
    let (client, recorder) =
        client(dbs::v2021_01_01::Client::builder("cn-hangzhou").credentials(key()));
    signed(client.create_download(request), &recorder).await
}

fn download() -> dbs::v2021_01_01::CreateDownload {
    use dbs::v2021_01_01::{CreateDownload, DownloadFormat};
    CreateDownload::new("cn-beijing", "rm-wz994c1t1", DownloadFormat::Csv)
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
async fn create_download_with_what_is_required() {
    insta::assert_snapshot!(create_download(download()).await);
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
