//! What the last run made of which spec files, so that the next need not do it again.
//!
//! It can make a run faster, and never different: an entry counts only for the same generator, the same bytes of
//! spec files and the same bytes of what was generated from them.

use super::warnings::Warnings;
use crate::workspace;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use specwright_codegen::plan::Mount;
use specwright_codegen::{FileTree, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands for some bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Digest(String);

impl Digest {
    fn of(bytes: &[u8]) -> Self {
        Self(hex::encode(Sha256::digest(bytes)))
    }

    /// The digest of files, with their paths, and of whether each was imported.
    pub(super) fn of_sources<'s>(
        sources: impl IntoIterator<Item = &'s Source>,
        imported: &BTreeSet<String>,
    ) -> Self {
        let mut hash = Sha256::new();
        for Source { path, bytes } in sources {
            let is_imported: &[u8] = if imported.contains(path) { b"imported" } else { b"" };
            for part in [path.as_bytes(), bytes, is_imported] {
                hash.update(part.len().to_le_bytes());
                hash.update(part);
            }
        }
        Self(hex::encode(hash.finalize()))
    }
}

/// What was made of an API version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its spec files.
    pub(super) specs: Digest,
    /// Where it stands in the crate.
    pub(super) mount: Mount,
    /// How many warnings there are in its spec files.
    pub(super) warnings: Warnings,
    /// The files of its module, by path.
    files: BTreeMap<String, Digest>,
}

impl Entry {
    pub(super) fn new(specs: Digest, mount: Mount, warnings: Warnings, tree: &FileTree) -> Self {
        let files: Vec<(&str, &str)> = tree.iter().collect();
        let digest =
            |(path, text): &(&str, &str)| ((*path).to_owned(), Digest::of(text.as_bytes()));
        Self { specs, mount, warnings, files: files.par_iter().map(digest).collect() }
    }

    /// The paths of the files of its module.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// Whether all the files of its module are as they were written.
    pub(super) fn is_in(&self, out: &Path) -> bool {
        let is_same = |(path, digest): (&String, &Digest)| {
            fs::read(out.join(path)).is_ok_and(|bytes| Digest::of(&bytes) == *digest)
        };
        self.files.par_iter().all(is_same)
    }
}

/// The entries of the last run into a folder, by the folders of the spec files.
pub(super) type Entries = BTreeMap<String, Entry>;

/// The file that the entries are in.
pub(super) struct Cache {
    path: PathBuf,
    /// The folder of the generated crate, and what generated it.
    head: String,
}

impl Cache {
    /// The cache for a folder of a generated crate. Nothing where it cannot be told who generates.
    pub(super) fn new(out: &Path) -> Option<Self> {
        let generator = Digest::of(&fs::read(std::env::current_exe().ok()?).ok()?);
        let out = std::path::absolute(out).ok()?.to_str()?.to_owned();
        let name = format!("{}.json", Digest::of(out.as_bytes()).0);
        let path = workspace::target().join("specwright").join("codegen").join(name);
        Some(Self { path, head: format!("{out}\n{}", generator.0) })
    }

    /// The entries; none if the file is of another generator, or damaged.
    pub(super) fn load(&self) -> Entries {
        self.read().unwrap_or_default()
    }

    fn read(&self) -> Option<Entries> {
        let text = fs::read_to_string(&self.path).ok()?;
        let (rest, sum) = text.trim_end().rsplit_once('\n')?;
        let entries = rest.strip_prefix(&self.head)?.strip_prefix('\n')?;
        if Digest::of(rest.as_bytes()).0 != sum {
            return None;
        }
        serde_json::from_str(entries).ok()
    }

    /// Keeps entries for the next run. If it cannot, that run takes longer, and nothing else.
    pub(super) fn save(&self, entries: &Entries) {
        let Some(folder) = self.path.parent() else { return };
        let Ok(entries) = serde_json::to_string(entries) else { return };
        let text = format!("{}\n{entries}", self.head);
        let text = format!("{text}\n{}\n", Digest::of(text.as_bytes()).0);
        if fs::read_to_string(&self.path).is_ok_and(|old| old == text) {
            return;
        }
        // Whoever reads it meanwhile sees the old file or the new one.
        let beside = self.path.with_extension(std::process::id().to_string());
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&beside, text));
        if written.and_then(|()| fs::rename(&beside, &self.path)).is_err() {
            let _ = fs::remove_file(&beside);
        }
        forget(folder);
    }
}

/// Removes the caches of folders that are not there any more.
fn forget(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    for path in files.flatten().map(|file| file.path()) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        if text.lines().next().is_some_and(|out| !Path::new(out).exists()) {
            let _ = fs::remove_file(&path);
        }
    }
}
