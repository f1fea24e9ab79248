//! `cargo xtask check`.

use crate::format::{Format, json};
use crate::problems::{counts, print, records};
use crate::{Outcome, specs, workspace};
use anyhow::Result;
use specwright_codegen::{Diagnostics, Severity, check};
use std::path::PathBuf;

/// What `check` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of spec files [default: `specs` of the workspace].
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// For people, or as one JSON array for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Fail if there is anything of this kind, not only if there are errors.
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

/// What is taken as seriously as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    /// Everything that looks wrong.
    Warnings,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = workspace::or(arguments.specs.as_deref(), "specs");
    let sources = specs::read(&folder)?;
    let found = check(&sources);
    match arguments.format {
        Format::Json => json(&records(&found, &folder))?,
        Format::Text if found.is_empty() => {
            println!("nothing is wrong with {} spec files", sources.len());
        }
        Format::Text => {
            print(&found, &folder);
            let worst = worst(&found).as_str();
            let counts = counts(&found);
            eprintln!("{worst}: {counts} in the specs; `cargo xtask explain CODE` says more");
        }
    }
    let denied = arguments.deny == Some(Deny::Warnings) && !found.is_empty();
    let fails = denied || found.count(Severity::Error) > 0;
    Ok(if fails { Outcome::Problems } else { Outcome::Done })
}

fn worst(found: &Diagnostics) -> Severity {
    found.iter().map(|it| it.problem.severity()).min().unwrap_or(Severity::Warning)
}
