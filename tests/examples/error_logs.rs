//! Fetches the error logs of an Open Telekom Cloud RDS for PostgreSQL instance into a folder.
//!
//! ```sh
//! cargo run --package specwright-tests --example error_logs -- eu-de PROJECT INSTANCE logs
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

mod bars;

use specwright_runtime::download::Downloader;
use specwright_sdk::otc::rds::v3::{Client, DownloadErrorLog, ErrorLogLink};
use std::error::Error;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [region, project, instance, folder] = &arguments[..] else {
        eprintln!("usage: error_logs REGION PROJECT INSTANCE FOLDER");
        return ExitCode::from(2);
    };
    match fetch(region, project, instance, folder).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn fetch(
    region: &str,
    project: &str,
    instance: &str,
    folder: &str,
) -> Result<(), Box<dyn Error>> {
    let client = Client::from_env(region)?;
    // The first call makes the files ready, and later ones tell how far that is.
    let answer = client.download_error_log(DownloadErrorLog::new(project, instance)).wait().await?;
    let downloader = Downloader::new()?;
    for log in answer.list {
        // The links work for minutes only, so each is used at once.
        fetch_one(&downloader, log, folder).await?;
    }
    Ok(())
}

async fn fetch_one(
    downloader: &Downloader,
    log: ErrorLogLink,
    folder: &str,
) -> Result<(), Box<dyn Error>> {
    let Some(link) = &log.file_link else {
        println!("{}: no link", log.file_name.unwrap_or_default());
        return Ok(());
    };
    let mut download = downloader.download(link)?;
    // The example of the page shows a size of 0 next to a link, so only other sizes can be relied on.
    if let Some(size) = log.file_size.and_then(|size| u64::try_from(size).ok()).filter(|it| *it > 0)
    {
        download = download.expected_bytes(size);
    }
    let bar = bars::bytes()?;
    let shown = bar.clone();
    let file = download.on_progress(move |it| bars::show_bytes(&shown, it)).to_folder(folder).await;
    bar.finish_and_clear();
    let file = file?;
    println!("{} bytes in {}", file.bytes, file.path.display());
    Ok(())
}
