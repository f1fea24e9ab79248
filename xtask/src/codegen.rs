//! `cargo xtask codegen`.

use crate::output::{Change, apply, changes};
use crate::{Outcome, specs, workspace};
use anyhow::Result;
use similar::TextDiff;
use specwright_codegen::{Color, Diagnostics, Severity, analyze};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
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
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let start = Instant::now();
    let specs = arguments.specs.clone().unwrap_or_else(|| workspace::folder("specs"));
    let out = arguments.out.clone().unwrap_or_else(|| workspace::folder("generated"));
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

/// Prints problems on standard error.
pub(crate) fn print(diagnostics: &Diagnostics, specs: &Path) {
    let color = if std::io::stderr().is_terminal() { Color::On } else { Color::Off };
    eprint!("{}", diagnostics.render(&specs.to_string_lossy(), color));
}

/// How many errors and warnings there are, in words.
pub(crate) fn counts(diagnostics: &Diagnostics) -> String {
    let count = |severity: Severity| match (diagnostics.count(severity), severity.as_str()) {
        (0, _) => None,
        (1, word) => Some(format!("1 {word}")),
        (count, word) => Some(format!("{count} {word}s")),
    };
    let counts = [Severity::Error, Severity::Warning].into_iter().filter_map(count);
    counts.collect::<Vec<_>>().join(" and ")
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
