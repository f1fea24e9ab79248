//! `Content-Range`.

use http::HeaderMap;
use http::header::CONTENT_RANGE;

/// What an answer says about the part that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentRange {
    /// The first byte, and the one after the last; `None` if there is no such part.
    pub(super) part: Option<(u64, u64)>,
    /// The size of the whole file.
    pub(super) total: Option<u64>,
}

impl ContentRange {
    pub(super) fn read(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(CONTENT_RANGE)?.to_str().ok()?;
        let (unit, rest) = text.trim().split_once(' ')?;
        let (part, total) = rest.trim().split_once('/')?;
        let total = if total == "*" { None } else { Some(number(total)?) };
        let part = if part == "*" { None } else { Some(bounds(part)?) };
        let fits = part.zip(total).is_none_or(|((_, end), total)| end <= total);
        (unit.eq_ignore_ascii_case("bytes") && fits).then_some(Self { part, total })
    }
}

fn bounds(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once('-')?;
    let (first, end) = (number(first)?, number(last)?.checked_add(1)?);
    (first < end).then_some((first, end))
}

/// A number without a sign.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_strictly() {
        let cases = [
            ("bytes 5-9/10", Some((Some((5, 10)), Some(10)))),
            ("Bytes 5-5/*", Some((Some((5, 6)), None))),
            ("bytes */10", Some((None, Some(10)))),
            ("bytes 5-10/10", None),
            ("bytes 5-4/10", None),
            ("bytes -5/10", None),
            ("bytes +5-9/10", None),
            ("bytes 0-18446744073709551615/*", None),
            ("items 5-9/10", None),
            ("bytes 5-9", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let headers = [(CONTENT_RANGE, text.parse().unwrap())].into_iter().collect();
            let expected = expected.map(|(part, total)| ContentRange { part, total });
            assert_eq!(ContentRange::read(&headers), expected, "{text}");
        }
    }
}
