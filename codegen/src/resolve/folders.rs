//! Whether every file lies where its content says.

use crate::diagnostic::{Problem, Problems};
use crate::spec::{Document, File, Spanned};

pub(super) fn check(document: &Document, problems: &mut Problems) {
    for file in &document.providers {
        agree(file, &file.content.provider, &file.folder[0], problems);
    }
    for file in &document.apis {
        agree(file, &file.content.api, &file.folder[1], problems);
        agree(file, &file.content.version, &file.folder[2], problems);
    }
    for file in &document.operations {
        let stem = file.folder[3].strip_suffix(".json").unwrap_or_default();
        agree(file, &file.content.operation, stem, problems);
        let name = format!("{}/api.json", file.folder[..3].join("/"));
        if !document.paths.contains(&name) {
            problems.add(file.file.start(), Problem::MissingFile { name });
        }
    }
}

fn agree<T>(file: &File<T>, says: &Spanned<String>, is: &str, problems: &mut Problems) {
    if says.value != is {
        let (says, is, place) = (says.value.clone(), is.to_owned(), file.file.at(says.span));
        problems.add(place, Problem::MisplacedFile { says, is });
    }
}
