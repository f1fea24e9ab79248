//! The files of an import, and the record of what was imported last, by which edits are told from changes
//! of the source.
//!
//! The record is a folder beside those of the providers, with the same files as the import made them.

use anyhow::{Context, Result};
use specwright_codegen::import::{Change, Format, Import, SpecFile, merge};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The folder of the record; spec files are not read from it.
const RECORD: &str = ".imported";

/// The paths of the spec files that were imported, below the folder of all.
pub(crate) fn imported(specs: &Path) -> BTreeSet<String> {
    let record = specs.join(RECORD);
    let below = |path: &Path| {
        let names = path.strip_prefix(&record).unwrap_or(path).iter();
        names.map(|it| it.to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let entries = WalkDir::new(&record).into_iter().flatten();
    entries.filter(|it| it.file_type().is_file()).map(|it| below(it.path())).collect()
}

/// What became of the files of an import.
#[derive(Default)]
pub(super) struct Written {
    pub(super) new: usize,
    pub(super) unchanged: usize,
    /// The files that changed upstream, and how.
    pub(super) changed: Vec<(String, Vec<Change>)>,
    /// The files that were left as they are, and why.
    pub(super) left: Vec<(String, String)>,
}

/// Writes the provider's file if there is none.
pub(super) fn keep(specs: &Path, format: Format, provider: &str) -> Result<()> {
    let path = specs.join(format.provider()).join("provider.json");
    if path.is_file() { Ok(()) } else { write(&path, provider) }
}

/// The operations of an API version that were imported before.
pub(super) fn operations(specs: &Path, import: &Import) -> Result<Vec<String>> {
    let folder = specs.join(RECORD).join(&import.folder);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read `{}`", folder.display()))?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name != "api" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Writes the files of an import; `asked` are the operations that were named.
pub(super) fn write_all(specs: &Path, import: &Import, asked: &[String]) -> Result<Written> {
    let mut written = Written::default();
    for file in &import.files {
        let named = file.operation.as_ref().is_some_and(|name| asked.contains(name));
        one(specs, file, named, &mut written)?;
    }
    Ok(written)
}

fn one(specs: &Path, file: &SpecFile, named: bool, written: &mut Written) -> Result<()> {
    let path = specs.join(&file.path);
    let record: PathBuf = specs.join(RECORD).join(&file.path);
    let text = match (existing(&path)?, existing(&record)?) {
        (None, Some(_)) if !named && file.operation.is_some() => {
            let why = "it was removed by hand; name it with `--operations` to have it back";
            written.left.push((file.path.clone(), why.to_owned()));
            return Ok(());
        }
        (None, _) => {
            written.new += 1;
            file.text.clone()
        }
        (Some(_), None) if file.operation.is_some() => {
            written.left.push((file.path.clone(), "it was written by hand".to_owned()));
            return Ok(());
        }
        // Operations that were written by hand may stand beside imported ones, and share this file.
        (Some(now), last) => match merge(last.as_deref().unwrap_or("{}"), &now, &file.text) {
            Ok(merged) => {
                if merged.changes.is_empty() {
                    written.unchanged += 1;
                } else {
                    written.changed.push((file.path.clone(), merged.changes));
                }
                merged.text
            }
            Err(error) => {
                written.left.push((file.path.clone(), format!("it is not JSON: {error}")));
                return Ok(());
            }
        },
    };
    write(&path, &text)?;
    write(&record, &file.text)
}

fn existing(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    if existing(path)?.as_deref() == Some(text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))
}
