//! How long a service asks to wait.

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};
use std::time::{Duration, SystemTime};

/// The wait that the headers ask for.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    // Alibaba Cloud's own SDKs take the number as milliseconds.
    let millis = text(headers, "x-acs-retry-after").and_then(number).map(Duration::from_millis);
    millis.or_else(|| {
        let wait = text(headers, RETRY_AFTER.as_str())?;
        number(wait).map(Duration::from_secs).or_else(|| until(wait, headers))
    })
}

/// The wait until a date, by the clock of the server if it tells the time: clocks differ.
fn until(date: &str, headers: &HeaderMap) -> Option<Duration> {
    let date = httpdate::parse_http_date(date).ok()?;
    let now = text(headers, DATE.as_str()).and_then(|now| httpdate::parse_http_date(now).ok());
    let wait = date.duration_since(now.unwrap_or_else(SystemTime::now));
    Some(wait.unwrap_or_default())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// A whole number. More seconds than fit are as good as for ever.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &str)]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        retry_after(&headers)
    }

    #[test]
    fn seconds_or_milliseconds() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(asked(&[("retry-after", "3")]), seconds(3));
        assert_eq!(asked(&[("x-acs-retry-after", " 1500 ")]), Some(Duration::from_millis(1500)));
        let both = [("retry-after", "3"), ("x-acs-retry-after", "20")];
        assert_eq!(asked(&both), Some(Duration::from_millis(20)));
        let unreadable = [("retry-after", "3"), ("x-acs-retry-after", "soon")];
        assert_eq!(asked(&unreadable), seconds(3));
        assert_eq!(asked(&[("retry-after", "99999999999999999999")]), seconds(u64::MAX));
        for nothing in ["", "-1", "+1", "1.5", "soon", "Wed, 31 Feb 2015 07:28:00 GMT"] {
            assert_eq!(asked(&[("retry-after", nothing)]), None, "{nothing}");
        }
    }

    #[test]
    fn a_date_is_read_by_the_clock_of_the_server() {
        let date = ("date", "Wed, 21 Oct 2015 07:28:00 GMT");
        for (text, expected) in [
            ("Wed, 21 Oct 2015 07:28:07 GMT", 7),
            ("Wednesday, 21-Oct-15 07:29:00 GMT", 60),
            ("Wed, 21 Oct 2015 07:27:00 GMT", 0),
        ] {
            let wait = asked(&[date, ("retry-after", text)]);
            assert_eq!(wait, Some(Duration::from_secs(expected)), "{text}");
        }
    }

    #[test]
    fn without_a_clock_of_the_server_ours_counts() {
        assert_eq!(
            asked(&[("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT")]),
            Some(Duration::ZERO)
        );
        let far = asked(&[("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")]);
        assert!(far > Some(Duration::from_hours(24 * 365)));
    }
}
