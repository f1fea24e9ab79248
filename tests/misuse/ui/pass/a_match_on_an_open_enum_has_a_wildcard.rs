use specwright_sdk::aliyun::gpdb::v2016_05_03::DownloadRecordStatus;

fn is_over(status: &DownloadRecordStatus) -> bool {
    match status {
        DownloadRecordStatus::Finished | DownloadRecordStatus::Failed => true,
        _ => false,
    }
}

fn main() {
    assert!(!is_over(&DownloadRecordStatus::from("paused")));
}
