//! How long a service asks to wait.

use http::HeaderMap;
use std::time::Duration;

/// The wait that the headers ask for. Dates are not looked at: clocks differ.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let number = |name| headers.get(name)?.to_str().ok()?.trim().parse::<u64>().ok();
    // Alibaba Cloud's own SDKs take the number as milliseconds.
    let millis = number("x-acs-retry-after").map(Duration::from_millis);
    millis.or_else(|| number("retry-after").map(Duration::from_secs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_or_milliseconds() {
        let cases = [
            ("retry-after", "3", Some(Duration::from_secs(3))),
            ("x-acs-retry-after", " 1500 ", Some(Duration::from_millis(1500))),
            ("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT", None),
            ("retry-after", "-1", None),
        ];
        for (name, value, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            assert_eq!(retry_after(&headers), expected, "{name}: {value}");
        }
    }
}
