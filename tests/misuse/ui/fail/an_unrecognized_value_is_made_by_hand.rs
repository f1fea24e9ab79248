use specwright_sdk::aliyun::gpdb::v2016_05_03::DownloadRecordStatus;
use specwright_sdk::runtime::UnrecognizedValue;

fn main() {
    let _ = DownloadRecordStatus::Unrecognized(UnrecognizedValue("finished".into()));
}
