//! Lists the diagnosis downloads of an AnalyticDB for PostgreSQL instance; with a database, makes one
//! ready first and fetches it into the current folder.
//!
//! ```sh
//! cargo run --package specwright-tests --example diagnosis -- cn-hangzhou gp-bp1… [DATABASE]
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

mod bars;

use specwright_runtime::download::Download;
use specwright_sdk::aliyun::gpdb::v2016_05_03::{
    Client, DescribeDownloadRecords, DownloadDiagnosisRecords, FileLanguage,
};
use std::error::Error;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ([region, instance] | [region, instance, _]) = arguments[..] else {
        eprintln!("usage: diagnosis REGION INSTANCE [DATABASE]");
        return ExitCode::from(2);
    };
    match run(region, instance, arguments.get(2).copied()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(region: &str, instance: &str, database: Option<&str>) -> Result<(), Box<dyn Error>> {
    let client = Client::from_env(region)?;
    if let Some(database) = database {
        fetch(&client, instance, database).await?;
    }
    let request = DescribeDownloadRecords::new(instance);
    for record in client.describe_download_records(request).await?.into_inner().records {
        let id = record.download_id.unwrap_or_default();
        let status = record.status.map(|status| status.to_string()).unwrap_or_default();
        println!("{id:>8} {status:<10} {}", record.file_name.unwrap_or_default());
    }
    Ok(())
}

/// Makes the records of all queries ready, and fetches the file.
async fn fetch(client: &Client, instance: &str, database: &str) -> Result<(), Box<dyn Error>> {
    let request = DownloadDiagnosisRecords::new(instance, database).lang(FileLanguage::English);
    let record = client.download_diagnosis_records(request).wait().await?;
    let link = record.download_url.ok_or("the record has no link")?;
    let bar = bars::bytes()?;
    let shown = bar.clone();
    let download = Download::new(&link)?;
    let file = download.on_progress(move |it| bars::show_bytes(&shown, it)).to_folder(".").await;
    bar.finish_and_clear();
    let file = file?;
    println!("{} bytes in {}", file.bytes, file.path.display());
    Ok(())
}
