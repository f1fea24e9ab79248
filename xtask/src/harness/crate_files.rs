//! The files of the programs.

use super::plan::Part;
use crate::output::{apply, changes, existing, put};
use crate::workspace;
use anyhow::{Context, Result};
use specwright_codegen::{Analysis, HarnessScope};
use std::path::{Path, PathBuf, absolute};

/// Writes a workspace with a crate for each program.
pub(super) fn write(
    analysis: &Analysis,
    generated: &Path,
    folder: &Path,
    parts: &[Part],
) -> Result<()> {
    put(&folder.join("Cargo.toml"), &workspace_manifest(parts))?;
    // The same versions as in the workspace, which are there already.
    if let Some(lock) = existing(&workspace::folder("Cargo.lock"))? {
        put(&folder.join("Cargo.lock"), &lock)?;
    }
    let library = absolute_text(&generated.join("src").join("lib.rs"))?;
    for part in parts {
        let folder = folder.join(&part.name);
        put(&folder.join("Cargo.toml"), &manifest(part)?)?;
        let scope =
            HarnessScope { library: &library, features: &part.features, calls: &part.calls };
        apply(&changes(&analysis.harness(scope), &folder)?)?;
    }
    Ok(())
}

fn workspace_manifest(parts: &[Part]) -> String {
    let names: Vec<_> = parts.iter().map(|part| format!("{:?}", part.name)).collect();
    format!(
        r#"[workspace]
members = [{}]
resolver = "3"

[profile.dev]
debug = false
"#,
        names.join(", ")
    )
}

/// The features of the program are those of the generated crate, which is a module of it.
fn manifest(part: &Part) -> Result<String> {
    let runtime = toml_string(&absolute_text(&workspace::folder("runtime"))?)?;
    let harness = toml_string(&absolute_text(&workspace::folder("tests/harness"))?)?;
    let names: Vec<_> = part.features.iter().map(|name| format!("{name:?}")).collect();
    let features: Vec<_> = names.iter().map(|name| format!("{name} = []\n")).collect();
    Ok(format!(
        r#"[package]
name = "{}"
version = "0.0.0"
edition = "2024"

[dependencies]
specwright-harness = {{ path = {harness} }}
specwright-runtime = {{ path = {runtime}, default-features = false }}

[lints.rust]
# It has not the features of all API versions.
unexpected_cfgs = "allow"

[features]
default = [{}]
# Not for programs that call nobody.
blocking = []
download = []
reqwest = []
{}"#,
        part.name,
        names.join(", "),
        features.concat()
    ))
}

fn absolute_text(path: &Path) -> Result<String> {
    let absolute: PathBuf =
        absolute(path).with_context(|| format!("cannot find `{}`", path.display()))?;
    Ok(absolute.to_string_lossy().into_owned())
}

/// A string of JSON is one of TOML.
fn toml_string(text: &str) -> Result<String> {
    Ok(serde_json::to_string(text)?)
}
