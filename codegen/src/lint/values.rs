//! Limits and values that look wrong.

use super::shown;
use super::subject::Subject;
use super::walk::{self, Spot};
use crate::diagnostic::{Problem, Problems};
use crate::spec::{Node, Tree};
use regex::Regex;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for spot in walk::all(subject) {
        limits(&spot, problems);
        let property = spot.property;
        for (what, value) in [("default", &property.default), ("example value", &property.example)]
        {
            within(&spot, what, value.as_ref(), problems);
        }
    }
    for page in &subject.pages {
        let showcases = [shown::requests(page, subject), shown::answers(page, subject)];
        for shown in showcases.iter().flat_map(|it| &it.values) {
            within(&shown.spot, "value", Some(shown.value), problems);
        }
    }
}

/// Reports limits that nothing can keep to.
fn limits(spot: &Spot<'_>, problems: &mut Problems) {
    let property = spot.property;
    if let (Some(least), Some(most)) = (&property.minimum, &property.maximum)
        && number(least).zip(number(most)).is_some_and(|(least, most)| least > most)
    {
        let (smallest, largest) = (least.to_json().to_string(), most.to_json().to_string());
        problems.add(spot.at(most.span), Problem::LimitsDisagree { smallest, largest });
    }
    if let (Some(least), Some(most)) = (property.min_length, property.max_length)
        && least > most
    {
        let (smallest, largest) = (format!("{least} long"), format!("{most} long"));
        problems.add(spot.place(), Problem::LimitsDisagree { smallest, largest });
    }
    if let Some(pattern) = &property.pattern
        && let Err(error) = Regex::new(pattern)
    {
        let text = error.to_string();
        let why = text.lines().last().unwrap_or_default().trim().trim_start_matches("error: ");
        problems.add(spot.place(), Problem::InvalidPattern { why: why.to_owned() });
    }
}

/// Reports a value beyond the limits.
fn within(spot: &Spot<'_>, what: &str, value: Option<&Tree>, problems: &mut Problems) {
    let Some(value) = value else { return };
    if let Some(limit) = broken(spot, value) {
        let (what, name) = (what.to_owned(), spot.name.value.clone());
        let value_text = short(value);
        let problem = Problem::OutOfRange { what, name, value: value_text, limit };
        problems.add(spot.at(value.span), problem);
    }
}

/// The limit that a value is beyond.
fn broken(spot: &Spot<'_>, value: &Tree) -> Option<String> {
    let property = spot.property;
    let below = |limit: &&Tree| number(value).zip(number(limit)).is_some_and(|(it, n)| it < n);
    let above = |limit: &&Tree| number(value).zip(number(limit)).is_some_and(|(it, n)| it > n);
    if let Some(limit) = property.minimum.as_ref().filter(below) {
        return Some(format!("at least {}", limit.to_json()));
    }
    if let Some(limit) = property.maximum.as_ref().filter(above) {
        return Some(format!("at most {}", limit.to_json()));
    }
    let allowed = || property.allowed.iter().any(|it| text(it) == text(value));
    if !property.allowed.is_empty() && text(value).is_some() && !allowed() {
        let all: Vec<_> = property.allowed.iter().map(short).collect();
        return Some(format!("one of {}", all.join(", ")));
    }
    let length = match &value.value {
        Node::String(text) => text.chars().count(),
        Node::List(items) => items.len(),
        _ => return None,
    };
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    if let Some(limit) = property.min_length.filter(|limit| length < *limit) {
        return Some(format!("at least {limit} long"));
    }
    if let Some(limit) = property.max_length.filter(|limit| length > *limit) {
        return Some(format!("at most {limit} long"));
    }
    let Node::String(text) = &value.value else { return None };
    let pattern = property.pattern.as_ref()?;
    let matches = Regex::new(pattern).map_or(true, |it| it.is_match(text));
    (!matches).then(|| format!("matched by `{pattern}`"))
}

/// The number that a value is, be it in a string or not.
fn number(tree: &Tree) -> Option<f64> {
    text(tree)?.parse().ok()
}

/// A scalar as text; a number and a string with it are the same.
fn text(tree: &Tree) -> Option<String> {
    match &tree.value {
        Node::String(text) => Some(text.clone()),
        Node::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn short(tree: &Tree) -> String {
    let text = text(tree).unwrap_or_else(|| tree.to_json().to_string());
    if text.chars().count() <= 40 { text } else { text.chars().take(40).chain(['…']).collect() }
}
