//! Single mistakes, as somebody makes them who copies a page.

use crate::edit::Edit;
use crate::outline::{Part, Shape, parts};
use std::fmt;
use std::ops::Range;

/// What kind of mistake it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Drop,
    Rename,
    Misspell,
    Retype,
    Reorder,
    Move,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Drop => "drop",
            Self::Rename => "rename",
            Self::Misspell => "misspell",
            Self::Retype => "retype",
            Self::Reorder => "reorder",
            Self::Move => "move",
        })
    }
}

/// A mistake.
#[derive(Debug)]
pub(crate) struct Mutation {
    pub(crate) kind: Kind,
    /// Where it is, as keys joined with `.`.
    pub(crate) path: String,
    pub(crate) edits: Vec<Edit>,
    /// The names and values that are wrong or missing now.
    pub(crate) words: Vec<String>,
    /// Where the object or list begins that it is in.
    pub(crate) around: usize,
    keys: Vec<String>,
}

/// Keys of the language that hold names of the API, of Rust, or of the service.
const SECTIONS: [&str; 16] = [
    "parameters",
    "response",
    "fields",
    "choices",
    "cases",
    "one_of",
    "groups",
    "enums",
    "values",
    "waiters",
    "required_when",
    "states",
    "patience",
    "objects",
    "request",
    "awaited_through",
];

/// Keys that hold prose, which is only dropped or given another type.
const PROSE: [&str; 8] =
    ["description", "summary", "note", "guess", "meaning", "reason", "title", "$schema"];

impl Mutation {
    /// A number that stays the same when other parts of the file change.
    pub(crate) fn number(&self) -> usize {
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
        let name = format!("{} {}", self.kind, self.path);
        usize::try_from(name.bytes().fold(2_166_136_261, step) >> 8).unwrap_or(0)
    }

    /// Its path without the names of the API: what kind of place it is.
    pub(crate) fn pattern(&self) -> String {
        let mut keys: Vec<&str> = Vec::new();
        for (index, key) in self.keys.iter().enumerate() {
            let before = index.checked_sub(1).map_or("", |it| self.keys[it].as_str());
            let payload = keys.len() >= 3 && keys[0] == "examples";
            if payload {
                continue;
            }
            keys.push(if SECTIONS.contains(&before) { "NAME" } else { key });
        }
        let start = keys.len().saturating_sub(3);
        keys[start..].join(".")
    }
}

/// All mistakes in a file, or in some of its parts.
pub(crate) fn all(text: &str, only: &[&str]) -> Vec<Mutation> {
    let parts = parts(text);
    let wanted = |part: &&Part| {
        only.is_empty() || part.path.len() > 1 && only.contains(&part.path[0].as_str())
    };
    let mut all = Vec::new();
    for part in parts.iter().filter(wanted) {
        let in_prose = part.path.iter().any(|key| PROSE.contains(&key.as_str()));
        let is_prose_item = in_prose && part.name() == "*";
        if !is_prose_item {
            all.push(drop(text, part));
            all.extend(retype(text, part));
        }
        if !in_prose {
            all.extend(rename(text, part));
            all.extend(misspell(text, part));
            all.extend(reorder(text, part));
            all.extend(relocate(text, part, &parts));
        }
    }
    all
}

fn mutation(kind: Kind, part: &Part, edits: Vec<Edit>, words: &[&str]) -> Mutation {
    Mutation {
        kind,
        path: part.path.join("."),
        edits,
        words: words.iter().map(|&word| word.to_owned()).collect(),
        around: part.around.start,
        keys: part.path.clone(),
    }
}

/// Takes a part out, with the comma before or after it.
fn removal(text: &str, part: &Part) -> Edit {
    let Range { start, end } = part.whole();
    let after = text[end..].find(|c: char| !c.is_whitespace()).map_or(end, |it| end + it);
    if text[after..].starts_with(',') {
        let next = text[after + 1..].find(|c: char| !c.is_whitespace());
        return Edit {
            range: start..next.map_or(after + 1, |it| after + 1 + it),
            text: String::new(),
        };
    }
    let before = text[..start].trim_end();
    let from = before.strip_suffix(',').map_or(before.len(), str::len);
    Edit { range: from..end, text: String::new() }
}

fn drop(text: &str, part: &Part) -> Mutation {
    // What named something that is gone now tells of it.
    let mut words: Vec<&str> =
        text[part.whole()].split('"').skip(1).step_by(2).filter(|it| it.len() > 2).collect();
    if part.path.len() == 1 {
        // The name of the operation stands for the whole file.
        words.push("\"operation\":");
    }
    mutation(Kind::Drop, part, vec![removal(text, part)], &words)
}

/// Changes the capitals of a name, as other parts of a documentation do.
fn rename(text: &str, part: &Part) -> Option<Mutation> {
    let key = part.key.clone()?;
    if !is_name(part) {
        return None;
    }
    let old = &text[key.start + 1..key.end - 1];
    let first = old.chars().next()?;
    let flipped: String = if first.is_uppercase() {
        first.to_lowercase().collect()
    } else {
        first.to_uppercase().collect()
    };
    let new = format!("{flipped}{}", &old[first.len_utf8()..]);
    (new != old).then(|| {
        let edit = Edit { range: key.start + 1..key.end - 1, text: new.clone() };
        mutation(Kind::Rename, part, vec![edit], &[old, &new])
    })
}

/// Whether the key of a part is a name, and no key of the language.
fn is_name(part: &Part) -> bool {
    SECTIONS.contains(&part.section()) || part.path.len() > 3 && part.path[0] == "examples"
}

/// Swaps two letters of a key or of a text.
fn misspell(text: &str, part: &Part) -> Vec<Mutation> {
    let mut all = Vec::new();
    let value = (part.shape == Shape::String).then(|| part.value.clone());
    for range in [part.key.clone(), value].into_iter().flatten() {
        let inner = range.start + 1..range.end - 1;
        let old = &text[inner.clone()];
        if let Some(new) = swapped(old) {
            let edit = Edit { range: inner, text: new.clone() };
            all.push(mutation(Kind::Misspell, part, vec![edit], &[old, &new]));
        }
    }
    all
}

/// The text with two letters swapped that differ, as near to its middle as can be.
fn swapped(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let middle = letters.len() / 2;
    let fits = |at: usize| {
        let (a, b) = (letters[at], letters[at + 1]);
        a != b && a.is_alphanumeric() && b.is_alphanumeric()
    };
    let places = 0..letters.len().saturating_sub(1);
    let at = places.filter(|at| fits(*at)).min_by_key(|at| at.abs_diff(middle))?;
    let mut letters = letters.clone();
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}

/// Gives a value another type: of JSON, and of the language where it names one.
fn retype(text: &str, part: &Part) -> Vec<Mutation> {
    let old = &text[part.value.clone()];
    let new = match part.shape {
        Shape::String => "17".to_owned(),
        Shape::Number | Shape::Boolean => format!("\"{old}\""),
        Shape::List | Shape::Object => "\"text\"".to_owned(),
    };
    let edit = |text: &str| vec![Edit { range: part.value.clone(), text: text.to_owned() }];
    let words = [part.name(), old.trim_matches('"')];
    let mut all = vec![mutation(Kind::Retype, part, edit(&new), &words)];
    if part.name() == "type" && part.shape == Shape::String && part.path.len() > 2 {
        let other = match old.trim_matches('"') {
            "list" => "\"object\"",
            "object" => "\"list\"",
            "string" | "timestamp" => "\"integer\"",
            _ => "\"string\"",
        };
        all.push(mutation(Kind::Retype, part, edit(other), &[part.section(), old]));
    }
    all
}

/// Swaps the first two items of a list or entries of a section.
fn reorder(text: &str, part: &Part) -> Option<Mutation> {
    let [first, second, ..] = &part.inner[..] else { return None };
    let section =
        SECTIONS.contains(&part.name()) || part.path.first().is_some_and(|it| it == "examples");
    if part.shape == Shape::Object && !section {
        return None;
    }
    let (one, two) = (&text[first.clone()], &text[second.clone()]);
    let edits = vec![
        Edit { range: first.clone(), text: two.to_owned() },
        Edit { range: second.clone(), text: one.to_owned() },
    ];
    (one != two).then(|| mutation(Kind::Reorder, part, edits, &[]))
}

/// Moves an entry of a section to another section of its kind.
fn relocate(text: &str, part: &Part, parts: &[Part]) -> Option<Mutation> {
    let targets: &[&str] = match part.section() {
        "parameters" => &["response"],
        "response" | "fields" => &["parameters", "response", "fields"],
        "values" => &["values"],
        "cases" => &["cases"],
        _ => return None,
    };
    part.key.as_ref()?;
    let is_target = |it: &&Part| {
        let contains = part.whole().start <= it.value.start && it.value.end <= part.whole().end;
        let shows = it.path.first().is_some_and(|key| key == "examples");
        targets.contains(&it.name())
            && it.shape == Shape::Object
            && it.value != part.around
            && !it.inner.is_empty()
            && !contains
            && !shows
    };
    let target = parts
        .iter()
        .filter(is_target)
        .min_by_key(|it| it.value.start.abs_diff(part.value.start))?;
    let moved = format!("{}, ", &text[part.whole()]);
    let insertion = Edit { range: target.inner[0].start..target.inner[0].start, text: moved };
    let removal = removal(text, part);
    let apart =
        insertion.range.start <= removal.range.start || insertion.range.start >= removal.range.end;
    apart.then(|| mutation(Kind::Move, part, vec![removal, insertion], &[part.name()]))
}
