//! Folders of spec files.

use specwright_codegen::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of this package or, with `..`, of the workspace.
#[must_use]
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// All spec files below a folder, in the order of their paths; schemas are none.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn read(folder: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    collect(folder, "", &mut sources);
    sources.retain(|source| !source.path.starts_with("schema/"));
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{below}/"), sources);
        } else if name.ends_with(".json") {
            let bytes =
                fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            sources.push(Source { path: below, bytes });
        }
    }
}

/// What lies in a folder, in the order of the names.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = list.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Whether a path leads to something that lies directly in a folder of this package.
#[must_use]
pub fn is_directly_in(path: &Path, folder: &str) -> bool {
    let parent = path.parent().and_then(|it| it.canonicalize().ok());
    parent.is_some() && parent == self::path(folder).canonicalize().ok()
}
