use specwright_sdk::aliyun::dbs::v2021_01_01::CreateDownload;

fn main() {
    let _ = CreateDownload::new("cn-hangzhou", "rm-1");
}
