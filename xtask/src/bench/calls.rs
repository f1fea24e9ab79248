//! What calls cost.

use super::usage::cargo;
use crate::output::{apply, changes};
use crate::{Outcome, specs, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What is measured, and what that means.
const GROUPS: &[(&str, &str)] = &[
    ("request", "a request is built, encoded, signed and given to reqwest"),
    ("decode", "a megabyte of JSON becomes the type of the answer"),
    ("call", "both, in a call"),
    ("empty", "a call whose answer is empty"),
    ("refused", "a call that reqwest refuses to send"),
];
/// What the others are compared with.
const BASE: &str = "by hand";

pub(super) fn run() -> Result<Outcome> {
    let folder = workspace::folder("tests/bench");
    generate(&folder)?;
    cargo(&["bench", "--quiet", "--locked"], &folder)?;
    println!("| what | by hand | ours | ali-acs |");
    println!("|---|---|---|---|");
    for (group, meaning) in GROUPS {
        let measured = folder.join("target/criterion").join(group);
        let base = fastest(&measured.join(BASE))?.context("criterion has measured nothing")?;
        let ratio = |name: &str| -> Result<String> {
            let fastest = fastest(&measured.join(name))?;
            Ok(fastest.map_or_else(String::new, |it| format!("{:.2}", it / base)))
        };
        let (ours, peer) = (ratio("ours")?, ratio("ali-acs")?);
        println!("| {group}: {meaning} | 1 = {:.1} µs | {ours} | {peer} |", base / 1000.0);
    }
    Ok(Outcome::Done)
}

/// Writes the client that is compared with the others, without which their workspace is not complete.
pub(super) fn generate(folder: &Path) -> Result<()> {
    let analysis = specs::analyze(&folder.join("specs"))?;
    let analysis = analysis.context("the specs of the benchmarks are wrong")?;
    apply(&changes(&analysis.files(), &folder.join("sdk"))?)
}

/// What criterion has measured.
#[derive(serde::Deserialize)]
struct Samples {
    /// How often each sample has repeated what is measured.
    iters: Vec<f64>,
    /// How long that took, in nanoseconds.
    times: Vec<f64>,
}

/// The fastest sample, in nanoseconds: whatever else a machine does can only slow one down.
fn fastest(folder: &Path) -> Result<Option<f64>> {
    let Ok(text) = fs::read_to_string(folder.join("new").join("sample.json")) else {
        return Ok(None);
    };
    let Samples { iters, times } = serde_json::from_str(&text)?;
    Ok(times.iter().zip(iters).map(|(time, count)| time / count).reduce(f64::min))
}
