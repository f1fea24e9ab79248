//! The text of a file, by lines, for showing parts of it.

use crate::source::{Source, Span};
use std::ops::Range;

/// A file with problems.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) path: String,
    text: String,
    /// Where each line starts.
    starts: Vec<usize>,
}

/// Some lines of a file.
pub(super) struct Excerpt<'a> {
    pub(super) text: &'a str,
    /// The number of its first line, from 1.
    pub(super) line: usize,
    /// Its first byte in the file.
    start: usize,
}

/// The most bytes of a line that are shown on either side of a place.
const AROUND: usize = 400;

impl Listing {
    pub(super) fn new(source: &Source) -> Self {
        let text = String::from_utf8_lossy(&source.bytes).into_owned();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect();
        Self { path: source.path.clone(), text, starts }
    }

    /// The line and the column of a place, from 1; columns count characters.
    pub(super) fn position(&self, span: Span) -> (usize, usize) {
        let at = self.floor(span.start as usize);
        let line = self.line(at);
        (line + 1, self.text[self.starts[line]..at].chars().count() + 1)
    }

    /// The lines that hold all the places. A long line is cut.
    pub(super) fn excerpt(&self, spans: &[Span]) -> Excerpt<'_> {
        let first = spans.iter().map(|span| self.floor(span.start as usize)).min().unwrap_or(0);
        let last = spans.iter().map(|span| self.range(*span).end).max().unwrap_or(first);
        let line = self.line(first);
        let end = self.starts.get(self.line(last) + 1).copied().unwrap_or(self.text.len());
        let start = self.starts[line].max(self.floor(first.saturating_sub(AROUND)));
        let end = end.min(self.floor(last + AROUND));
        Excerpt { text: &self.text[start..end], line: line + 1, start }
    }

    /// A place in an excerpt; of a long one, the beginning.
    pub(super) fn within(&self, excerpt: &Excerpt<'_>, span: Span) -> Range<usize> {
        let Range { start, end } = self.range(span);
        (start - excerpt.start)..(end - excerpt.start)
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.floor(span.start as usize);
        let end = self.floor((span.end as usize).min(start + AROUND)).max(start);
        start..end
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The start of the character that a byte belongs to.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at.min(self.text.len()))
    }
}
