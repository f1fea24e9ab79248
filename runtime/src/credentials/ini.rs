//! Reading INI files.

use super::CredentialError;
use super::document::Document;
use configparser::ini::Ini;
use serde_json::{Map, Value};

/// What begins a comment after a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trailing {
    /// A `#`.
    Hash,
    /// Nothing: the value goes on to the end of the line.
    Nothing,
}

/// The text of a file as an object of its sections.
pub(super) fn parse(
    place: String,
    text: &str,
    trailing: Trailing,
) -> Result<Document, CredentialError> {
    let mut ini = Ini::new_cs();
    // What stands before the first section is in none.
    ini.set_default_section("");
    ini.set_inline_comment_symbols(Some(match trailing {
        Trailing::Hash => &['#'],
        Trailing::Nothing => &[],
    }));
    let sections = ini.read(text.to_owned()).map_err(|problem| {
        // Only the number of the line is sure to hold nothing secret.
        let line = problem.split([':', ' ']).find(|it| it.parse::<u32>().is_ok());
        let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
        CredentialError::new(format!("{place} is not an INI file{line}"))
    })?;
    let values: Map<_, _> = sections
        .into_iter()
        .map(|(name, section)| {
            let values = section.into_iter().map(|(key, value)| (key, Value::from(value)));
            (name, Value::Object(values.collect()))
        })
        .collect();
    Document::new(place, Value::Object(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_after_values() {
        let text = "; note\n[a]\n# note\nKey = x#y ;z=w\n";
        let value = |trailing| {
            let document = parse("it".to_owned(), text, trailing).unwrap();
            let section = document.root().required_section("a").unwrap();
            section.required("Key").unwrap().to_owned()
        };
        assert_eq!(value(Trailing::Hash), "x");
        assert_eq!(value(Trailing::Nothing), "x#y ;z=w");
    }

    #[test]
    fn a_mistake_is_placed_and_not_shown() {
        let problem = |text: &str| {
            let result = parse("it".to_owned(), text, Trailing::Hash);
            result.err().map(|error| error.to_string())
        };
        assert_eq!(problem("\n[hidden\n").unwrap(), "it is not an INI file (line 2)");
        assert_eq!(problem("[a]\n= hidden\n").unwrap(), "it is not an INI file (line 2)");
        assert_eq!(problem("hidden\n\0[]=\n"), None);
    }
}
