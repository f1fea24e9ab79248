//! Compiling one crate alone.

use super::lines::Count;
use super::usage::cargo;
use crate::corpus::cost::Cost;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// As many operations as are needed for a figure that does not depend on what any crate costs.
pub(super) const MANY: &[&str] = &[
    "aliyun-dbs-2019-03-06",
    "aliyun-dbs-2021-01-01",
    "aliyun-dms-enterprise-2018-11-01",
    "aliyun-gpdb-2016-05-03",
];

/// The feature with which types are those of serde, which dependencies have as well.
pub(super) const SERDE: &str = "serde";

/// What is compiled: a crate with some of its features.
pub(super) struct Subject {
    pub(super) title: &'static str,
    pub(super) package: &'static str,
    pub(super) features: Vec<String>,
    pub(super) count: Count,
}

/// Where the code of a feature is, below the sources of the crate.
pub(super) fn module(feature: &str) -> PathBuf {
    let parts: Vec<_> = feature.split('-').collect();
    match parts.as_slice() {
        [provider, product @ .., year, month, day] => {
            format!("{provider}/{}/v{year}_{month}_{day}", product.join("_")).into()
        }
        _ => PathBuf::new(),
    }
}

/// How often each is compiled. Other work on a machine only ever adds to what something takes.
const ROUNDS: usize = 3;

/// What the cheapest of all rounds took.
#[derive(Clone, Copy)]
struct Least {
    check: Cost,
    build: Cost,
}

/// Compiles each several times, in turn, and prints a table of what the cheapest time took.
pub(super) fn measure(subjects: &[Subject], folder: &Path) -> Result<()> {
    let mut least: Vec<Option<Least>> = vec![None; subjects.len()];
    for _ in 0..ROUNDS {
        for (subject, least) in subjects.iter().zip(&mut least) {
            let Subject { package, features, .. } = subject;
            let check = alone("check", package, features, folder)?;
            let build = alone("build", package, features, folder)?;
            let before = least.unwrap_or(Least { check, build });
            *least = Some(Least {
                check: cheaper(before.check, check),
                build: cheaper(before.build, build),
            });
        }
    }
    println!(
        "| what | operations | lines an operation | check, CPU | memory | dev build, CPU | memory |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (subject, least) in subjects.iter().zip(least) {
        let Some(Least { check, build }) = least else { continue };
        let Subject { title, count: Count { operations, lines }, .. } = subject;
        let per_line = if *operations == 0 { 0 } else { lines / operations };
        println!(
            "| {title} | {operations} | {per_line} | {} | {} | {} | {} |",
            cpu(check.processors, *operations),
            memory(check),
            cpu(build.processors, *operations),
            memory(build),
        );
    }
    Ok(())
}

/// The cheaper of two runs.
fn cheaper(one: Cost, other: Cost) -> Cost {
    if other.processors < one.processors { other } else { one }
}

/// Compiles a crate whose dependencies are compiled already.
fn alone(command: &str, package: &str, features: &[String], folder: &Path) -> Result<Cost> {
    let shared = if features.iter().any(|it| it == SERDE) { SERDE } else { "" };
    let shared = format!("--features={shared}");
    let features = format!("--features={}", features.join(","));
    let package = format!("--package={package}");
    let bare = [command, "--quiet", &package, "--no-default-features"];
    cargo(&[&bare[..], &[&shared]].concat(), folder)?;
    cargo(&["clean", "--quiet", &package], folder)?;
    cargo(&[&bare[..], &[&features]].concat(), folder)
}

fn cpu(cpu: Duration, operations: usize) -> String {
    let seconds = cpu.as_secs_f64();
    match u32::try_from(operations) {
        Ok(operations) if operations > 0 => {
            format!("{seconds:.2} s, {:.1} ms each", seconds * 1000.0 / f64::from(operations))
        }
        _ => format!("{seconds:.2} s"),
    }
}

fn memory(cost: Cost) -> String {
    format!("{} MB", cost.memory / 1_000_000)
}
