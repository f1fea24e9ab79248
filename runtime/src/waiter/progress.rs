//! How far something is that is waited for.

use std::time::Duration;

/// How far something is, at one look.
#[derive(Debug)]
pub struct Progress<'a, T> {
    pub(super) item: Option<&'a T>,
    pub(super) status: Option<&'a str>,
    pub(super) text: Option<&'a str>,
    pub(super) looks: u32,
    pub(super) elapsed: Duration,
}

impl<'a, T> Progress<'a, T> {
    /// What is waited for, as it is now; `None` where the service does not show it yet.
    #[must_use]
    pub fn item(&self) -> Option<&'a T> {
        self.item
    }

    /// The status, as it stands on the wire.
    #[must_use]
    pub fn status(&self) -> Option<&'a str> {
        self.status
    }

    /// How much is done, in the words of the service, such as `3/10`.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.text
    }

    /// How many parts are done, and how many there are, where the service says so, as in `3/10`.
    #[must_use]
    pub fn parts(&self) -> Option<(u64, u64)> {
        let (done, all) = self.text?.split_once('/')?;
        Some((done.trim().parse().ok()?, all.trim().parse().ok()?))
    }

    /// How many times the service was asked.
    #[must_use]
    pub fn looks(&self) -> u32 {
        self.looks
    }

    /// How long ago the waiting began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_where_the_service_does() {
        let parts = |text: &str| {
            let elapsed = Duration::ZERO;
            Progress::<()> { item: None, status: None, text: Some(text), looks: 1, elapsed }.parts()
        };
        assert_eq!(parts("3/10"), Some((3, 10)));
        assert_eq!(parts(" 0 / 0 "), Some((0, 0)));
        for other in ["", "7", "50%", "a/b", "-1/2", "1/2/3"] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
