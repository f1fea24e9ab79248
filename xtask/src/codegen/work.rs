//! What there is to do: all API versions, or those of which something is new.

use super::cache::{Digest, Entries, Entry};
use super::warnings::{self, Warnings};
use rayon::prelude::*;
use specwright_codegen::{Analysis, Diagnostics, FileTree, Source, analyze, frame};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Which warnings are told one by one.
#[derive(Clone, Copy)]
pub(super) enum Tell {
    /// All of them.
    All,
    /// So many of those in files that were written by hand, if there are as many.
    First(usize),
}

/// What was done.
pub(super) struct Work {
    /// What was generated.
    pub(super) tree: FileTree,
    /// Warnings: the first of them at least.
    pub(super) warnings: Diagnostics,
    /// How many warnings there are, by API version.
    pub(super) counts: BTreeMap<String, Warnings>,
    /// What the next run can be told.
    pub(super) entries: Entries,
    /// The folders of API versions of which nothing is new.
    unchanged: BTreeSet<String>,
}

impl Work {
    /// Generates what is new since the last run, of which there are entries. `imported` are the spec files that
    /// were not written by hand.
    ///
    /// # Errors
    /// All problems of all files, if one of them is an error.
    pub(super) fn do_it(
        sources: &[Source],
        last: Entries,
        out: &Path,
        imported: &BTreeSet<String>,
        tell: Tell,
    ) -> Result<Self, Diagnostics> {
        let mut work = Self::everything(sources, last, out, imported, tell)?;
        if let Tell::First(_) = tell {
            warnings::keep_own(&mut work.warnings, imported);
        }
        Ok(work)
    }

    fn everything(
        sources: &[Source],
        last: Entries,
        out: &Path,
        imported: &BTreeSet<String>,
        tell: Tell,
    ) -> Result<Self, Diagnostics> {
        let digests = digests(sources, imported);
        let is_same = |(folder, entry): &(String, Entry)| {
            digests.get(folder) == Some(&entry.specs) && entry.is_in(out)
        };
        let unchanged: Entries = last.into_par_iter().filter(is_same).collect();
        if !unchanged.is_empty()
            && let Some(work) = Self::in_part(sources, &digests, unchanged, imported, tell)
        {
            return Ok(work);
        }
        let analysis = analyze(sources)?;
        let counts = warnings::by_version(&analysis.warnings, imported);
        let parts = entries(&analysis, &digests, &counts, |_| true);
        let parts = parts.and_then(|(entries, trees)| Some((joined(&entries, trees)?, entries)));
        let (tree, entries) = parts.unwrap_or_else(|| (analysis.files(), Entries::new()));
        let Analysis { warnings, .. } = analysis;
        Ok(Self { tree, warnings, counts, entries, unchanged: BTreeSet::new() })
    }

    /// Generates only what is new. Nothing if more must be known to be sure of the result.
    fn in_part(
        sources: &[Source],
        digests: &BTreeMap<String, Digest>,
        unchanged: Entries,
        imported: &BTreeSet<String>,
        tell: Tell,
    ) -> Option<Self> {
        let told = told(&unchanged, tell);
        let is_needed = |source: &&Source| match folder(&source.path) {
            Some(folder) => !unchanged.contains_key(folder) || told.contains(folder),
            None => true,
        };
        let needed: Vec<Source> = sources.iter().filter(is_needed).cloned().collect();
        let analysis = analyze(&needed).ok()?;
        let mut counts = warnings::by_version(&analysis.warnings, imported);
        let (mut entries, trees) =
            entries(&analysis, digests, &counts, |folder| !unchanged.contains_key(folder))?;
        let silent = unchanged.iter().filter(|(folder, _)| !told.contains(folder.as_str()));
        counts.extend(silent.map(|(folder, entry)| (folder.clone(), entry.warnings.clone())));
        let names = unchanged.keys().cloned().collect();
        entries.extend(unchanged);
        let tree = joined(&entries, trees)?;
        let Analysis { warnings, .. } = analysis;
        Some(Self { tree, warnings, counts, entries, unchanged: names })
    }

    /// How many warnings are in files that were written by hand.
    pub(super) fn own_warnings(&self) -> usize {
        self.counts.values().map(|it| it.own).sum()
    }

    /// How many API versions have nothing new.
    pub(super) fn unchanged(&self) -> usize {
        self.unchanged.len()
    }

    /// The files that were generated before and stay as they are.
    pub(super) fn kept(&self) -> impl Iterator<Item = &String> {
        let kept = self.entries.iter().filter(|(folder, _)| self.unchanged.contains(*folder));
        kept.flat_map(|(_, entry)| entry.paths())
    }
}

/// The folder of the API version that a file belongs to.
pub(super) fn folder(path: &str) -> Option<&str> {
    let mut slashes = path.match_indices('/').map(|(at, _)| at);
    slashes.nth(2).and_then(|at| path.get(..at))
}

/// The digests of the spec files of all API versions, each with those of the provider.
fn digests(sources: &[Source], imported: &BTreeSet<String>) -> BTreeMap<String, Digest> {
    let mut versions: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        if let Some(folder) = folder(&source.path) {
            versions.entry(folder).or_default().push(source);
        }
    }
    let common = |folder: &str| {
        let provider = folder.split('/').next().unwrap_or_default();
        let path = format!("{provider}/provider.json");
        sources.iter().find(move |it| it.path == path)
    };
    let digest = |(folder, own): (&str, Vec<&Source>)| {
        (folder.to_owned(), Digest::of_sources(common(folder).into_iter().chain(own), imported))
    };
    versions.into_par_iter().map(digest).collect()
}

/// The files of API versions, and those around them.
fn joined(entries: &Entries, versions: Vec<FileTree>) -> Option<FileTree> {
    let mut mounts: Vec<_> = entries.values().map(|entry| entry.mount.clone()).collect();
    let mut tree = frame(&mut mounts)?;
    for version in versions {
        tree.join(version);
    }
    Some(tree)
}

/// The API versions with the warnings that are told again.
fn told(unchanged: &Entries, tell: Tell) -> BTreeSet<&str> {
    let of = |entry: &Entry| match tell {
        Tell::All => entry.warnings.own + entry.warnings.imported.len(),
        Tell::First(_) => entry.warnings.own,
    };
    let mut count = 0;
    let mut versions: Vec<_> = unchanged.iter().filter(|(_, entry)| of(entry) > 0).collect();
    // As files are read, which is not the order of the texts.
    versions.sort_by(|(a, _), (b, _)| a.split('/').cmp(b.split('/')));
    let first = versions.into_iter().take_while(|(_, entry)| {
        let is_first = match tell {
            Tell::All => true,
            Tell::First(most) => count < most,
        };
        count += of(entry);
        is_first
    });
    first.map(|(folder, _)| folder.as_str()).collect()
}

/// The entries of some API versions that were analysed, and their files. Nothing if there is a warning about
/// what they share: whether it is there depends on all of them.
fn entries(
    analysis: &Analysis,
    digests: &BTreeMap<String, Digest>,
    counts: &BTreeMap<String, Warnings>,
    wanted: impl Fn(&str) -> bool,
) -> Option<(Entries, Vec<FileTree>)> {
    if counts.contains_key("") {
        return None;
    }
    let (mut entries, mut trees) = (Entries::new(), Vec::new());
    for (mount, tree) in analysis.versions(|mount| wanted(&mount.folder())) {
        let folder = mount.folder();
        let count = counts.get(&folder).cloned().unwrap_or_default();
        let specs = digests.get(&folder)?.clone();
        entries.insert(folder, Entry::new(specs, mount, count, &tree));
        trees.push(tree);
    }
    Some((entries, trees))
}
