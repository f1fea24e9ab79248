//! The bars of the examples.

#![allow(dead_code, reason = "not every example has every bar")]

use indicatif::style::TemplateError;
use indicatif::{ProgressBar, ProgressStyle};
use specwright_runtime::{Progress as Waiting, download::Progress as Downloading};

/// A bar for a download.
pub(crate) fn bytes() -> Result<ProgressBar, TemplateError> {
    styled("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
}

/// Shows how much is downloaded.
pub(crate) fn show_bytes(bar: &ProgressBar, progress: Downloading) {
    if let Some(total) = progress.total {
        bar.set_length(total);
    }
    bar.set_position(progress.received);
}

/// A bar for something that is waited for.
pub(crate) fn parts() -> Result<ProgressBar, TemplateError> {
    styled("{wide_bar} {pos}/{len} {msg} {elapsed}")
}

/// Shows how much is done.
pub(crate) fn show_parts<T>(bar: &ProgressBar, progress: &Waiting<'_, T>) {
    if let Some((done, all)) = progress.parts() {
        bar.set_length(all);
        bar.set_position(done);
    }
    bar.set_message(progress.status().unwrap_or_default().to_owned());
}

fn styled(template: &str) -> Result<ProgressBar, TemplateError> {
    Ok(ProgressBar::no_length().with_style(ProgressStyle::with_template(template)?))
}
