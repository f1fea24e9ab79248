//! Values that signing and encoding get wrong.

use super::{ID, SECRET, client, key, sent};
use specwright_sdk::aliyun::gpdb;
use specwright_sdk::otc::rds;
use specwright_tests::signature::verify;

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
