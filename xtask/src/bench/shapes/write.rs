//! Writing a copy of the generated crate.

use super::Shape;
use super::declared::Declared;
use super::rewrite::rewrite;
use crate::bench::crates::OURS;
use crate::bench::measure::{MANY, module};
use crate::output::put;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What every copy has besides.
const ANSWER: &str = include_str!("support/answer.rs");
/// What all structs share of which the functions are emitted.
const THIN: &str = include_str!("support/thin.rs");
/// Any answer will do where none is read.
const ANY: &str = "\npub trait Json {}\n\nimpl<T> Json for T {}\n";
/// What a runtime would want of answers that is made for serde.
const SERDE: &str = "
pub trait Json: ::serde::Serialize + ::serde::de::DeserializeOwned {}

impl<T: ::serde::Serialize + ::serde::de::DeserializeOwned> Json for T {}
";

/// Writes the crate once more, with those API versions that are measured.
pub(super) fn copy(from: &Path, to: &Path, shape: Shape) -> Result<()> {
    let manifest = read(&from.join("Cargo.toml"))?;
    let manifest = manifest.replacen(&format!("{OURS:?}"), &format!("{:?}", shape.package()), 1);
    let serde = "[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }";
    let manifest = manifest.replacen("[dependencies]", serde, 1);
    put(&to.join("Cargo.toml"), &manifest)?;
    let (from, to) = (from.join("src"), to.join("src"));
    for path in files(&from)? {
        // Modules that are switched off need not be there.
        if path.components().count() <= MODULES {
            let mut text = read(&from.join(&path))?;
            if path == Path::new("lib.rs") {
                text += "\nmod answer;\nmod thin;\n";
            }
            put(&to.join(&path), &text)?;
        }
    }
    let json = if shape == Shape::Nothing { ANY } else { SERDE };
    put(&to.join("answer.rs"), &format!("{ANSWER}{json}"))?;
    put(&to.join("thin.rs"), THIN)?;
    MANY.iter().try_for_each(|feature| version(&from, &to, &module(feature), shape))
}

/// The depth of the files that say which modules there are, down to those of API versions.
const MODULES: usize = 3;

/// Rewrites the files of an API version.
fn version(from: &Path, to: &Path, folder: &Path, shape: Shape) -> Result<()> {
    let mut parsed = Vec::new();
    let mut declared = Declared::default();
    let unread = |path: &Path| format!("cannot rewrite `{}`", from.join(path).display());
    for path in files(&from.join(folder))? {
        let path = folder.join(path);
        if path.extension().is_some_and(|it| it == "rs") {
            let file = syn::parse_file(&read(&from.join(&path))?).with_context(|| unread(&path))?;
            declared.read(&file).with_context(|| unread(&path))?;
            parsed.push((path, file));
        }
    }
    let tables = declared.answered();
    for (path, file) in parsed {
        let text = rewrite(file, &tables, shape).with_context(|| unread(&path))?;
        put(&to.join(&path), &text)?;
    }
    Ok(())
}

/// The files below a folder, in the order of their paths.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        if entry.file_type().is_file() {
            files.push(entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf());
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}
