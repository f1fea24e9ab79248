//! What compiling generated code costs.

use super::crates::{OURS, PEER, write};
use super::lines::{Count, count};
use super::usage::cargo;
use crate::Outcome;
use crate::corpus::cost::Cost;
use anyhow::Result;
use std::path::Path;
use std::time::Duration;

/// An API version that the peer has too.
const SHARED: &[&str] = &["aliyun-dysmsapi-2017-05-25"];
/// As many operations as are needed for a figure that does not depend on what any crate costs.
const MANY: &[&str] = &[
    "aliyun-dbs-2019-03-06",
    "aliyun-dbs-2021-01-01",
    "aliyun-dms-enterprise-2018-11-01",
    "aliyun-gpdb-2016-05-03",
];

/// What is compiled: a crate with some of its features.
struct Subject {
    title: &'static str,
    package: &'static str,
    features: Vec<String>,
    count: Count,
}

pub(super) fn run(corpus: &Path, whole: bool, scratch: &Path) -> Result<Outcome> {
    let folder = scratch.join("compile");
    write(corpus, &folder)?;
    let mut subjects = vec![
        of_peer("ali-acs", &["fc", "ocr", "sms"], &folder)?,
        of_ours("ours", MANY, &folder)?,
        of_peer("ali-acs, the same API", &["sms"], &folder)?,
        of_ours("ours, the same API", SHARED, &folder)?,
        of_peer("ali-acs, no feature", &[], &folder)?,
        of_ours("ours, no feature", &[], &folder)?,
    ];
    if whole {
        let all = ["ecs", "fc", "ocr", "oss", "rds", "sms"];
        subjects.push(of_peer("ali-acs, everything", &all, &folder)?);
        subjects.push(of_ours("ours, everything", &["full"], &folder)?);
    }
    println!(
        "| what | operations | lines an operation | check, CPU | memory | dev build, CPU | memory |"
    );
    println!("|---|---|---|---|---|---|---|");
    for subject in &subjects {
        measure(subject, &folder)?;
    }
    Ok(Outcome::Done)
}

fn of_peer(title: &'static str, features: &[&str], folder: &Path) -> Result<Subject> {
    let mut sum = Count::default();
    for feature in features {
        let file = folder.join(PEER).join("src").join(format!("{feature}.rs"));
        sum += count(&file, "impl crate::Request for ")?;
    }
    let features = features.iter().map(|&it| it.to_owned()).collect();
    Ok(Subject { title, package: PEER, features, count: sum })
}

fn of_ours(title: &'static str, features: &[&str], folder: &Path) -> Result<Subject> {
    let source = folder.join("generated").join("src");
    let mut sum = Count::default();
    for feature in features {
        sum += count(&source.join(module(feature)), "impl rt::Operation for ")?;
    }
    let features = features.iter().map(|&it| it.to_owned()).collect();
    Ok(Subject { title, package: OURS, features, count: sum })
}

/// The folder that a feature switches on.
fn module(feature: &str) -> String {
    let parts: Vec<_> = feature.split('-').collect();
    match parts.as_slice() {
        [provider, product @ .., year, month, day] => {
            format!("{provider}/{}/v{year}_{month}_{day}", product.join("_"))
        }
        _ => String::new(),
    }
}

fn measure(subject: &Subject, folder: &Path) -> Result<()> {
    let Subject { title, package, features, count: Count { operations, lines } } = subject;
    let check = alone("check", package, features, folder)?;
    let build = alone("build", package, features, folder)?;
    let per_line = if *operations == 0 { 0 } else { lines / operations };
    println!(
        "| {title} | {operations} | {per_line} | {} | {} | {} | {} |",
        cpu(check.processors, *operations),
        memory(check),
        cpu(build.processors, *operations),
        memory(build),
    );
    Ok(())
}

/// Compiles a crate whose dependencies are compiled already, which no feature here adds to.
fn alone(command: &str, package: &str, features: &[String], folder: &Path) -> Result<Cost> {
    let features = format!("--features={}", features.join(","));
    let package = format!("--package={package}");
    let bare = [command, "--quiet", &package, "--no-default-features"];
    cargo(&bare, folder)?;
    cargo(&["clean", "--quiet", &package], folder)?;
    cargo(&[&bare[..], &[&features]].concat(), folder)
}

fn cpu(cpu: Duration, operations: usize) -> String {
    let seconds = cpu.as_secs_f64();
    match u32::try_from(operations) {
        Ok(operations) if operations > 0 => {
            format!("{seconds:.1} s, {:.1} ms each", seconds * 1000.0 / f64::from(operations))
        }
        _ => format!("{seconds:.1} s"),
    }
}

fn memory(cost: Cost) -> String {
    format!("{} MB", cost.memory / 1_000_000)
}
