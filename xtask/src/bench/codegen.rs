//! What generating code costs, over everything in a corpus.

use super::crates::import;
use crate::Outcome;
use crate::corpus::cost::{Cost, run as cost_of};
use anyhow::{Context, Result};
use std::env::current_exe;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use walkdir::WalkDir;

/// How many threads generate, on a machine with any number of processors.
const THREADS: &str = "2";
/// What a change of a spec changes.
const SUMMARY: &str = "\"summary\": \"";

pub(super) fn run(corpus: &Path, scratch: &Path) -> Result<Outcome> {
    let folder = fresh(scratch)?;
    import(corpus, &folder)?;
    let specs = folder.join("specs");
    let operations = operations(&specs)?;
    let first = operations.first().context("nothing in the corpus was imported")?;
    let out = folder.join("fresh");
    let cold = generate(&specs, &out)?;
    let again = generate(&specs, &out)?;
    change(first)?;
    let changed = generate(&specs, &out)?;
    println!("{} operations, {THREADS} threads", operations.len());
    println!();
    println!("| run | wall | of the first | an operation | CPU | peak memory |");
    println!("|---|---|---|---|---|---|");
    let runs = [("into an empty folder", cold), ("again", again), ("one spec changed", changed)];
    for (title, cost) in runs {
        println!("{}", row(title, cost, cold, operations.len()));
    }
    forget_others(&folder)?;
    Ok(Outcome::Done)
}

/// A folder that is not there yet: to empty one with thousands of files makes file systems slow for a while.
fn fresh(scratch: &Path) -> Result<PathBuf> {
    let scratch = scratch.join("codegen");
    fs::create_dir_all(&scratch).with_context(|| format!("cannot make `{}`", scratch.display()))?;
    let mut folders = (1_u32..).map(|number| scratch.join(number.to_string()));
    folders.find(|folder| !folder.exists()).context("there are too many folders")
}

/// Removes what earlier runs have left, now that it disturbs no measurement.
fn forget_others(folder: &Path) -> Result<()> {
    let scratch = folder.parent().unwrap_or(folder);
    let entries = fs::read_dir(scratch);
    for entry in entries.with_context(|| format!("cannot read `{}`", scratch.display()))? {
        let path = entry?.path();
        if path != folder && path.is_dir() {
            fs::remove_dir_all(&path)
                .with_context(|| format!("cannot remove `{}`", path.display()))?;
        }
    }
    Ok(())
}

/// The files of operations, in the order of their paths.
fn operations(specs: &Path) -> Result<Vec<PathBuf>> {
    let mut operations = Vec::new();
    for entry in WalkDir::new(specs).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read `{}`", specs.display()))?;
        if entry.file_type().is_file() {
            let spec: serde_json::Value = serde_json::from_str(&read(entry.path())?)
                .with_context(|| format!("cannot read `{}`", entry.path().display()))?;
            if spec.get("operation").is_some() {
                operations.push(entry.into_path());
            }
        }
    }
    Ok(operations)
}

/// Generates with this program, as anybody would.
fn generate(specs: &Path, out: &Path) -> Result<Cost> {
    let mut command = Command::new(current_exe().context("cannot find this program")?);
    command.arg("codegen").arg("--specs").arg(specs).arg("--out").arg(out);
    command.env("RAYON_NUM_THREADS", THREADS).stdout(Stdio::null()).stderr(Stdio::null());
    let (status, cost) = cost_of(&mut command)?;
    anyhow::ensure!(status.success(), "`cargo xtask codegen` failed; `cargo xtask check` says why");
    Ok(cost)
}

/// Changes the summary of an operation.
fn change(path: &Path) -> Result<()> {
    let text = read(path)?;
    let changed = text.replacen(SUMMARY, &format!("{SUMMARY}Changed: "), 1);
    anyhow::ensure!(text != changed, "`{}` has no summary", path.display());
    fs::write(path, changed).with_context(|| format!("cannot write `{}`", path.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

fn row(title: &str, cost: Cost, first: Cost, operations: usize) -> String {
    let wall = cost.wall.as_secs_f64();
    let ratio = wall / first.wall.as_secs_f64();
    let each = u32::try_from(operations).map_or(0.0, |it| wall * 1000.0 / f64::from(it));
    let (processors, memory) = (cost.processors.as_secs_f64(), cost.memory / 1_000_000);
    format!(
        "| {title} | {wall:.2} s | {ratio:.2} | {each:.2} ms | {processors:.1} s | {memory} MB |"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn cost(wall: u64) -> Cost {
        let wall = Duration::from_millis(wall);
        Cost { wall, processors: wall * 2, memory: 7_900_000 }
    }

    #[test]
    fn only_the_folder_of_the_last_run_stays() -> Result<()> {
        let scratch = tempfile::tempdir()?;
        let first = fresh(scratch.path())?;
        fs::create_dir_all(first.join("specs"))?;
        let second = fresh(scratch.path())?;
        fs::create_dir_all(&second)?;
        assert_ne!(first, second);
        forget_others(&second)?;
        assert_eq!((first.exists(), second.exists()), (false, true));
        Ok(())
    }

    #[test]
    fn a_run_is_compared_with_the_first() {
        let row = row("again", cost(500), cost(2000), 1000);
        assert_eq!(row, "| again | 0.50 s | 0.25 | 0.50 ms | 1.0 s | 7 MB |");
    }
}
