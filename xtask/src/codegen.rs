//! `cargo xtask codegen`.

mod cache;
mod warnings;
mod work;

use crate::output::{Change, apply, changes_but};
use crate::problems::{count, counts, print, print_first};
use crate::{Outcome, import, specs, watch, workspace};
use anyhow::Result;
use cache::Cache;
use similar::TextDiff;
use specwright_codegen::{Diagnostics, Severity, Source};
use std::path::{Path, PathBuf};
use std::time::Instant;
use work::{Tell, Work};

/// How many warnings are printed at most.
const MOST_WARNINGS: usize = 50;

/// What `codegen` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    specs: specs::Folder,
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
    let specs = arguments.specs.path();
    let out = workspace::or(arguments.out.as_deref(), "generated");
    if arguments.watch {
        return watch::run(&specs, &out);
    }
    let sources = specs::read(&specs)?;
    // What is checked is what the specs say, whatever was thought before.
    let cache = if arguments.check { None } else { Cache::new(&out) };
    let last = cache.as_ref().map(Cache::load).unwrap_or_default();
    let imported = import::imported(&specs);
    let work = match Work::do_it(&sources, last, &out, &imported, Tell::First(MOST_WARNINGS)) {
        Ok(work) => work,
        Err(diagnostics) => {
            print(&diagnostics, &specs);
            eprintln!("error: {} in the specs; nothing was written", counts(&diagnostics));
            return Ok(Outcome::Problems);
        }
    };
    warn(&work, &specs);
    let changes = changes_but(work.kept(), &work.tree, &out)?;
    if arguments.check {
        return Ok(match report(&changes, "codegen") {
            // What is committed has no warnings, but for what others publish.
            Outcome::Done if work.own_warnings() > 0 => Outcome::Problems,
            outcome => outcome,
        });
    }
    let (written, removed) = write(&changes, &work, cache.as_ref())?;
    let unchanged = unchanged(&work);
    println!(
        "{} spec files, {} generated files: {written} written, {removed} removed, in {:.0?}{unchanged}",
        sources.len(),
        work.tree.iter().len() + work.kept().count(),
        start.elapsed(),
    );
    Ok(Outcome::Done)
}

/// What came of a round of `--watch`.
pub(crate) struct Round {
    pub(crate) written: usize,
    pub(crate) removed: usize,
    /// All of them.
    pub(crate) warnings: Diagnostics,
    /// The API versions of which nothing is new, in words.
    pub(crate) unchanged: String,
}

/// Generates once more what is new.
pub(crate) fn round(
    sources: &[Source],
    specs: &Path,
    out: &Path,
) -> Result<Result<Round, Diagnostics>> {
    let cache = Cache::new(out);
    let last = cache.as_ref().map(Cache::load).unwrap_or_default();
    // What is gone since the round before can only be told of all.
    let imported = import::imported(specs);
    let work = match Work::do_it(sources, last, out, &imported, Tell::All) {
        Ok(work) => work,
        Err(problems) => return Ok(Err(problems)),
    };
    let changes = changes_but(work.kept(), &work.tree, out)?;
    let (written, removed) = write(&changes, &work, cache.as_ref())?;
    let unchanged = unchanged(&work);
    Ok(Ok(Round { written, removed, warnings: work.warnings, unchanged }))
}

/// Makes the changes, and says how many files were written and removed.
fn write(changes: &[Change], work: &Work, cache: Option<&Cache>) -> Result<(usize, usize)> {
    apply(changes)?;
    if let Some(cache) = cache {
        cache.save(&work.entries);
    }
    let removed = changes.iter().filter(|change| change.new.is_none()).count();
    Ok((changes.len() - removed, removed))
}

fn unchanged(work: &Work) -> String {
    match work.unchanged() {
        0 => String::new(),
        1 => "; nothing is new in 1 API version".to_owned(),
        more => format!("; nothing is new in {more} API versions"),
    }
}

/// Prints warnings, but not thousands: those of specs that were imported have a line for each API version.
fn warn(work: &Work, specs: &Path) {
    print_first(&work.warnings, MOST_WARNINGS, specs);
    for (version, counts) in &work.counts {
        if let Some(line) = warnings::in_one_line(version, &counts.imported) {
            eprintln!("note: {line}");
        }
    }
    let all = work.own_warnings();
    let more = match all.saturating_sub(MOST_WARNINGS) {
        0 => String::new(),
        more => format!("; `cargo xtask check` tells the other {more}"),
    };
    if let Some(counts) = count(all, Severity::Warning) {
        eprintln!("warning: {counts} in the specs{more}");
    }
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
