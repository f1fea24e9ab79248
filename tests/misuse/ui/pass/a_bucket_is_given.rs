use specwright_sdk::aliyun::dbs::v2021_01_01::{OssTarget, Target};

fn main() {
    let short = Target::oss("bucket", "path", "cn-hangzhou");
    let long = Target::Oss(OssTarget::new("bucket", "path", "cn-hangzhou"));
    assert_eq!(short, long);
}
