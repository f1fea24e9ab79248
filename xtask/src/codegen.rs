//! `cargo xtask codegen`.

use crate::output::{Change, apply, changes};
use crate::problems::{counts, print};
use crate::{Outcome, specs, watch, workspace};
use anyhow::Result;
use similar::TextDiff;
use specwright_codegen::analyze;
use std::path::PathBuf;
use std::time::Instant;

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
        print(&analysis.warnings, &specs);
        eprintln!("warning: {} in the specs", counts(&analysis.warnings));
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
