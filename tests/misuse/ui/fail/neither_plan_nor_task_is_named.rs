use specwright_sdk::aliyun::dbs::v2019_03_06::DescribeBackupSetDownloadTaskList;

fn main() {
    let _ = DescribeBackupSetDownloadTaskList::new();
}
