//! Problems as text, in the manner of rustc.

use super::listing::Listing;
use super::{Color, Diagnostic, Diagnostics, Severity};
use crate::source::{Place, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

/// How many lines apart two places may be to be shown in one excerpt.
const NEAR: usize = 200;

pub(super) fn first(diagnostics: &Diagnostics, most: usize, root: &str, color: Color) -> String {
    let renderer = match color {
        Color::On => Renderer::styled(),
        Color::Off => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(most) {
        text.push_str(&renderer.render(&[group(diagnostics, diagnostic, root)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(all: &'a Diagnostics, diagnostic: &'a Diagnostic, root: &str) -> Group<'a> {
    let level = match diagnostic.problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(printable(diagnostic.problem.to_string()))
        .id(diagnostic.problem.code());
    let place = diagnostic.place;
    let primary = (place.span, AnnotationKind::Primary, None);
    let group = match diagnostic.related {
        None => title.element(snippet(all, place, &[primary], root)),
        Some((related, label)) => {
            let context = (related.span, AnnotationKind::Context, Some(label));
            if near(all, place, related) {
                title.element(snippet(all, place, &[primary, context], root))
            } else {
                let group = title.element(snippet(all, place, &[primary], root));
                group.element(snippet(all, related, &[context], root))
            }
        }
    };
    match diagnostic.problem.help() {
        Some(help) => group.element(Level::HELP.message(printable(help))),
        None => group,
    }
}

fn near(all: &Diagnostics, place: Place, other: Place) -> bool {
    let line =
        |place: Place| all.listing(place).map_or(0, |listing| listing.position(place.span).0);
    place.file == other.file && line(place).abs_diff(line(other)) <= NEAR
}

type Mark = (Span, AnnotationKind, Option<&'static str>);

fn snippet<'a>(
    all: &'a Diagnostics,
    place: Place,
    marks: &[Mark],
    root: &str,
) -> Snippet<'a, Annotation<'a>> {
    let Some(listing) = all.listing(place) else { return Snippet::source("") };
    let Listing { path, .. } = listing;
    let path = if root.is_empty() { path.clone() } else { format!("{root}/{path}") };
    let spans: Vec<Span> = marks.iter().map(|(span, ..)| *span).collect();
    let excerpt = listing.excerpt(&spans);
    let annotations = marks
        .iter()
        .map(|(span, kind, label)| kind.span(listing.within(&excerpt, *span)).label(*label));
    Snippet::source(excerpt.text)
        .line_start(excerpt.line)
        .path(printable(path))
        .annotations(annotations)
}

/// Text without characters that a terminal could obey, or that turn text around.
fn printable(text: String) -> String {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(odd) {
        return text;
    }
    let escape = |c: char| if odd(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(escape).collect()
}
