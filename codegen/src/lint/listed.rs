//! Values that have a list somewhere, beside a type that has none.

use super::subject::Subject;
use super::walk::{self, Spot};
use super::words;
use crate::api::Enum;
use crate::diagnostic::{Problem, Problems};
use crate::spec::{Node, Spanned};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for spot in walk::all(subject) {
        let scalar = matches!(spot.ty(), "string" | "integer" | "number");
        if !scalar || !spot.property.allowed.is_empty() {
            continue;
        }
        in_prose(&spot, subject, problems);
        if spot.ty() == "string" {
            in_an_enum(&spot, &subject.api.enums, problems);
        }
    }
}

/// Beginnings of lists.
const HEADS: [&str; 8] = [
    "valid value",
    "allowed value",
    "possible value",
    "supported value",
    "legal value",
    "accepted value",
    "the values are",
    "can be one of",
];

/// Reports prose that lists values.
fn in_prose(spot: &Spot<'_>, subject: &Subject<'_>, problems: &mut Problems) {
    let description = spot.property.description.iter().flat_map(|it| it.paragraphs());
    for paragraph in description {
        let found = list(paragraph, subject);
        if let Some((start, length)) = found {
            let name = spot.name.value.clone();
            let problem = Problem::ListedValues { name, ty: spot.ty().to_owned() };
            problems.add(spot.at(words::part(paragraph, start, length)), problem);
            return;
        }
    }
}

/// The first list of values in a paragraph: its first byte and its length.
fn list(paragraph: &Spanned<String>, subject: &Subject<'_>) -> Option<(usize, usize)> {
    let lower = paragraph.to_ascii_lowercase();
    if let Some(head) = HEADS.iter().find_map(|head| lower.find(head)) {
        return Some((head, paragraph.len() - head));
    }
    let codes = words::codes(paragraph);
    let is_name = |code: &str| {
        let mut pages = subject.pages.iter();
        code.contains(char::is_whitespace)
            || pages.any(|page| page.operation.name == code)
            || VERBS.iter().any(|verb| code.starts_with(verb))
    };
    let mut first = 0;
    while let Some(&(start, code)) = codes.get(first) {
        let (mut end, mut last, mut or) = (start + code.len(), first, false);
        while let Some(&(next, code)) = codes.get(last + 1) {
            // Backticks stand around both.
            let between = paragraph.get(end + 1..next.saturating_sub(1)).unwrap_or_default();
            if !matches!(between, ", " | " or " | ", or " | " | " | " / " | "/" | "、") {
                break;
            }
            or |= between != ", ";
            (last, end) = (last + 1, next + code.len());
        }
        let names = &codes[first..=last];
        if last > first && or && !names.iter().any(|(_, code)| is_name(code)) {
            return Some((start, end - start));
        }
        first = last + 1;
    }
    None
}

/// How the names of operations begin.
const VERBS: [&str; 9] =
    ["Describe", "Create", "Delete", "Modify", "List", "Get", "Update", "Download", "Query"];

/// Reports a plain string that an enum is meant for.
fn in_an_enum(spot: &Spot<'_>, enums: &[Enum], problems: &mut Problems) {
    let same = |it: &&Enum| it.name.eq_ignore_ascii_case(&spot.name.value.replace('_', ""));
    let example = spot.property.example.as_ref();
    let Some(ty) = &spot.property.ty else { return };
    let why = if let Some(it) = enums.iter().find(same) {
        format!("there is an enum `{}`", it.name)
    } else if let Some(Node::String(text)) = example.map(|example| &example.value)
        && let Some(it) = enums.iter().find(|it| it.values.iter().any(|it| it.wire == *text))
    {
        format!("the enum `{}` has its example value", it.name)
    } else {
        return;
    };
    problems.add(spot.at(ty.span), Problem::PlainString { name: spot.name.value.clone(), why });
}
