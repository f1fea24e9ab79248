//! The workspace with the crates that are compiled.

use super::calls;
use crate::output::put;
use crate::workspace;
use anyhow::{Context, Result};
use std::env::current_exe;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::process::{Command, Stdio};
use walkdir::WalkDir;

/// The crate that ours is compared with. Its version is that of `tests/bench`.
pub(super) const PEER: &str = "ali-acs";
/// Ours.
pub(super) const OURS: &str = "specwright-sdk";

/// Writes everything into the folder.
pub(super) fn write(corpus: &Path, folder: &Path) -> Result<()> {
    import(corpus, folder)?;
    let peer = source_of_peer()?;
    copy(&peer, &folder.join(PEER))?;
    manifest(folder, &["generated", PEER])
}

/// Writes the manifest of the workspace.
pub(super) fn manifest(folder: &Path, members: &[&str]) -> Result<()> {
    let runtime = absolute(workspace::folder("runtime")).context("cannot find the runtime")?;
    let runtime = serde_json::to_string(&runtime.to_string_lossy())?;
    put(
        &folder.join("Cargo.toml"),
        &format!(
            r#"[workspace]
members = {members:?}
resolver = "3"

[workspace.package]
version = "0.0.0"
edition = "2024"
rust-version = "1.95"
license = "MIT OR Apache-2.0"
publish = false

[workspace.dependencies]
specwright-runtime = {{ path = {runtime}, default-features = false }}
tokio = {{ version = "1", default-features = false }}

[workspace.lints]
"#
        ),
    )
}

/// Imports and generates with this program, as anybody would.
pub(super) fn import(corpus: &Path, folder: &Path) -> Result<()> {
    let mut command = Command::new(current_exe().context("cannot find this program")?);
    command.arg("corpus").arg(corpus).arg("--scratch").arg(folder);
    command.arg("--no-examples").stdout(Stdio::null());
    let status = command.status().context("cannot run `cargo xtask corpus`")?;
    anyhow::ensure!(status.success(), "`cargo xtask corpus` failed");
    Ok(())
}

/// Where cargo keeps the source of the peer.
fn source_of_peer() -> Result<PathBuf> {
    let folder = workspace::folder("tests/bench");
    calls::generate(&folder)?;
    let manifest = folder.join("Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version=1", "--manifest-path"]).arg(manifest);
    let output = command.stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("`cargo metadata` failed")?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let peer =
        packages.iter().find(|it| it["name"] == PEER).and_then(|it| it["manifest_path"].as_str());
    let manifest = PathBuf::from(peer.with_context(|| format!("there is no `{PEER}`"))?);
    Ok(manifest.parent().map(Path::to_path_buf).unwrap_or_default())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry.with_context(|| format!("cannot read `{}`", from.display()))?;
        let below = entry.path().strip_prefix(from).unwrap_or(entry.path());
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path())
                .with_context(|| format!("cannot read `{}`", entry.path().display()))?;
            put(&to.join(below), &String::from_utf8_lossy(&bytes))?;
        }
    }
    Ok(())
}
