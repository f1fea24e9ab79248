//! What a download is allowed to do.

use std::time::Duration;

/// What a download is allowed to do.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) attempts: u32,
    pub(super) first_pause: Duration,
    pub(super) longest_pause: Duration,
    pub(super) read_timeout: Duration,
    pub(super) total_timeout: Option<Duration>,
    pub(super) max_bytes: Option<u64>,
    pub(super) expected_bytes: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            attempts: 5,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(30),
            read_timeout: Duration::from_mins(1),
            total_timeout: None,
            max_bytes: None,
            expected_bytes: None,
        }
    }
}

impl Settings {
    /// How long to wait after so many failures in a row: a random part of a time that doubles, so
    /// that many downloads do not come back at once; but not less than the server asks for, in reason.
    pub(super) fn pause(&self, failures: u32, asked: Option<Duration>) -> Duration {
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
        let most = self.first_pause.saturating_mul(doubled).min(self.longest_pause);
        let asked = asked.unwrap_or_default().min(self.longest_pause);
        let part = most.as_secs_f64() * fastrand::f64();
        Duration::try_from_secs_f64(part).unwrap_or(most).max(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_a_limit() {
        let settings = Settings::default();
        for (failures, most) in [(1, 500), (2, 1000), (3, 2000), (7, 30_000), (u32::MAX, 30_000)] {
            let pauses: Vec<_> = (0..200).map(|_| settings.pause(failures, None)).collect();
            let most = Duration::from_millis(most);
            assert!(pauses.iter().all(|pause| *pause <= most), "{failures}");
            assert!(pauses.iter().any(|pause| *pause > most / 2), "{failures}");
            assert!(pauses.iter().any(|pause| *pause < most / 2), "{failures}");
        }
    }

    #[test]
    fn no_pause_is_too_long_to_be_counted() {
        let (first_pause, longest_pause) = (Duration::MAX, Duration::MAX);
        let settings = Settings { first_pause, longest_pause, ..Settings::default() };
        for _ in 0..200 {
            assert_eq!(settings.pause(u32::MAX, Some(Duration::MAX)), Duration::MAX);
        }
    }

    #[test]
    fn the_server_is_listened_to_in_reason() {
        let settings = Settings::default();
        assert_eq!(settings.pause(1, Some(Duration::from_secs(7))), Duration::from_secs(7));
        assert_eq!(settings.pause(1, Some(Duration::MAX)), Duration::from_secs(30));
    }
}
