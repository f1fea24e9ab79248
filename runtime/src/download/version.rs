//! By what it is known whether a file is still the same.

use http::header::{DATE, ETAG, HeaderMap, HeaderValue, LAST_MODIFIED};
use jiff::SignedDuration;
use jiff::fmt::rfc2822::DateTimeParser;

/// A date of change is trusted if it was so long ago when it was told: until then the file could
/// change again without a change of the date, and clocks differ.
const SETTLED: SignedDuration = SignedDuration::from_secs(60);

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) validator: Option<Validator>,
    pub(super) total: Option<u64>,
}

/// What is another when the bytes are others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Validator {
    ETag(HeaderValue),
    LastModified(HeaderValue),
}

impl Version {
    pub(super) fn new(headers: &HeaderMap, total: Option<u64>) -> Self {
        Self { validator: Validator::find(headers), total }
    }

    /// Whether it is certain that the bytes are the same.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.validator.is_some() && self == other
    }
}

impl Validator {
    fn find(headers: &HeaderMap) -> Option<Self> {
        let tag = headers.get(ETAG).filter(|tag| is_strong(tag));
        tag.cloned().map(Self::ETag).or_else(|| {
            let date = headers.get(LAST_MODIFIED)?;
            let settled = time(headers.get(DATE)?)?.duration_since(time(date)?) >= SETTLED;
            settled.then(|| Self::LastModified(date.clone()))
        })
    }

    /// The value for `If-Range`.
    pub(super) fn value(&self) -> &HeaderValue {
        match self {
            Self::ETag(value) | Self::LastModified(value) => value,
        }
    }

    /// Whether an answer with a part of the file says that it is still the same. It has to repeat the
    /// tag; the date it may leave out.
    pub(super) fn is_confirmed_by(&self, headers: &HeaderMap) -> bool {
        match self {
            Self::ETag(tag) => headers.get(ETAG) == Some(tag),
            Self::LastModified(date) => headers.get(LAST_MODIFIED).is_none_or(|it| it == date),
        }
    }
}

/// A tag that is equal only where all bytes are.
fn is_strong(tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    tag.len() > 2 && tag.starts_with(b"\"") && tag.ends_with(b"\"")
}

fn time(date: &HeaderValue) -> Option<jiff::Timestamp> {
    DateTimeParser::new().parse_timestamp(date.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pairs: &[(&'static str, &'static str)]) -> Option<String> {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
        let validator = Validator::find(&headers.collect())?;
        Some(validator.value().to_str().unwrap().to_owned())
    }

    #[test]
    fn only_strong_validators_count() {
        let changed = ("last-modified", "Wed, 21 Oct 2015 07:28:00 GMT");
        let (soon, later) =
            (("date", "Wed, 21 Oct 2015 07:28:59 GMT"), ("date", "Wed, 21 Oct 2015 07:29:00 GMT"));
        assert_eq!(found(&[("etag", "\"5B3C\""), changed, later]).as_deref(), Some("\"5B3C\""));
        assert_eq!(found(&[changed, later]).as_deref(), Some(changed.1));
        assert_eq!(found(&[("etag", "W/\"5B3C\""), changed, later]).as_deref(), Some(changed.1));
        assert_eq!(found(&[changed, soon]), None);
        assert_eq!(found(&[changed]), None);
        assert_eq!(found(&[("last-modified", "yesterday"), later]), None);
        for tag in ["W/\"5B3C\"", "5B3C", "\"\"", "\""] {
            assert_eq!(found(&[("etag", tag)]), None, "{tag}");
        }
    }

    #[test]
    fn without_a_validator_nothing_is_certain() {
        let version = Version { validator: None, total: Some(3) };
        assert!(!version.is_same_as(&version));
    }
}
