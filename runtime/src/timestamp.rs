//! Points in time.

use crate::wire::{
    Decode, Encode, Expected, Presence, Scalar, TimeForm, View, Wire, assign, scalar,
};
use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A point in time, in whole milliseconds since the Unix epoch (1970-01-01T00:00:00Z).
///
/// Providers send milliseconds, seconds or text, as numbers or as strings; the generated types
/// know which, and this type is the same for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    millis: i64,
}

impl Timestamp {
    /// The time that is `millis` milliseconds after the Unix epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }

    /// The time that is `seconds` seconds after the Unix epoch; out of range becomes the last
    /// millisecond that fits.
    #[must_use]
    pub const fn from_secs(seconds: i64) -> Self {
        Self { millis: seconds.saturating_mul(1000) }
    }

    /// Now, by the system clock.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.millis
    }

    /// Whole seconds since the Unix epoch.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.millis.div_euclid(1000)
    }

    /// The same time for the standard library; `None` where the platform cannot say it.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_millis(self.millis.unsigned_abs());
        if self.millis < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        }
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let millis = |distance: Duration| i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
        Self::from_millis(match time.duration_since(UNIX_EPOCH) {
            Ok(after) => millis(after),
            Err(before) => -millis(before.duration()),
        })
    }
}

/// RFC 3339, in UTC, such as `2022-08-24T09:04:24Z`; the bare number of milliseconds where the year
/// has more than four digits.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.millis) {
            Ok(time) => time.fmt(f),
            Err(_) => self.millis.fmt(f),
        }
    }
}

impl Encode for Timestamp {
    fn view(&self, wire: Wire) -> View<'_> {
        match wire.time {
            TimeForm::Millis => scalar::integer_view(self.millis, wire),
            TimeForm::Seconds => scalar::integer_view(self.as_secs(), wire),
            TimeForm::Rfc3339 => View::Text(Cow::Owned(self.to_string())),
        }
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Decode for Timestamp {
    fn empty() -> Self {
        Self::default()
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        scalar::read_scalar(self, &input, wire, parse)
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

fn parse(input: &Scalar<'_>, wire: Wire) -> Result<Option<Timestamp>, Expected> {
    match (wire.time, input) {
        (TimeForm::Millis, _) => {
            let millis = scalar::integer(input, wire);
            Ok(millis.map_err(|_| MILLIS)?.map(Timestamp::from_millis))
        }
        (TimeForm::Seconds, _) => {
            let seconds = scalar::integer(input, wire);
            Ok(seconds.map_err(|_| SECONDS)?.map(Timestamp::from_secs))
        }
        (TimeForm::Rfc3339, Scalar::Null | Scalar::Text("")) => Ok(None),
        (TimeForm::Rfc3339, Scalar::Text(text)) => match text.parse::<jiff::Timestamp>() {
            Ok(time) => Ok(Some(Timestamp::from_millis(time.as_millisecond()))),
            Err(_) => Err(RFC3339),
        },
        (TimeForm::Rfc3339, _) => Err(RFC3339),
    }
}

const MILLIS: Expected = Expected("a time in milliseconds");
const SECONDS: Expected = Expected("a time in seconds");
const RFC3339: Expected = Expected("a time such as `2026-01-13T08:00:00Z`");

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: Scalar<'_>, wire: Wire) -> Result<Timestamp, Expected> {
        let mut time = Timestamp::empty();
        time.read(input, wire).map(|_| time)
    }

    #[test]
    fn every_form_is_read() {
        let time = Timestamp::from_secs(1_661_331_864);
        let cases = [
            (Scalar::Int(1_661_331_864_000), Wire::PLAIN),
            (Scalar::Text("1661331864000"), Wire::PLAIN),
            (Scalar::Int(1_661_331_864), Wire::PLAIN.seconds()),
            (Scalar::Text("1661331864"), Wire::PLAIN.seconds()),
            (Scalar::Text("2022-08-24T09:04:24Z"), Wire::PLAIN.rfc3339()),
            (Scalar::Text("2022-08-24T17:04:24+08:00"), Wire::PLAIN.rfc3339()),
        ];
        for (input, wire) in cases {
            assert_eq!(read(input, wire), Ok(time), "{input:?}");
        }
    }

    #[test]
    fn what_is_no_time_says_what_it_should_be() {
        assert_eq!(read(Scalar::Text("soon"), Wire::PLAIN), Err(MILLIS));
        assert_eq!(read(Scalar::Text("soon"), Wire::PLAIN.seconds()), Err(SECONDS));
        assert_eq!(read(Scalar::Int(5), Wire::PLAIN.rfc3339()), Err(RFC3339));
        assert_eq!(read(Scalar::Text("soon"), Wire::PLAIN.lenient()), Ok(Timestamp::default()));
    }

    #[test]
    fn extremes_do_not_overflow() {
        assert_eq!(Timestamp::from_secs(i64::MAX).as_millis(), i64::MAX);
        assert_eq!(Timestamp::from_millis(-1).as_secs(), -1);
        assert_eq!(Timestamp::from_millis(i64::MAX).to_string(), i64::MAX.to_string());
        let before = UNIX_EPOCH - Duration::from_millis(5);
        assert_eq!(Timestamp::from(before).to_system_time(), Some(before));
    }
}
