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
        for Change { place, kind } in changes {
            let what = match kind {
                ChangeKind::Added => "new upstream",
                ChangeKind::Changed => "changed upstream",
                ChangeKind::Removed => "gone upstream",
                ChangeKind::Kept => "changed upstream, but kept as edited",
            };
            println!("  {what}: {file}: {place}");
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
