use specwright_sdk::aliyun::dbs::v2021_01_01::Target;

fn main() {
    let _ = Target::oss("path", "cn-hangzhou");
}
