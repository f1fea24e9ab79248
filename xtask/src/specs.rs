//! Reading a folder of spec files.

use crate::problems::{counts, print};
use crate::{Usage, workspace};
use anyhow::{Context, Result};
use specwright_codegen::{Analysis, Source, analyze as analyze_sources};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The folder of JSON Schemas, beside those of the providers.
const SCHEMAS: &str = "schema";

/// Which spec files a command is about.
#[derive(clap::Args)]
pub(crate) struct Folder {
    /// The folder of spec files [default: `specs` of the workspace].
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
}

impl Folder {
    pub(crate) fn path(&self) -> PathBuf {
        workspace::or(self.specs.as_deref(), "specs")
    }
}

/// All spec files below a folder, in the order of their paths.
pub(crate) fn read(folder: &Path) -> Result<Vec<Source>> {
    if !folder.is_dir() {
        return Err(Usage(format!("`{}` is not a folder", folder.display())).into());
    }
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    let mut sources = Vec::new();
    for entry in walk.into_iter().filter_entry(is_wanted) {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        let is_spec = entry.file_type().is_file()
            && entry.path().extension().is_some_and(|extension| extension == "json");
        if is_spec {
            sources.push(source(folder, &entry)?);
        }
    }
    if sources.is_empty() {
        return Err(Usage(format!("there is no spec file in `{}`", folder.display())).into());
    }
    Ok(sources)
}

/// What the spec files below a folder mean; nothing where something is wrong with them, which is told.
pub(crate) fn analyze(folder: &Path) -> Result<Option<Analysis>> {
    match analyze_sources(&read(folder)?) {
        Ok(analysis) => Ok(Some(analysis)),
        Err(diagnostics) => {
            print(&diagnostics, folder);
            eprintln!("error: {} in the specs", counts(&diagnostics));
            Ok(None)
        }
    }
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || entry.depth() == 1 && name == SCHEMAS)
}

fn source(folder: &Path, entry: &DirEntry) -> Result<Source> {
    let path = entry.path();
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let below = path.strip_prefix(folder).unwrap_or(path);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    Ok(Source { path: names.join("/"), bytes })
}
