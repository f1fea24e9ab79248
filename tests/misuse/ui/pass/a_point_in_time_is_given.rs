use specwright_sdk::aliyun::dbs::v2021_01_01::{BackupSource, PointInTime};
use specwright_sdk::runtime::Timestamp;

fn main() {
    let time = Timestamp::from_millis(1_661_331_864_000);
    assert_eq!(BackupSource::point_in_time(time), BackupSource::PointInTime(PointInTime::new(time)));
}
