use specwright_sdk::aliyun::dbs::v2019_03_06::{
    DescribeBackupSetDownloadTaskList, DownloadTaskSelector,
};

fn main() {
    let plan = DownloadTaskSelector::backup_plan_id("plan");
    let task = DownloadTaskSelector::BackupSetDownloadTaskId("task".to_owned());
    for selector in [plan, task] {
        let _ = DescribeBackupSetDownloadTaskList::new(selector);
    }
}
