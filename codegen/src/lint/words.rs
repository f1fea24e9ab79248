//! Words: of names, and of prose.

use crate::source::Span;
use crate::spec::Spanned;

/// The words of a name in small letters: `DBInstanceId` is `db`, `instance`, `id`.
pub(super) fn of_name(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let letters: Vec<char> = name.chars().collect();
    let mut inside = false;
    for (index, c) in letters.iter().enumerate() {
        if !c.is_alphanumeric() {
            inside = false;
            continue;
        }
        let before = index.checked_sub(1).and_then(|it| letters.get(it));
        let after_small = before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        let ends_capitals = before.is_some_and(|c| c.is_uppercase())
            && letters.get(index + 1).is_some_and(|c| c.is_lowercase());
        let starts = c.is_uppercase() && (after_small || ends_capitals);
        if !inside || starts {
            words.push(String::new());
        }
        inside = true;
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// The words of prose in small letters, without articles.
pub(super) fn of_prose(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.flat_map(of_name);
    words.filter(|word| !matches!(word.as_str(), "a" | "an" | "the")).collect()
}

/// Whether one of some phrases is in prose, whatever its capitals.
pub(super) fn has_phrase(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// The parts of prose between backticks, each with its first byte.
pub(super) fn codes(text: &str) -> Vec<(usize, &str)> {
    let mut codes = Vec::new();
    let mut at = 0;
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 && at + part.len() < text.len() && !part.is_empty() {
            codes.push((at, part));
        }
        at += part.len() + 1;
    }
    codes
}

/// Where a part of a text stands, if it stands there without escapes; otherwise where the text stands.
pub(super) fn part(text: &Spanned<String>, start: usize, length: usize) -> Span {
    let byte = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let plain = text.span.end.checked_sub(text.span.start) == Some(byte(text.value.len() + 2));
    if !plain {
        return text.span;
    }
    let start = text.span.start + 1 + byte(start);
    Span { start, end: start + byte(length) }
}
