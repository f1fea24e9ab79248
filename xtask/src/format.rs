//! For whom something is printed.

use crate::specs;
use anyhow::Result;
use serde::Serialize;

/// What a command is told that reads specs and says something about them.
#[derive(clap::Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    pub(crate) specs: specs::Folder,
    /// For people, or as one JSON array for programs.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Prints something for a program.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<()> {
    println!("{}", serde_json::to_string_pretty(value)?);
    Ok(())
}
