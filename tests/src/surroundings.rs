//! The usual provider and API around the few spec files that a test is about.

use crate::folder;
use specwright_codegen::Source;
use std::path::Path;

/// The folder of the usual API version.
const API: &str = "acme/things/2026-01-01";

/// The spec files of a test. Files that lie directly in the folder belong to the usual API version, and
/// whatever that lacks is added; files deeper down are taken as they are.
#[must_use]
pub fn around(folder: &Path) -> Vec<Source> {
    let files = folder::read(folder);
    let flat = files.iter().any(|it| !it.path.contains('/'));
    let mut sources: Vec<_> = files.into_iter().map(placed).collect();
    if flat {
        add(&mut sources);
    }
    sources
}

/// One file among the usual ones. Its name ends in `.provider.json`, `.api.json` or, for an operation that
/// is called `ListThings`, just in `.json`.
///
/// # Panics
/// If the file cannot be read.
#[must_use]
pub fn around_file(path: &Path) -> Vec<Source> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kinds = ["provider.json", "api.json"];
    let kind = kinds.into_iter().find(|kind| name.ends_with(&format!(".{kind}")));
    let path = kind.unwrap_or("ListThings.json").to_owned();
    let mut sources = vec![placed(Source { path, bytes })];
    add(&mut sources);
    sources
}

fn placed(source: Source) -> Source {
    let path = match source.path.as_str() {
        "provider.json" => "acme/provider.json".to_owned(),
        path if path.contains('/') => path.to_owned(),
        path => format!("{API}/{path}"),
    };
    Source { path, ..source }
}

fn add(sources: &mut Vec<Source>) {
    for usual in folder::read(&folder::path("surroundings")).into_iter().map(placed) {
        if !sources.iter().any(|it| it.path == usual.path) {
            sources.push(usual);
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
}
