//! Fetches a file by a link, such as an operation gives out, into the current folder.
//!
//! ```sh
//! cargo run --package specwright-tests --example fetch_link -- 'https://…'
//! ```

use indicatif::{ProgressBar, ProgressStyle};
use specwright_runtime::download::{Download, Progress};
use std::error::Error;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "it is a program")]
async fn main() -> Result<(), Box<dyn Error>> {
    let link = std::env::args().nth(1).ok_or("give the link as the argument, in quotes")?;
    let bar = bar()?;
    let shown = bar.clone();
    let download =
        Download::new(&link)?.on_progress(move |progress| show(&shown, progress)).keep_partial();
    let file = download.to_folder(".").await?;
    bar.finish_and_clear();
    println!("{} bytes in {}", file.bytes, file.path.display());
    Ok(())
}

fn bar() -> Result<ProgressBar, Box<dyn Error>> {
    let style =
        ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")?;
    Ok(ProgressBar::no_length().with_style(style))
}

fn show(bar: &ProgressBar, progress: Progress) {
    if let Some(total) = progress.total {
        bar.set_length(total);
    }
    bar.set_position(progress.received);
}
