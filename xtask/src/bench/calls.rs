//! What calls cost.

use super::usage::cargo;
use crate::output::{apply, changes};
use crate::{Outcome, specs, workspace};
use anyhow::{Context, Result, ensure};
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
/// Whose calls they are. The others are compared with the first.
const CLIENTS: [&str; 3] = ["by hand", "ours", "ali-acs"];
/// Everything is measured so often, for a short time, so that all have a share in what quiet moments there are.
const ROUNDS: usize = 5;
const ROUND: [&str; 8] = [
    "bench",
    "--quiet",
    "--locked",
    "--bench=calls",
    "--",
    "--warm-up-time=0.5",
    "--measurement-time=1",
    "--sample-size=30",
];

pub(super) fn run() -> Result<Outcome> {
    let folder = workspace::folder("tests/bench");
    generate(&folder)?;
    let mut table = GROUPS.iter().map(|_| [f64::INFINITY; 3]).collect::<Vec<_>>();
    for _ in 0..ROUNDS {
        cargo(&ROUND, &folder)?;
        for ((group, _), row) in GROUPS.iter().zip(&mut table) {
            let measured = folder.join("target/criterion").join(group);
            for (client, cell) in CLIENTS.iter().zip(row) {
                *cell = fastest(&measured.join(client))?.min(*cell);
            }
        }
    }
    println!("| what | by hand | ours | ali-acs |");
    println!("|---|---|---|---|");
    for ((group, meaning), [base, ours, peer]) in GROUPS.iter().zip(table) {
        ensure!(base.is_finite(), "criterion has not measured `{group}`");
        let ratio =
            |it: f64| if it.is_finite() { format!("{:.2}", it / base) } else { String::new() };
        let (ours, peer) = (ratio(ours), ratio(peer));
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

/// The fastest sample, in nanoseconds: whatever else a machine does can only slow one down. What is not measured
/// takes for ever.
fn fastest(folder: &Path) -> Result<f64> {
    let Ok(text) = fs::read_to_string(folder.join("new").join("sample.json")) else {
        return Ok(f64::INFINITY);
    };
    let Samples { iters, times } = serde_json::from_str(&text)?;
    Ok(times.iter().zip(iters).map(|(time, count)| time / count).fold(f64::INFINITY, f64::min))
}
