//! What the import says.

use super::Document;
use super::record::Written;
use specwright_codegen::import::{Change, ChangeKind, Import};
use std::collections::BTreeMap;

/// The files that together describe an API version.
pub(super) fn files(documents: &[Document<'_>]) -> String {
    let first = documents.first().map(|(file, _)| file.display().to_string()).unwrap_or_default();
    match documents.len() {
        0 | 1 => format!("`{first}`"),
        2 => format!("`{first}` and 1 other file"),
        more => format!("`{first}` and {} other files", more - 1),
    }
}

/// Says what came of a source.
pub(super) fn import(documents: &[Document<'_>], import: &Import, verbose: bool) {
    let name = match documents {
        [(file, _)] => file.display().to_string(),
        _ => format!("{} files of {}", documents.len(), import.folder),
    };
    let imported = import.files.iter().filter(|file| file.operation.is_some()).count();
    println!(
        "{name}: {} operation{}, {imported} imported, {} refused",
        import.found,
        if import.found == 1 { "" } else { "s" },
        import.refused.len()
    );
    for refusal in &import.refused {
        println!("  refused: {}: {}", refusal.operation, refusal.reason);
    }
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for it in &import.left_out {
        reasons.entry(&it.reason).or_default().push(format!("{} {}", it.operation, it.place));
    }
    if verbose {
        for (reason, places) in reasons {
            for place in places {
                println!("  left out: {place}: {reason}");
            }
        }
    } else if !import.left_out.is_empty() {
        let parts = match import.left_out.len() {
            1 => "1 part; `--verbose` tells it".to_owned(),
            more => format!("{more} parts; `--verbose` tells them"),
        };
        println!("  left out: {parts}");
    }
}

/// Says what was written, and what has changed upstream.
pub(super) fn changes(written: &Written) {
    for (file, changes) in &written.changed {
        for Change { place, kind, old, new } in changes {
            let what = match kind {
                ChangeKind::Added => "new upstream",
                ChangeKind::Changed => "changed upstream",
                ChangeKind::Removed => "gone upstream",
                ChangeKind::Kept => "changed upstream, but kept as edited",
            };
            let values = values(old.as_deref(), new.as_deref());
            println!("  {what}: {file}: {place}: {values}");
        }
    }
    for (file, why) in &written.left {
        println!("  left as it is: {file}: {why}");
    }
    let (changed, unchanged) = (written.changed.len(), written.unchanged);
    println!(
        "{} files are new, {changed} have changed upstream, {unchanged} have not",
        written.new
    );
}

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// What a part said and says upstream. Of long texts only that is shown which differs.
fn values(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => {
            let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
            let is_long = old.chars().count().max(new.chars().count()) > SHOWN;
            let from = if is_long { same.saturating_sub(SHOWN / 3) } else { 0 };
            format!("{} → {}", shortened(old, from), shortened(new, from))
        }
        (value, None) | (None, value) => shortened(value.unwrap_or_default(), 0),
    }
}

/// Some characters of a text, from one of them on.
fn shortened(text: &str, from: usize) -> String {
    let shown: String = text.chars().skip(from).take(SHOWN).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if text.chars().count() > from + SHOWN { "…" } else { "" };
    format!("{before}{shown}{after}")
}

#[cfg(test)]
mod tests {
    use super::{shortened, values};

    #[test]
    fn of_long_texts_the_difference_is_shown() {
        let (old, new) = (format!("{}one", "很".repeat(90)), format!("{}two", "很".repeat(90)));
        let same = "很".repeat(20);
        assert_eq!(values(Some(&old), Some(&new)), format!("…{same}one → …{same}two"));
        assert_eq!(values(Some("1"), Some("2")), "1 → 2");
        assert_eq!(values(None, Some("{}")), "{}");
        assert_eq!(shortened(&"x".repeat(61), 0), format!("{}…", "x".repeat(60)));
    }
}
