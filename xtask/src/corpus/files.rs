//! Writing specs and code.

use crate::output::{apply, changes};
use anyhow::{Context, Result};
use specwright_codegen::{FileTree, Source};
use std::fs;
use std::path::Path;

pub(super) fn write_specs(sources: &[Source], folder: &Path) -> Result<()> {
    start_over(folder)?;
    for Source { path, bytes } in sources {
        write(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// What is the same stays untouched, so that it need not be compiled again.
pub(super) fn write_code(tree: &FileTree, folder: &Path) -> Result<()> {
    apply(&changes(tree, folder)?)
}

/// Empties a folder of ours.
fn start_over(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot empty `{}`", folder.display()))
        }
        _ => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    fs::write(path, bytes).with_context(|| format!("cannot write `{}`", path.display()))
}
