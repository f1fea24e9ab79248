use specwright_sdk::aliyun::gpdb::v2016_05_03::DescribeDownloadRecords;

fn main() {
    let _ = DescribeDownloadRecords { db_instance_id: "gp-1".to_owned(), download_task_type: None };
}
