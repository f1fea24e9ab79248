//! `cargo xtask codegen`.

use crate::output::{Change, apply, changes};
use crate::problems::{counts, print, print_first};
use crate::{Outcome, specs, watch, workspace};
use anyhow::Result;
use similar::TextDiff;
use specwright_codegen::{Diagnostics, analyze};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many warnings are printed at most.
const MOST_WARNINGS: usize = 50;

/// What `codegen` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of spec files [default: `specs` of the workspace].
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// The folder of the generated crate [default: `generated` of the workspace].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing; print what is different, and fail if anything is, or if there are warnings.
    #[arg(long)]
    check: bool,
    /// Go on, and generate again whenever a spec file is saved.
    #[arg(long, conflicts_with = "check")]
    watch: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let start = Instant::now();
    let specs = workspace::or(arguments.specs.as_deref(), "specs");
    let out = workspace::or(arguments.out.as_deref(), "generated");
    if arguments.watch {
        return watch::run(&specs, &out);
    }
    let sources = specs::read(&specs)?;
    let analysis = match analyze(&sources) {
        Ok(analysis) => analysis,
        Err(diagnostics) => {
            print(&diagnostics, &specs);
            eprintln!("error: {} in the specs; nothing was written", counts(&diagnostics));
            return Ok(Outcome::Problems);
        }
    };
    if !analysis.warnings.is_empty() {
        warn(&analysis.warnings, &specs);
    }
    let tree = analysis.files();
    let changes = changes(&tree, &out)?;
    if arguments.check {
        return Ok(match report(&changes, "codegen") {
            // What is committed has no warnings.
            Outcome::Done if !analysis.warnings.is_empty() => Outcome::Problems,
            outcome => outcome,
        });
    }
    apply(&changes)?;
    let removed = changes.iter().filter(|change| change.new.is_none()).count();
    println!(
        "{} spec files, {} generated files: {} written, {removed} removed, in {:.0?}",
        sources.len(),
        tree.iter().len(),
        changes.len() - removed,
        start.elapsed(),
    );
    Ok(Outcome::Done)
}

/// Prints warnings, but not thousands: specs that are imported can have as many.
fn warn(warnings: &Diagnostics, specs: &Path) {
    print_first(warnings, MOST_WARNINGS, specs);
    let more = warnings.iter().len().saturating_sub(MOST_WARNINGS);
    let more = match more {
        0 => String::new(),
        more => format!("; `cargo xtask check` tells the other {more}"),
    };
    eprintln!("warning: {} in the specs{more}", counts(warnings));
}

/// Prints what is stale, and with which command it can be mended.
pub(crate) fn report(changes: &[Change], command: &str) -> Outcome {
    if changes.is_empty() {
        println!("the generated files are up to date");
        return Outcome::Done;
    }
    for Change { path, old, new } in changes {
        let path = path.display().to_string();
        let new = new.as_deref().unwrap_or_default();
        let diff = TextDiff::from_lines(old.as_str(), new);
        let after = format!("{path} (generated)");
        print!("{}", diff.unified_diff().header(&path, &after));
    }
    println!("{} generated files are stale; run `cargo xtask {command}`", changes.len());
    Outcome::Problems
}
