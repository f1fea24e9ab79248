//! The files of the program.

use crate::output::{apply, changes, existing};
use crate::workspace;
use anyhow::{Context, Result};
use specwright_codegen::Analysis;
use std::fs;
use std::path::{Path, PathBuf, absolute};

/// The name of the program.
pub(super) const NAME: &str = "specwright-verify";

/// Writes the crate of the program, with one inside that is the generated crate without its own
/// manifest, which belongs to another workspace.
pub(super) fn write(analysis: &Analysis, generated: &Path, folder: &Path) -> Result<()> {
    let runtime = quoted(&workspace::folder("runtime"))?;
    let harness = quoted(&workspace::folder("tests/harness"))?;
    let source = quoted(&generated.join("src").join("lib.rs"))?;
    let providers = &analysis.plan.providers;
    let versions = providers.iter().flat_map(|it| &it.products).flat_map(|it| &it.versions);
    let features: Vec<String> = versions.map(|api| format!("{:?} = []\n", api.feature)).collect();
    let names: Vec<&str> = features.iter().filter_map(|it| it.split(" = ").next()).collect();
    put(
        &folder.join("Cargo.toml"),
        &format!(
            r#"[workspace]
members = ["sdk"]
resolver = "3"

[package]
name = "{NAME}"
version = "0.0.0"
edition = "2024"

[dependencies]
specwright-harness = {{ path = {harness} }}
specwright-runtime = {{ path = {runtime}, default-features = false }}
specwright-sdk = {{ path = "sdk", features = ["full"] }}

[profile.dev]
debug = "line-tables-only"

[profile.dev.package."*"]
debug = false

[profile.dev.package.{NAME}]
debug = false

[profile.dev.package.specwright-sdk]
debug = false
"#
        ),
    )?;
    put(
        &folder.join("sdk").join("Cargo.toml"),
        &format!(
            r#"[package]
name = "specwright-sdk"
version = "0.0.0"
edition = "2024"

[lib]
path = {source}

[dependencies]
specwright-runtime = {{ path = {runtime}, default-features = false }}

[features]
reqwest = []
full = [{}]
{}"#,
            names.join(", "),
            features.concat()
        ),
    )?;
    // The same versions as in the workspace, which are there already.
    if let Some(lock) = existing(&workspace::folder("Cargo.lock"))? {
        put(&folder.join("Cargo.lock"), &lock)?;
    }
    apply(&changes(&analysis.harness(), folder)?)
}

/// The absolute path as a string of TOML.
fn quoted(path: &Path) -> Result<String> {
    let absolute: PathBuf =
        absolute(path).with_context(|| format!("cannot find `{}`", path.display()))?;
    Ok(serde_json::to_string(&absolute.to_string_lossy())?)
}

/// Writes a file unless it is the same already.
fn put(path: &Path, text: &str) -> Result<()> {
    if existing(path)?.as_deref() == Some(text) {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(parent).and_then(|()| fs::write(path, text));
    written.with_context(|| format!("cannot write `{}`", path.display()))
}
