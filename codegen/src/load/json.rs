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
    let result = match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => result,
        Err(error) => {
            let problem = match error.kind() {
                ParseErrorKind::NestingDepthExceeded => Problem::NestedTooDeep { limit: DEEPEST },
                kind => Problem::InvalidJson { message: kind.to_string() },
            };
            fail(span(&error.range()), problem);
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
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        let at = offset(text, error.line(), error.column());
        fail(Span { start: at, end: at + 1 }, Problem::InvalidJson { message });
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
