//! `cargo xtask check`.

use crate::format::{Format, Reading, json};
use crate::problems::{counts, print, records};
use crate::{Outcome, specs};
use anyhow::Result;
use specwright_codegen::{Diagnostics, Severity, check};

/// What `check` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
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
    let folder = arguments.reading.specs.path();
    let sources = specs::read(&folder)?;
    let found = check(&sources);
    match arguments.reading.format {
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
