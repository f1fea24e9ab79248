//! What is different on disk, and how to make it the same.
//!
//! Nothing is touched before everything is known and every new file is written beside its place.

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use specwright_codegen::FileTree;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file that is not as generated.
pub(crate) struct Change {
    /// The file.
    pub(crate) path: PathBuf,
    /// What it holds; empty if it is missing.
    pub(crate) old: String,
    /// What it should hold; `None` if it should not be there.
    pub(crate) new: Option<String>,
}

/// The differences between what was generated and what lies in the folder.
pub(crate) fn changes(tree: &FileTree, out: &Path) -> Result<Vec<Change>> {
    changes_but(std::iter::empty(), tree, out)
}

/// The same, where some files are known to be as they should.
pub(crate) fn changes_but<'k>(
    kept: impl Iterator<Item = &'k String>,
    tree: &FileTree,
    out: &Path,
) -> Result<Vec<Change>> {
    let mut wanted: BTreeSet<PathBuf> = kept.map(|path| out.join(path)).collect();
    wanted.extend(tree.iter().map(|(path, _)| out.join(path)));
    let files: Vec<(&str, &str)> = tree.iter().collect();
    let found: Vec<Result<Option<Change>>> =
        files.into_par_iter().map(|(path, text)| change(out.join(path), text, out)).collect();
    // Of several mistakes, it is always the first that is told.
    let found = found.into_iter().collect::<Result<Vec<_>>>()?;
    let mut changes: Vec<Change> = found.into_iter().flatten().collect();
    for path in strays(&out.join("src"), &wanted)? {
        let old = existing(&path)?.unwrap_or_default();
        ours(&path, &old, "remove")?;
        changes.push(Change { path, old, new: None });
    }
    Ok(changes)
}

/// What is different about a file, if anything is.
fn change(path: PathBuf, text: &str, out: &Path) -> Result<Option<Change>> {
    let old = existing(&path)?;
    if old.as_deref() == Some(text) {
        return Ok(None);
    }
    inside(&path, out)?;
    if let Some(old) = &old {
        ours(&path, old, "overwrite")?;
    }
    Ok(Some(Change { path, old: old.unwrap_or_default(), new: Some(text.to_owned()) }))
}

/// Refuses a file that a link would put elsewhere.
fn inside(path: &Path, out: &Path) -> Result<()> {
    let real = |path: &Path| path.ancestors().find_map(|it| it.canonicalize().ok());
    let root = out.canonicalize().ok();
    let leads_out = root.zip(real(path)).is_some_and(|(root, real)| !real.starts_with(&root));
    if leads_out {
        let (path, out) = (path.display(), out.display());
        bail!("will not write `{path}`: a link on the way leads out of `{out}`");
    }
    Ok(())
}

/// The text of a file; `None` if there is none.
pub(crate) fn existing(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Writes a file unless it is the same already.
pub(crate) fn put(path: &Path, text: &str) -> Result<()> {
    if existing(path)?.as_deref() == Some(text) {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(parent).and_then(|()| fs::write(path, text));
    written.with_context(|| format!("cannot write `{}`", path.display()))
}

/// Refuses to touch what somebody wrote by hand.
fn ours(path: &Path, text: &str, what: &str) -> Result<()> {
    if text.lines().next().is_some_and(|line| line.contains(FileTree::MARK)) {
        return Ok(());
    }
    let path = path.display();
    bail!(
        "will not {what} `{path}`: it was not generated; move it, or generate into another folder"
    )
}

fn strays(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut strays = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        if !entry.file_type().is_dir() && !wanted.contains(entry.path()) {
            strays.push(entry.into_path());
        }
    }
    Ok(strays)
}

/// Makes the changes: first writes every new text beside its place, then moves all into place.
pub(crate) fn apply(changes: &[Change]) -> Result<()> {
    let staged = stage(changes).inspect_err(|_| {
        for change in changes {
            // What was not staged is not there.
            let _ = fs::remove_file(beside(&change.path));
        }
    })?;
    staged.into_par_iter().try_for_each(|path| {
        fs::rename(beside(path), path).with_context(|| format!("cannot write `{}`", path.display()))
    })?;
    for change in changes.iter().filter(|change| change.new.is_none()) {
        fs::remove_file(&change.path)
            .with_context(|| format!("cannot remove `{}`", change.path.display()))?;
        remove_empty(change.path.parent());
    }
    Ok(())
}

fn stage(changes: &[Change]) -> Result<Vec<&Path>> {
    let new = changes.iter().filter_map(|it| Some((it.path.as_path(), it.new.as_deref()?)));
    let new: Vec<(&Path, &str)> = new.collect();
    let folders: BTreeSet<&Path> = new.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    let write = |(path, text): (&'_ Path, &str)| {
        let beside = beside(path);
        fs::write(&beside, text).with_context(|| format!("cannot write `{}`", beside.display()))
    };
    new.par_iter().copied().try_for_each(write)?;
    Ok(new.into_iter().map(|(path, _)| path).collect())
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

/// Removes folders that have become empty; the first that is not ends it.
fn remove_empty(mut folder: Option<&Path>) {
    while let Some(path) = folder {
        if fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}
