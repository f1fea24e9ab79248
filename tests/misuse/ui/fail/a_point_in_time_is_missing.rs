use specwright_sdk::aliyun::dbs::v2021_01_01::BackupSource;

fn main() {
    let _ = BackupSource::point_in_time();
}
