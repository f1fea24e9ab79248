//! Failing calls of the companion operations.

use crate::calls::{Answer, Seen, outcome};
use specwright_runtime::{Call, Client as RuntimeClient, ClientBuilder, Operation};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::{iam::v3 as iam, rds::v3 as rds};

/// What an operation tells of an answer that is an error.
pub(crate) async fn failed(operation: &str, answer: Answer) -> Seen {
    let region = "cn-hangzhou";
    match operation {
        "DescribeDownloadBackupSetStorageInfo" => {
            seen(dbs::Client::builder(region), answer, |client| {
                let task = dbs::DownloadSelector::task_id("dt-1");
                let request = dbs::DescribeDownloadBackupSetStorageInfo::new("cn-a", 300, task);
                client.describe_download_backup_set_storage_info(request)
            })
            .await
        }
        "RetryDownloadTask" => {
            seen(dbs::Client::builder(region), answer, |client| {
                client.retry_download_task(dbs::RetryDownloadTask::new("cn-a", "rm-1", "dt-1"))
            })
            .await
        }
        "CreateFullBackupSetDownload" => {
            seen(old::Client::builder(region), answer, |client| {
                client.create_full_backup_set_download(old::CreateFullBackupSetDownload::new("b"))
            })
            .await
        }
        "CreateIncrementBackupSetDownload" => {
            seen(old::Client::builder(region), answer, |client| {
                let request = old::CreateIncrementBackupSetDownload::new("b", "name");
                client.create_increment_backup_set_download(request)
            })
            .await
        }
        "DownloadDiagnosisRecords" => {
            seen(gpdb::Client::builder(region), answer, |client| {
                client.download_diagnosis_records(gpdb::DownloadDiagnosisRecords::new("gp-1", "d"))
            })
            .await
        }
        "ListJobInfo" => {
            seen(rds::Client::builder("eu-de"), answer, |client| {
                client.list_job_info(rds::ListJobInfo::new("p", "j"))
            })
            .await
        }
        "KeystoneListProjects" => {
            seen(iam::Client::builder("eu-de"), answer, |client| {
                client.keystone_list_projects(iam::KeystoneListProjects::new())
            })
            .await
        }
        "KeystoneCreateUserTokenByPassword" => {
            seen(iam::Client::builder("eu-de"), answer, |client| {
                let user = iam::PasswordUser::new("u", "p", iam::UserDomain::new("d"));
                let identity = iam::PasswordIdentity::new(user);
                let identity = iam::Identity::new([iam::AuthMethod::Password], identity);
                let request = iam::KeystoneCreateUserTokenByPassword::new(iam::Auth::new(identity));
                client.keystone_create_user_token_by_password(request)
            })
            .await
        }
        other => panic!("no test calls the operation {other}"),
    }
}

async fn seen<C: From<RuntimeClient>, O: Operation>(
    builder: ClientBuilder<C>,
    answer: Answer,
    call: fn(&C) -> Call<O>,
) -> Seen {
    outcome(builder, answer, call).await.err().unwrap().into()
}
