//! Problems as text, in the manner of rustc.

use super::{Color, Diagnostic, Diagnostics};
use crate::source::{FileId, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

pub(super) fn all(diagnostics: &Diagnostics, root: &str, color: Color) -> String {
    let renderer = match color {
        Color::On => Renderer::styled(),
        Color::Off => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(diagnostics, diagnostic, root)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(all: &'a Diagnostics, diagnostic: &'a Diagnostic, root: &str) -> Group<'a> {
    let title = Level::ERROR
        .primary_title(printable(diagnostic.problem.to_string()))
        .id(diagnostic.problem.code());
    let place = diagnostic.place;
    let (window, primary) = window(all, place.file, place.span);
    let mut snippet = window.snippet(all, place.file, root);
    snippet = snippet.annotation(AnnotationKind::Primary.span(primary));
    let mut other = None;
    if let Some((related, label)) = diagnostic.related {
        if related.file == place.file && window.holds(all, related.span) {
            let span = window.shift(all, related.span);
            snippet = snippet.annotation(AnnotationKind::Context.span(span).label(label));
        } else {
            other = Some((related, label));
        }
    }
    let mut group = title.element(snippet);
    if let Some((related, label)) = other {
        let (window, span) = self::window(all, related.file, related.span);
        let snippet = window.snippet(all, related.file, root);
        group = group.element(snippet.annotation(AnnotationKind::Context.span(span).label(label)));
    }
    match diagnostic.problem.help() {
        Some(help) => group.element(Level::HELP.message(printable(help))),
        None => group,
    }
}

/// The part of a file that is shown. Files can be large, and so can lines; the renderer gets only what
/// it needs.
struct Window<'a> {
    text: Cow<'a, str>,
    start: usize,
    line: usize,
    file: FileId,
}

/// The most bytes of a file that are handed to the renderer.
const MOST: usize = 64 * 1024;

fn window(all: &Diagnostics, file: FileId, span: Span) -> (Window<'_>, Range<usize>) {
    let bytes = bytes(all, file);
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let start = floor(text, span.start as usize);
    let end = floor(text, (span.end as usize).max(start).min(start + MOST / 2));
    let first = if text.len() <= MOST { 0 } else { line_start(text, start) };
    let last = if text.len() <= MOST { text.len() } else { line_end(text, end) };
    let line = 1 + text[..first].matches('\n').count();
    let window = Window { text: Cow::Borrowed(&text[first..last]), start: first, line, file };
    // An empty file has nothing to underline; the renderer wants a span inside the text.
    (window, (start - first)..(end - first).max(start - first))
}

fn line_start(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    floor(text, line.max(at.saturating_sub(MOST / 4)))
}

fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].find('\n').map_or(text.len(), |it| at + it);
    floor(text, line.min(at + MOST / 4))
}

/// The start of the character that `at` is in.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

fn bytes(all: &Diagnostics, file: FileId) -> &[u8] {
    all.sources.get(file.0 as usize).map_or(&[], |(_, bytes)| bytes)
}

impl<'a> Window<'a> {
    fn snippet<T: Clone>(&self, all: &Diagnostics, file: FileId, root: &str) -> Snippet<'a, T> {
        let path = all.sources.get(file.0 as usize).map_or("", |(path, _)| path);
        let path = if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") };
        Snippet::source(self.text.clone()).line_start(self.line).path(printable(path))
    }

    fn holds(&self, all: &Diagnostics, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        debug_assert!(self.file.0 as usize <= all.sources.len());
        start >= self.start && end <= self.start + self.text.len()
    }

    fn shift(&self, all: &Diagnostics, span: Span) -> Range<usize> {
        let text = std::str::from_utf8(bytes(all, self.file)).unwrap_or_default();
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        (start - self.start)..(end - self.start)
    }
}

/// Text without control characters, which a terminal could obey.
fn printable(text: String) -> String {
    if text.chars().all(|c| !c.is_control() && !is_bidi(c)) {
        return text;
    }
    let escape = |c: char| match c {
        c if c.is_control() || is_bidi(c) => c.escape_default().to_string(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
