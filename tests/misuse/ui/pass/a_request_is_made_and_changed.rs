use specwright_sdk::aliyun::gpdb::v2016_05_03::{DescribeDownloadRecords, DownloadTaskType};

fn main() {
    let mut request = DescribeDownloadRecords::new("gp-1");
    request.download_task_type = Some(DownloadTaskType::SlowSql);
    let same = DescribeDownloadRecords::new("gp-1").download_task_type(DownloadTaskType::SlowSql);
    assert_eq!(request, same);
}
