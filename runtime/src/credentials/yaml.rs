//! Reading YAML files.

use super::CredentialError;
use super::document::Document;
use serde_json::Value;

/// How much a file may repeat by aliases.
const REPEATED: usize = 10_000;

/// The text of a file as an object.
pub(super) fn parse(place: String, text: &str) -> Result<Document, CredentialError> {
    // Errors of the parser show what they are about, so they only give the place.
    let options = serde_saphyr::options! {
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: REPEATED },
        with_snippet: false,
    };
    let value: Value = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let line = error.location().map_or_else(String::new, |it| format!(" (line {})", it.line()));
        CredentialError::new(format!("{place} is not YAML that can be read{line}"))
    })?;
    Document::new(place, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_placed_and_not_shown() {
        let problem = |text: &str| {
            let result = parse("it".to_owned(), text);
            result.err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(problem("a: 1\nb: 'hidden\n"), "it is not YAML that can be read (line 2)");
        assert_eq!(problem("a: 1\na: 2\n"), "it is not YAML that can be read (line 2)");
        assert_eq!(problem("a: *hidden\n"), "it is not YAML that can be read (line 1)");
        assert_eq!(problem(""), "it is not an object");
        assert_eq!(problem("- hidden"), "it is not an object");
        assert_eq!(problem(&"[".repeat(100_000)).find("it is not YAML"), Some(0));
        let bomb = (1..30).map(|it| format!("a{it}: &a{it} [*a{0}, *a{0}]\n", it - 1));
        let bomb = "a0: &a0 [x]\n".to_owned() + &bomb.collect::<String>();
        assert_eq!(problem(&bomb).find("it is not YAML"), Some(0));
    }
}
