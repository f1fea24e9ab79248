//! Brings a backup of an ApsaraDB RDS instance into a local file: creates a download task, waits until the
//! data is ready, asks for its link and fetches it.
//!
//! ```sh
//! cargo run --package specwright-tests --example back_up -- cn-hangzhou rm-bp1… 146005… backup.csv
//! ```
//!
//! The task goes on when this program is interrupted. Its id is printed; with it as a fifth argument the
//! program waits for that task instead of creating another.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

mod bars;

use specwright_runtime::download::{Download, Downloaded};
use specwright_sdk::aliyun::dbs::v2021_01_01::{
    BackupSource, Client, CreateDownload, DescribeDownloadBackupSetStorageInfo,
    DescribeDownloadTask, DownloadFinished, DownloadFormat, DownloadSelector, DownloadTask, Target,
};
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

/// How many seconds the link is to work.
const LINK_SECONDS: i64 = 7200;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ([region, instance, backup_set, file] | [region, instance, backup_set, file, _]) =
        arguments[..]
    else {
        eprintln!("usage: back_up REGION INSTANCE BACKUP_SET FILE [TASK]");
        return ExitCode::from(2);
    };
    let task = arguments.get(4).copied();
    match back_up(region, instance, backup_set, task, file).await {
        Ok(file) => {
            println!("{} bytes in {}", file.bytes, file.path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn back_up(
    region: &str,
    instance: &str,
    backup_set: &str,
    task: Option<&str>,
    file: &str,
) -> Result<Downloaded, Box<dyn Error>> {
    let client = Client::from_env(region)?;
    let id = match task {
        Some(id) => id.to_owned(),
        None => create(&client, region, instance, backup_set).await?,
    };
    println!("the task is {id}");
    let task = ready(&client, region, instance, &id).await?;
    println!("ready: {} bytes", task.export_data_size.unwrap_or_default());
    fetch(&client, region, &id, file).await
}

/// Creates the task and gives its id.
async fn create(
    client: &Client,
    region: &str,
    instance: &str,
    backup_set: &str,
) -> Result<String, Box<dyn Error>> {
    let request = CreateDownload::new(region, instance, DownloadFormat::Csv)
        .backup_source(BackupSource::full(backup_set))
        .target(Target::Url);
    let created = client.create_download(request).await?.into_inner();
    Ok(created.data.and_then(|task| task.task_id).ok_or("the answer has no task id")?)
}

/// Waits until the data is ready.
async fn ready(
    client: &Client,
    region: &str,
    instance: &str,
    id: &str,
) -> Result<DownloadTask, Box<dyn Error>> {
    let bar = bars::parts()?;
    let shown = bar.clone();
    let call = client.describe_download_task(DescribeDownloadTask::new(region, instance));
    let wait = call.wait_until(DownloadFinished::new(id)).with_deadline(Duration::from_hours(12));
    let task = wait.on_progress(move |progress| bars::show_parts(&shown, progress)).await;
    bar.finish_and_clear();
    Ok(task?)
}

/// Asks for the link, and fetches the file.
async fn fetch(
    client: &Client,
    region: &str,
    id: &str,
    file: &str,
) -> Result<Downloaded, Box<dyn Error>> {
    let selector = DownloadSelector::task_id(id);
    let request = DescribeDownloadBackupSetStorageInfo::new(region, LINK_SECONDS, selector);
    let links = client.describe_download_backup_set_storage_info(request).await?.into_inner();
    let link = links.data.and_then(|links| links.public_url).ok_or("the answer has no link")?;
    let bar = bars::bytes()?;
    let shown = bar.clone();
    let download = Download::new(&link)?.keep_partial();
    let file = download.on_progress(move |it| bars::show_bytes(&shown, it)).to_file(file).await;
    bar.finish_and_clear();
    Ok(file?)
}
