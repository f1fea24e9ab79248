//! Strict JSON with the place of every part.

use crate::diagnostic::{Problem, Problems};
use crate::source::{FileId, Span};
use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// How deep objects and lists may be nested; pages are flat, and the readers are recursive.
const DEEPEST: usize = 64;

/// JSON as the standard has it, without the extensions that the parser knows.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses a file; `None` if it is not JSON, which is then reported.
pub(super) fn parse<'a>(file: FileId, text: &'a str, problems: &mut Problems) -> Option<Value<'a>> {
    let mut fail = |span, problem| problems.add(file.at(span), problem);
    if text.starts_with('\u{feff}') {
        let message = "a byte order mark is not part of JSON".to_owned();
        fail(Span { start: 0, end: 3 }, Problem::InvalidJson { message });
        return None;
    }
    let strict = strict(text);
    let result = match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => result,
        Err(error) => {
            let place = first_line(text, span(&error.range()));
            let (place, message) = match (error.kind(), strict) {
                (ParseErrorKind::NestingDepthExceeded, _) => {
                    fail(place, Problem::NestedTooDeep { limit: DEEPEST });
                    return None;
                }
                // Whoever stumbles first is nearer to the mistake.
                (_, Some((earlier, message))) if earlier.start < place.start => (earlier, message),
                (kind, _) => (place, kind.to_string()),
            };
            fail(place, Problem::InvalidJson { message: uncapitalized(&message) });
            return None;
        }
    };
    let Some(value) = result.value else {
        let message = "the file is empty".to_owned();
        fail(Span::default(), Problem::InvalidJson { message });
        return None;
    };
    // The parser is lenient in corners that the standard is not: control characters in strings, lone
    // surrogates, the form of numbers.
    if let Some((place, message)) = strict {
        fail(place, Problem::InvalidJson { message });
        return None;
    }
    if let Some(place) = too_deep(&value, DEEPEST) {
        fail(place, Problem::NestedTooDeep { limit: DEEPEST });
        return None;
    }
    Some(value)
}

pub(super) fn span(range: &Range) -> Span {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: byte(range.start), end: byte(range.end) }
}

/// What another parser has against the text.
fn strict(text: &str) -> Option<(Span, String)> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let mut start = offset(text, error.line(), error.column());
    let byte = |at: u32| text.as_bytes().get(at as usize).copied();
    if message.starts_with("control character") {
        // This one is counted from the character before.
        start += 1;
        if matches!(byte(start), Some(b'\n' | b'\r')) {
            let message = "the string does not end on its line".to_owned();
            return Some((Span { start, end: start }, message));
        }
        let message = "a control character in a string must be escaped".to_owned();
        return Some((Span { start, end: start + 1 }, message));
    }
    Some((Span { start, end: start + 1 }, message.to_owned()))
}

/// The part of a place that is on its first line; to underline a whole file says little.
fn first_line(text: &str, place: Span) -> Span {
    let rest = text.get(place.start as usize..place.end as usize).unwrap_or_default();
    let length = rest.find('\n').map(|it| u32::try_from(it).unwrap_or(u32::MAX));
    Span { end: length.map_or(place.end, |length| place.start + length), ..place }
}

/// The text as the others of our messages begin.
fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn offset(text: &str, line: usize, column: usize) -> u32 {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let before: usize = lines.map(str::len).sum();
    u32::try_from(before + column.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// The first part that is nested deeper than `left`.
fn too_deep(value: &Value<'_>, left: usize) -> Option<Span> {
    let Some(left) = left.checked_sub(1) else { return Some(span(&value.range())) };
    match value {
        Value::Object(object) => object.properties.iter().find_map(|it| too_deep(&it.value, left)),
        Value::Array(array) => array.elements.iter().find_map(|it| too_deep(it, left)),
        _ => None,
    }
}
