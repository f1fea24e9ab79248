//! How many warnings there are, in files that were written by hand and in those that were imported.

use super::work::folder;
use serde::{Deserialize, Serialize};
use specwright_codegen::Diagnostics;
use specwright_codegen::diagnostic::Diagnostic;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many kinds of warnings are named.
const NAMED: usize = 3;

/// The warnings of an API version.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Warnings {
    /// How many are in files that were written by hand.
    pub(super) own: usize,
    /// How many are in files that were imported, by code. They are as many as the source is large, and mostly
    /// about what it does not say.
    pub(super) imported: BTreeMap<String, usize>,
}

/// The warnings by API version; those about what all share stand under no name.
pub(super) fn by_version(
    found: &Diagnostics,
    imported: &BTreeSet<String>,
) -> BTreeMap<String, Warnings> {
    let mut versions: BTreeMap<String, Warnings> = BTreeMap::new();
    for Diagnostic { place, problem, .. } in found {
        let (path, ..) = found.position(*place);
        let version = versions.entry(folder(path).unwrap_or_default().to_owned()).or_default();
        if imported.contains(path) {
            *version.imported.entry(problem.code().to_owned()).or_default() += 1;
        } else {
            version.own += 1;
        }
    }
    versions
}

/// Leaves only the warnings in files that were written by hand.
pub(super) fn keep_own(found: &mut Diagnostics, imported: &BTreeSet<String>) {
    let is_own: Vec<bool> =
        found.iter().map(|it| !imported.contains(found.position(it.place).0)).collect();
    let mut is_own = is_own.into_iter();
    found.retain(|_| is_own.next().unwrap_or(true));
}

/// The warnings in files that were imported, in one line.
pub(super) fn in_one_line(version: &str, imported: &BTreeMap<String, usize>) -> Option<String> {
    let all: usize = imported.values().sum();
    let mut kinds: Vec<(&String, &usize)> = imported.iter().collect();
    kinds.sort_by_key(|(_, count)| Reverse(**count));
    let named = kinds.iter().take(NAMED);
    let rest = all - named.clone().map(|(_, count)| **count).sum::<usize>();
    let named = named.map(|(code, count)| format!("{count} {code}"));
    let rest = (rest > 0).then(|| format!("{rest} of other kinds"));
    let kinds: Vec<String> = named.chain(rest).collect();
    let warnings = if all == 1 { "warning" } else { "warnings" };
    (all > 0).then(|| {
        let kinds = kinds.join(", ");
        format!("`{version}` was imported and has {all} {warnings} ({kinds}); `cargo xtask check` tells more")
    })
}
