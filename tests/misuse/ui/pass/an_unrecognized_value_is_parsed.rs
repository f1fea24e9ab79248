use specwright_sdk::aliyun::gpdb::v2016_05_03::DownloadRecordStatus;

fn main() {
    let status: DownloadRecordStatus = "paused".parse().unwrap();
    assert!(matches!(&status, DownloadRecordStatus::Unrecognized(text) if text.as_str() == "paused"));
    assert_eq!(status.to_string(), "paused");
    assert_eq!("finished".parse(), Ok(DownloadRecordStatus::Finished));
}
