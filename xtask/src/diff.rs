//! `cargo xtask diff`.

use crate::{Outcome, specs};
use anyhow::Result;
use semver::Version;
use specwright_codegen::diff::diff;
use std::path::PathBuf;

/// What `diff` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the specs as they were.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The folder of the specs as they are.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to print what is different.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The version of the crate that was made of the old specs [default: that of the workspace].
    #[arg(long, value_name = "VERSION")]
    from: Option<Version>,
}

/// How to print what is different.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// As an entry of a changelog.
    Markdown,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (old, new) = (specs::analyze(&arguments.old)?, specs::analyze(&arguments.new)?);
    let (Some(old), Some(new)) = (old, new) else { return Ok(Outcome::Problems) };
    let diff = diff(&old, &new);
    let from = match &arguments.from {
        Some(from) => from.clone(),
        None => Version::parse(env!("CARGO_PKG_VERSION"))?,
    };
    let [major, minor, patch] = diff.step().after([from.major, from.minor, from.patch]);
    let (from, to) = (from.to_string(), format!("{major}.{minor}.{patch}"));
    let text = match arguments.format {
        Format::Text => diff.text(&from, &to),
        Format::Json => diff.json(&from, &to),
        Format::Markdown => diff.markdown(&to),
    };
    print!("{text}");
    Ok(Outcome::Done)
}
