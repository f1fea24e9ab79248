//! Percent-encoding as RFC 3986 has it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text with every reserved character encoded.
pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Writes a text at the end of another, with every reserved character encoded.
fn push(to: &mut String, text: &str) {
    // Most texts have none, and looking for one is quicker than encoding.
    if text.bytes().all(|byte| UNRESERVED[usize::from(byte)]) {
        to.push_str(text);
    } else {
        to.extend(encode(text));
    }
}

/// Which bytes stay as they are. Looking a byte up is quicker than comparing it with all of these.
const UNRESERVED: [bool; 256] = {
    let mut unreserved = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        unreserved[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    unreserved
};

/// Pairs as a query string, or as a form.
pub(crate) fn encode_pairs<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let mut text = String::with_capacity(TYPICAL_LENGTH);
    push_pairs(&mut text, pairs);
    text
}

/// Writes pairs at the end of a text.
pub(crate) fn push_pairs<'a, N: AsRef<str>, V: AsRef<str>>(
    text: &mut String,
    pairs: &'a [(N, V)],
) -> Written<'a, N, V> {
    let mut written = Vec::with_capacity(pairs.len());
    for pair @ (name, value) in pairs {
        if !written.is_empty() {
            text.push('&');
        }
        let start = text.len();
        push(text, name.as_ref());
        text.push('=');
        push(text, value.as_ref());
        written.push((pair, start, text.len()));
    }
    Written(written)
}

/// Where in a text which pairs have been written.
pub(crate) struct Written<'a, N, V>(Vec<(&'a (N, V), usize, usize)>);

impl<N: Ord, V: Ord> Written<'_, N, V> {
    /// The pairs of the text as signatures want them: sorted by name, and then by value, as these are
    /// before they are encoded.
    pub(crate) fn sorted(mut self, text: &str) -> String {
        self.0.sort_unstable();
        let mut sorted = String::with_capacity(text.len());
        for (_, start, end) in self.0 {
            if !sorted.is_empty() {
                sorted.push('&');
            }
            sorted.push_str(text.get(start..end).unwrap_or_default());
        }
        sorted
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
    fn what_is_looked_for_is_what_is_encoded() {
        for character in '\0'..='\u{ff}' {
            let text = character.to_string();
            assert_eq!(encode_pairs(&[(&text, "")]), format!("{}=", encode(&text)));
        }
    }

    #[test]
    fn an_empty_value_keeps_its_equals_sign() {
        let pairs = [("a".to_owned(), String::new()), ("b c".to_owned(), "&".to_owned())];
        assert_eq!(encode_pairs(&pairs), "a=&b%20c=%26");
    }

    #[test]
    fn pairs_are_sorted_before_they_are_encoded() {
        let pairs =
            [("é", "1"), ("z", "b"), ("z", ""), ("z", "a"), ("Key.2", "*"), ("Key.10", "/")];
        let mut text = "?".to_owned();
        let written = push_pairs(&mut text, &pairs);
        assert_eq!(text, "?%C3%A9=1&z=b&z=&z=a&Key.2=%2A&Key.10=%2F");
        assert_eq!(written.sorted(&text), "Key.10=%2F&Key.2=%2A&z=&z=a&z=b&%C3%A9=1");
        assert_eq!(push_pairs::<&str, &str>(&mut text, &[]).sorted(&text), "");
    }
}
