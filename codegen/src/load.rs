//! Stage 1: from bytes to the words of the spec files, with the place of every mistake.

mod json;
mod reader;
mod unfinished;

use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Source, Span};
use crate::spec::{Document, File};
use serde::de::DeserializeOwned;

/// Reads all files. What cannot be read is reported and left out.
pub(crate) fn document(sources: &[Source], problems: &mut Problems) -> Document {
    let paths = sources.iter().map(|source| source.path.clone()).collect();
    let mut document = Document { paths, ..Document::default() };
    for (index, source) in (0..).zip(sources) {
        let file = FileId(index);
        let names: Vec<&str> = source.path.split('/').collect();
        let Some((name, folder)) = names.split_last() else { continue };
        match (folder.len(), *name) {
            (1, "provider.json") => document.providers.extend(read(file, source, problems)),
            (3, "api.json") => document.apis.extend(read(file, source, problems)),
            (3, name) if is_json(name) => {
                document.operations.extend(read(file, source, problems));
            }
            _ => {
                let path = source.path.clone();
                problems.add(file.start(), Problem::UnexpectedFile { path });
            }
        }
    }
    document
}

fn is_json(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(|stem| !stem.is_empty())
}

fn read<T: DeserializeOwned>(
    file: FileId,
    source: &Source,
    problems: &mut Problems,
) -> Option<File<T>> {
    let text = match std::str::from_utf8(&source.bytes) {
        Ok(text) => text,
        Err(error) => {
            // The renderer shows text, so the place is the end of the part that is text.
            let at = u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX);
            problems.add(file.at(Span { start: at, end: at }), Problem::NotUtf8 {});
            return None;
        }
    };
    let folder = source.path.split('/').map(str::to_owned).collect();
    let value = json::parse(file, text, problems)?;
    unfinished::report(file, &value, problems);
    let content = reader::read(file, &value, problems)?;
    Some(File { file, folder, content })
}
