//! Fetches a file by a link, such as an operation gives out, into the current folder.
//!
//! ```sh
//! cargo run --package specwright-tests --example fetch_link -- 'https://…'
//! ```
//!
//! When it is interrupted, it goes on where it was the next time.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

mod bars;

use specwright_runtime::download::{Download, Downloaded};
use std::error::Error;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(link) = std::env::args().nth(1) else {
        eprintln!("give the link as the argument, in quotes");
        return ExitCode::from(2);
    };
    match fetch(&link).await {
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

async fn fetch(link: &str) -> Result<Downloaded, Box<dyn Error>> {
    let bar = bars::bytes()?;
    let shown = bar.clone();
    let download = Download::new(link)?.keep_partial();
    let file = download
        .on_progress(move |progress| bars::show_bytes(&shown, progress))
        .to_folder(".")
        .await;
    bar.finish_and_clear();
    Ok(file?)
}
