//! Where requests go.

use super::{client, key};
use specwright_runtime::Network;
use specwright_sdk::aliyun::{dbs, gpdb};
use specwright_sdk::otc::rds;

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
