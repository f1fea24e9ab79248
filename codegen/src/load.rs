//! Stage 1: from bytes to the words of the spec files, with the place of every mistake.

mod json;
mod reader;
mod unfinished;
mod unread;

use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Source, Span};
use crate::spec::{Api, Document, File, Operation, Provider};
use serde::de::DeserializeOwned;

/// Reads all files. What cannot be read is reported and left out.
pub(crate) fn document(sources: &[Source], problems: &mut Problems) -> Document {
    let paths = sources.iter().map(|source| source.path.clone()).collect();
    let mut document = Document { paths, ..Document::default() };
    let files: Vec<(FileId, &Source)> = (0..).map(FileId).zip(sources).collect();
    let kinds = problems.each(&files, |(file, source), problems| {
        let kind = kind(*file, source, problems);
        let unread = unread::places(*file, source, kind.is_some(), problems);
        (kind, unread)
    });
    for (kind, unread) in kinds {
        document.unread.extend(unread);
        match kind {
            Some(Kind::Provider(file)) => document.providers.push(*file),
            Some(Kind::Api(file)) => document.apis.push(*file),
            Some(Kind::Operation(file)) => document.operations.push(*file),
            None => {}
        }
    }
    document
}

/// A file that was read.
enum Kind {
    Provider(Box<File<Provider>>),
    Api(Box<File<Api>>),
    Operation(Box<File<Operation>>),
}

fn kind(file: FileId, source: &Source, problems: &mut Problems) -> Option<Kind> {
    let names: Vec<&str> = source.path.split('/').collect();
    let (name, folder) = names.split_last()?;
    match (folder.len(), *name) {
        (1, "provider.json") => read(file, source, problems).map(|it| Kind::Provider(Box::new(it))),
        (3, "api.json") => read(file, source, problems).map(|it| Kind::Api(Box::new(it))),
        (3, name) if is_json(name) => {
            read(file, source, problems).map(|it| Kind::Operation(Box::new(it)))
        }
        _ => {
            let path = source.path.clone();
            problems.add(file.start(), Problem::UnexpectedFile { path });
            None
        }
    }
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
