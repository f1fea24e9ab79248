//! How long to wait between two looks.

use super::WaiterFacts;
use std::time::Duration;

/// How much longer each delay is than the one before.
const GROWTH: f64 = 1.5;

/// How long to wait between two looks: longer each time, up to a limit, and never by the same rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    first: Duration,
    longest: Duration,
}

impl Pace {
    /// A pace that begins with a delay, and makes it longer up to a limit.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest }
    }

    pub(super) fn of(facts: &WaiterFacts) -> Self {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        Self::new(seconds(facts.first_delay), seconds(facts.longest_delay))
    }

    /// The delay after so many looks. `random` is between 0 and 1; of a delay, half is left to it, so that
    /// many who wait do not all look at once.
    pub(super) fn after(&self, looks: u32, random: f64) -> Duration {
        let exponent = i32::try_from(looks.saturating_sub(1)).unwrap_or(i32::MAX);
        let seconds = self.first.as_secs_f64() * GROWTH.powi(exponent);
        let seconds = seconds.min(self.longest.as_secs_f64());
        Duration::try_from_secs_f64(seconds * (1.0 - random / 2.0)).unwrap_or(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace::new(Duration::from_secs(2), Duration::from_secs(10));

    #[test]
    fn delays_grow_up_to_the_limit() {
        let delays: Vec<_> = (1..7).map(|looks| PACE.after(looks, 0.0).as_millis()).collect();
        assert_eq!(delays, [2000, 3000, 4500, 6750, 10_000, 10_000]);
        assert_eq!(PACE.after(u32::MAX, 0.0).as_secs(), 10);
    }

    #[test]
    fn chance_takes_at_most_half_of_a_delay() {
        assert_eq!(PACE.after(1, 1.0), Duration::from_secs(1));
        assert_eq!(PACE.after(1, 0.5), Duration::from_millis(1500));
    }
}
