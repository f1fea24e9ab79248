//! Percent-encoding as RFC 3986 has it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text with every reserved character encoded.
pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Pairs as a query string, or as a form.
pub(crate) fn encode_pairs<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let mut text = String::with_capacity(TYPICAL_LENGTH);
    push_pairs(&mut text, pairs);
    text
}

/// Pairs as signatures want them: sorted by name, and then by value.
pub(crate) fn encode_sorted<N: AsRef<str> + Ord, V: AsRef<str> + Ord>(
    pairs: &mut [(N, V)],
) -> String {
    pairs.sort_unstable();
    encode_pairs(pairs)
}

/// Writes pairs at the end of a text.
pub(crate) fn push_pairs<N: AsRef<str>, V: AsRef<str>>(text: &mut String, pairs: &[(N, V)]) {
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            text.push('&');
        }
        text.extend(encode(name.as_ref()));
        text.push('=');
        text.extend(encode(value.as_ref()));
    }
}

/// Most queries are not longer.
const TYPICAL_LENGTH: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        let cases = [
            ("AZaz09-._~", "AZaz09-._~"),
            (" *+/", "%20%2A%2B%2F"),
            ("!'()=&?#%", "%21%27%28%29%3D%26%3F%23%25"),
            ("é你🦀", "%C3%A9%E4%BD%A0%F0%9F%A6%80"),
            ("\r\n\0", "%0D%0A%00"),
        ];
        for (given, expected) in cases {
            assert_eq!(encode(given).to_string(), expected);
        }
    }

    #[test]
    fn an_empty_value_keeps_its_equals_sign() {
        let pairs = [("a".to_owned(), String::new()), ("b c".to_owned(), "&".to_owned())];
        assert_eq!(encode_pairs(&pairs), "a=&b%20c=%26");
    }

    #[test]
    fn pairs_are_sorted_before_they_are_encoded() {
        let mut pairs =
            [("é", "1"), ("z", "b"), ("z", ""), ("z", "a"), ("Key.2", "*"), ("Key.10", "/")];
        let expected = "Key.10=%2F&Key.2=%2A&z=&z=a&z=b&%C3%A9=1";
        assert_eq!(encode_sorted(&mut pairs), expected);
        assert_eq!(encode_sorted::<&str, &str>(&mut []), "");
    }
}
