//! Names for the types of a spec: objects and enums, which the wire does not name.

use std::collections::{BTreeMap, BTreeSet};

/// The names of types that are taken in an API version.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// The names of shared schemas, by the names that the source gives them.
    shared: BTreeMap<String, String>,
}

impl Names {
    /// Takes a name; whether it was free. Names that differ only in case would be hard to tell apart.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_lowercase())
    }

    /// Names a shared schema.
    pub(super) fn shared(&mut self, source: &str) {
        let name = self.first_free(&[words(source)]);
        self.shared.insert(source.to_owned(), name);
    }

    /// The name of a shared schema.
    pub(super) fn of_shared<'n>(&'n self, source: &'n str) -> &'n str {
        self.shared.get(source).map_or(source, String::as_str)
    }

    /// A name for what is found on a way through an operation: as much of the way as it takes.
    pub(super) fn on_the_way(&mut self, owner: &str, path: &[String]) -> String {
        let owner = words(owner);
        let parts: Vec<String> = path.iter().map(|it| words(it)).collect();
        let candidate = |from: usize| {
            let part = parts[from..].concat();
            [joined(&owner, &part), format!("{owner}{part}")]
        };
        let candidates: Vec<_> = (0..parts.len()).rev().flat_map(candidate).collect();
        self.first_free(&candidates)
    }

    /// The first of the names that is free, or else the last one with a number.
    pub(super) fn first_free(&mut self, candidates: &[String]) -> String {
        for candidate in candidates {
            if self.take(candidate) {
                return candidate.clone();
            }
        }
        let last = candidates.last().map_or("Value", String::as_str);
        let mut number = 2;
        loop {
            let name = format!("{last}{number}");
            if self.take(&name) {
                return name;
            }
            number += 1;
        }
    }
}

/// Two names as one, in which words that end the first and begin the second stand once: `CreateRule` and
/// `RuleList` as `CreateRuleList`.
pub(super) fn joined(first: &str, second: &str) -> String {
    let begins_word = |at: usize| first[at..].starts_with(|c: char| c.is_ascii_uppercase());
    let ends_word = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_lowercase());
    let rest = first
        .char_indices()
        .filter(|(at, _)| begins_word(*at))
        .find_map(|(at, _)| second.strip_prefix(&first[at..]).filter(|rest| ends_word(rest)));
    format!("{first}{}", rest.unwrap_or(second))
}

/// A text as one name: `download-task` as `DownloadTask`.
pub(super) fn words(text: &str) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let mut chars = word.chars();
        name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(chars.as_str());
    }
    name
}

/// The name of one of several: `Instances` holds many an `Instance`.
pub(super) fn singular(name: &str) -> String {
    let lower = name.to_lowercase();
    let cut = |length: usize, end: &str| {
        let kept = name.get(..name.len() - length).unwrap_or(name);
        format!("{kept}{end}")
    };
    if lower.len() > 4 && lower.ends_with("list") {
        return cut(4, "").trim_end_matches(['_', '-']).to_owned();
    }
    match () {
        () if lower.len() > 4 && lower.ends_with("ies") => cut(3, "y"),
        () if ["sses", "xes", "ches", "shes"].iter().any(|end| lower.ends_with(end)) => cut(2, ""),
        () if ["ss", "us", "is"].iter().any(|end| lower.ends_with(end)) => name.to_owned(),
        () if lower.len() > 2 && lower.ends_with('s') => cut(1, ""),
        () => name.to_owned(),
    }
}
