//! Names that cannot be, or are taken.

use super::at;
use super::place::{Part, Place, Step};
use super::remedy::Outcome;
use crate::import::json::{Json, Object, Put};
use crate::naming;

/// What the characters are called that tell wire names apart but are no part of a name.
const SPELLED: [(char, &str); 26] = [
    ('.', "Dot"),
    ('-', "Dash"),
    ('_', "Underscore"),
    (' ', "Space"),
    ('/', "Slash"),
    ('\\', "Backslash"),
    (':', "Colon"),
    (',', "Comma"),
    (';', "Semicolon"),
    ('*', "Star"),
    ('+', "Plus"),
    ('=', "Equals"),
    ('<', "Less"),
    ('>', "Greater"),
    ('!', "Bang"),
    ('?', "Question"),
    ('%', "Percent"),
    ('&', "And"),
    ('|', "Or"),
    ('#', "Hash"),
    ('@', "At"),
    ('$', "Dollar"),
    ('^', "Caret"),
    ('~', "Tilde"),
    ('(', "Open"),
    (')', "Close"),
];

/// Gives a part a name of its own; `taken` is the one that another part has.
pub(super) fn mend(file: &mut Json, place: &Place, taken: Option<&str>) -> Outcome {
    match (place.part, place.key.as_deref()) {
        (Part::Enum | Part::Object, _) => {
            let Some(Step::Key(old)) = place.way.last() else { return Outcome::None };
            Outcome::Renamed(old.clone(), numbered(old, ""))
        }
        (Part::Property, Some("name")) => match at(file, &place.way) {
            Some(Json::Object(property)) => rewrite(property, "name"),
            _ => Outcome::None,
        },
        (Part::Property, _) => give(file, place, wire(place), taken, Case::Field),
        (Part::EnumValue, _) => give(file, place, wire(place), taken, Case::Type),
        (Part::Error, _) => {
            let code = at(file, &place.way).and_then(|it| it.text("code").map(str::to_owned));
            give(file, place, code, taken, Case::Type)
        }
        (Part::File, Some("operation" | "rust_name")) => {
            let name = file.text("operation").map(str::to_owned);
            give(file, place, name, taken, Case::Type)
        }
        _ => Outcome::None,
    }
}

fn wire(place: &Place) -> Option<String> {
    match place.way.last() {
        Some(Step::Key(name)) => Some(name.clone()),
        _ => None,
    }
}

/// Which kind of name an item has.
#[derive(Clone, Copy)]
enum Case {
    Type,
    Field,
}

impl Case {
    fn apply(self, text: &str) -> Option<String> {
        match self {
            Self::Type => naming::camel(text),
            Self::Field => naming::snake(text),
        }
    }

    fn separator(self) -> &'static str {
        match self {
            Self::Type => "",
            Self::Field => "_",
        }
    }
}

fn give(
    file: &mut Json,
    place: &Place,
    wire: Option<String>,
    taken: Option<&str>,
    case: Case,
) -> Outcome {
    let (Some(wire), Some(Json::Object(part))) = (wire, at(file, &place.way)) else {
        return Outcome::None;
    };
    let given = part.get("rust_name").and_then(Json::as_str).map(str::to_owned);
    let name = match &given {
        Some(given) => case.apply(&numbered(given, case.separator())),
        None => case
            .apply(&spelled(&wire))
            .filter(|name| Some(name.as_str()) != taken)
            .or_else(|| case.apply(&numbered(taken?, case.separator()))),
    };
    let Some(name) = name else { return Outcome::None };
    part.put("rust_name", name);
    Outcome::Mended
}

fn rewrite(part: &mut Object, key: &str) -> Outcome {
    let Some(name) = part.get(key).and_then(Json::as_str).map(|name| numbered(name, "")) else {
        return Outcome::None;
    };
    part.put(key, name);
    Outcome::Mended
}

/// A text with words for its punctuation.
fn spelled(text: &str) -> String {
    if text.is_empty() {
        return "Empty".to_owned();
    }
    let word = |c: char| SPELLED.iter().find(|(known, _)| *known == c).map(|(_, word)| *word);
    let words =
        text.chars().map(|c| word(c).map_or_else(|| c.to_string(), |word| format!(" {word} ")));
    words.collect::<String>().split(' ').map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// A name with the next number behind it.
fn numbered(name: &str, separator: &str) -> String {
    let digits = name.chars().rev().take_while(char::is_ascii_digit).count();
    let (stem, number) = name.split_at(name.len() - digits);
    let next = number.parse::<u32>().map_or(2, |number| number.saturating_add(1).max(2));
    format!("{}{separator}{next}", stem.trim_end_matches('_'))
}

/// Renames a type wherever it is named.
pub(super) fn rename(json: &mut Json, old: &str, new: &str) {
    match json {
        Json::Object(object) => {
            for section in ["enums", "objects"] {
                if let Some(Json::Object(section)) = object.get_mut(section)
                    && let Some((index, _, value)) = section.shift_remove_full(old)
                {
                    section.shift_insert(index, new.to_owned(), value);
                }
            }
            for (key, value) in object.iter_mut().filter(|(key, _)| *key != "examples") {
                match value {
                    Json::String(text) if key == "type" && text == old => new.clone_into(text),
                    value => rename(value, old, new),
                }
            }
        }
        Json::List(items) => items.iter_mut().for_each(|item| rename(item, old, new)),
        _ => {}
    }
}
