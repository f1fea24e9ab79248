//! `cargo check` of everything that was generated, as one crate with all features.

use super::cost::{self, Cost};
use crate::output::existing;
use crate::workspace;
use anyhow::{Context, Result};
use specwright_codegen::plan;
use std::path::{Path, absolute};
use std::process::Command;
use std::{env, fs};

/// The crate of everything.
const NAME: &str = "specwright-corpus";

/// What the compiler said.
pub(super) struct Compiled {
    pub(super) cost: Cost,
    /// The errors, each with its place; a crate without any compiles.
    pub(super) errors: Vec<String>,
}

/// Checks a generated crate. What it stands on is checked before, so that the cost is its own.
pub(super) fn check(plan: &plan::Crate, generated: &Path, folder: &Path) -> Result<Compiled> {
    write(plan, generated, folder)?;
    let (status, _) = cost::run(&mut cargo(folder, "blocking,download,reqwest"))?;
    anyhow::ensure!(status.success(), "what generated code stands on does not compile");
    let log = folder.join("errors.txt");
    let file =
        fs::File::create(&log).with_context(|| format!("cannot write `{}`", log.display()))?;
    // What is compiled already would cost nothing.
    let (status, _) = cost::run(command("clean", folder).args(["--package", NAME]))?;
    anyhow::ensure!(status.success(), "what was compiled before cannot be removed");
    let mut check = cargo(folder, "blocking,download,reqwest,full");
    let (status, cost) = cost::run(check.stderr(file))?;
    let text = existing(&log)?.unwrap_or_default();
    let mut errors: Vec<_> =
        text.lines().filter(|line| line.contains(": error")).map(str::to_owned).collect();
    if !status.success() && errors.is_empty() {
        errors.push(format!("{status}; see `{}`", log.display()));
    }
    Ok(Compiled { cost, errors })
}

fn command(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([name, "--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml"));
    command.arg("--target-dir").arg(workspace::target());
    command
}

fn cargo(folder: &Path, features: &str) -> Command {
    let mut command = command("check", folder);
    command.args(["--message-format", "short", "--features", features]);
    // Keeping pieces for the next time costs time and memory, and there is no next time.
    command.env("CARGO_INCREMENTAL", "0");
    command
}

/// Writes a manifest of its own, as that of the generated crate belongs to another workspace.
fn write(plan: &plan::Crate, generated: &Path, folder: &Path) -> Result<()> {
    let versions = plan.providers.iter().flat_map(|it| &it.products).flat_map(|it| &it.versions);
    let names: Vec<_> = versions.map(|api| format!("{:?}", api.feature)).collect();
    let features: Vec<_> = names.iter().map(|name| format!("{name} = []\n")).collect();
    let path = |path: &Path| -> Result<String> {
        Ok(serde_json::to_string(&absolute(path)?.to_string_lossy())?)
    };
    let library = path(&generated.join("src").join("lib.rs"))?;
    let runtime = path(&workspace::folder("runtime"))?;
    let manifest = format!(
        r#"[workspace]

[package]
name = "{NAME}"
version = "0.0.0"
edition = "2024"

[lib]
path = {library}

[dependencies]
specwright-runtime = {{ path = {runtime}, default-features = false }}

[features]
blocking = ["specwright-runtime/blocking"]
download = ["specwright-runtime/download"]
reqwest = ["specwright-runtime/reqwest"]
full = [{}]
{}"#,
        names.join(", "),
        features.concat()
    );
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    let mut files = vec![("Cargo.toml", manifest)];
    if let Some(lock) = existing(&workspace::folder("Cargo.lock"))? {
        files.push(("Cargo.lock", lock));
    }
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(())
}
