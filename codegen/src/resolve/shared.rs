//! Small parts: pages, dates, facts, names.

use super::Context;
use crate::api::{Constraint, Facts, Source};
use crate::diagnostic::Problem;
use crate::source::Place;
use crate::spec::{self, Property, Spanned, Text, Tree};

pub(super) fn text(text: Option<&Text>) -> Option<String> {
    text.map(ToString::to_string)
}

/// Where the name of an item is said: the Rust name, if one is given.
pub(super) fn place(
    name: &Spanned<String>,
    given: Option<&Spanned<String>>,
    cx: &Context<'_>,
) -> Place {
    cx.file.at(given.unwrap_or(name).span)
}

pub(super) fn name(name: Option<&Spanned<String>>) -> Option<String> {
    name.map(|name| name.value.clone())
}

pub(super) fn source(source: Option<&spec::Source>, cx: &mut Context<'_>) -> Option<Source> {
    let source = source?;
    let url = source.url.value.clone();
    let scheme = url.starts_with("https://") || url.starts_with("http://");
    if !scheme || url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c))
    {
        cx.report(source.url.span, Problem::InvalidUrl { url: url.clone() });
    }
    if let Some(updated) = &source.updated {
        date(updated, cx);
    }
    Some(Source { url, updated: name(source.updated.as_ref()) })
}

pub(super) fn date(date: &Spanned<String>, cx: &mut Context<'_>) {
    let parts: Vec<&str> = date.value.split('-').collect();
    let number = |text: &str, length: usize, most: u32| {
        let value = text.parse::<u32>().unwrap_or(0);
        text.len() == length
            && text.bytes().all(|b| b.is_ascii_digit())
            && value >= 1
            && value <= most
    };
    let fits = match parts[..] {
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    };
    if !fits {
        cx.report(date.span, Problem::InvalidDate { date: date.value.clone() });
    }
}

/// The facts of an item that has only prose.
pub(super) fn facts(description: Option<&Text>, guess: Option<&Text>) -> Facts {
    Facts { description: text(description), guess: text(guess), ..Facts::default() }
}

/// The facts of a parameter or field.
pub(super) fn property(property: &Property) -> Facts {
    Facts {
        description: text(property.description.as_ref()),
        guess: text(property.guess.as_ref()),
        deprecated: text(property.deprecated.as_ref()),
        default: property.default.as_ref().map(|tree| tree.to_json()),
        example: property.example.as_ref().map(|tree| tree.to_json()),
        unit: name(property.unit.as_ref()),
        constraints: constraints(property),
    }
}

fn constraints(property: &Property) -> Vec<Constraint> {
    let json = |tree: &Option<Tree>| tree.as_ref().map(|tree| tree.to_json());
    let allowed: Vec<_> = property.allowed.iter().map(|tree| tree.to_json()).collect();
    let all = [
        json(&property.minimum).map(Constraint::Minimum),
        json(&property.maximum).map(Constraint::Maximum),
        property.min_length.map(Constraint::MinLength),
        property.max_length.map(Constraint::MaxLength),
        property.pattern.clone().map(Constraint::Pattern),
        (!allowed.is_empty()).then_some(Constraint::Allowed(allowed)),
    ];
    all.into_iter().flatten().collect()
}

/// Checks a name that travels in a query string, a header or a JSON key.
pub(super) fn wire_name(name: &Spanned<String>, cx: &mut Context<'_>) {
    let why = if name.value.is_empty() {
        "it is empty"
    } else if name.value.contains(char::is_control) {
        "it has a control character"
    } else {
        return;
    };
    cx.report(name.span, Problem::InvalidName { name: name.value.clone(), why: why.to_owned() });
}
