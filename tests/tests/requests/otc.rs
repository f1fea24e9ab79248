//! Requests of Open Telekom Cloud, and temporary keys of both providers.

use super::{SECRET, client, key, sent, signed};
use http::HeaderMap;
use specwright_runtime::Credentials;
use specwright_sdk::aliyun::gpdb;
use specwright_sdk::otc::rds;
use specwright_tests::recorder::show;

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
