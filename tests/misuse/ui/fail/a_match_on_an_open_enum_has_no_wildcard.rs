use specwright_sdk::aliyun::gpdb::v2016_05_03::DownloadRecordStatus;

fn is_over(status: &DownloadRecordStatus) -> bool {
    match status {
        DownloadRecordStatus::Running => false,
        DownloadRecordStatus::Finished | DownloadRecordStatus::Failed => true,
        DownloadRecordStatus::Unrecognized(_) => false,
    }
}

fn main() {
    is_over(&DownloadRecordStatus::Running);
}
