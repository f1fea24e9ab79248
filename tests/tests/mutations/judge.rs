//! What is said about a mistake.

use crate::edit::apply;
use crate::mutation::Mutation;
use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::{Diagnostics, Source, check};

/// A file that mistakes are made in, among the files beside it.
pub(crate) struct Judge {
    sources: Vec<Source>,
    file: usize,
    text: String,
}

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing.
    Untold,
    /// Something, at another place.
    Misplaced,
    /// Something that points at the mistake: at a line that changed or says the name, or where the object
    /// around it begins.
    Told,
}

impl Judge {
    pub(crate) fn new(sources: Vec<Source>, path: &str) -> Self {
        let file = sources.iter().position(|it| it.path == path).expect("the file is there");
        let text = String::from_utf8(sources[file].bytes.clone()).expect("the specs are text");
        Self { sources, file, text }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn judge(&self, mutation: &Mutation) -> Verdict {
        let (text, places) = apply(&self.text, &mutation.edits);
        let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        let mut lines: Vec<usize> =
            places.iter().flat_map(|place| line(place.start)..=line(place.end)).collect();
        lines.push(line(mutation.around));
        let mut sources = self.sources.clone();
        sources[self.file].bytes = text.clone().into_bytes();
        let problems = check(&sources);
        if problems.is_empty() {
            return Verdict::Untold;
        }
        let right =
            problems.iter().any(|it| self.points_at(it, &problems, mutation, &lines, &sources));
        if right { Verdict::Told } else { Verdict::Misplaced }
    }

    fn points_at(
        &self,
        found: &Diagnostic,
        problems: &Diagnostics,
        mutation: &Mutation,
        lines: &[usize],
        sources: &[Source],
    ) -> bool {
        let places = [Some(found.place), found.related.map(|(place, _)| place)];
        places.into_iter().flatten().any(|place| {
            let (path, line, _) = problems.position(place);
            if path == self.sources[self.file].path && lines.contains(&line) {
                return true;
            }
            let source = sources.iter().find(|it| it.path == path);
            let text = source.map(|it| String::from_utf8_lossy(&it.bytes).into_owned());
            let said = text.unwrap_or_default();
            let said = said.lines().nth(line - 1).unwrap_or_default();
            mutation.words.iter().any(|word| said.contains(word.as_str()))
        })
    }
}
