//! The budget of retries that clones of a client share.

use crate::error::{ErrorKind, Failure};
use std::sync::atomic::{AtomicU32, Ordering};

/// Retries are paid from it, and successes fill it up again.
///
/// While most calls succeed it is never empty. In an outage it is soon, and then each call is attempted
/// once, until calls succeed again.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    capacity: u32,
}

/// What a retry costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost(u32);

impl Cost {
    /// The cost of trying again after a failure. One that took long has cost the service more.
    pub(crate) fn after(failure: &Failure) -> Self {
        if failure.kind == ErrorKind::Timeout { Self(10) } else { Self(5) }
    }
}

impl Budget {
    /// What a call that succeeds at once pays in.
    const SUCCESS: u32 = 1;

    pub(crate) fn new(capacity: u32) -> Self {
        Self { left: AtomicU32::new(capacity), capacity }
    }

    /// Pays for a retry, if there is enough left.
    pub(crate) fn pay(&self, Cost(cost): Cost) -> bool {
        let pay = |left: u32| left.checked_sub(cost);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, pay).is_ok()
    }

    /// Fills up after a call that succeeded; what its last retry cost is given back.
    pub(crate) fn succeeded(&self, last: Option<Cost>) {
        let gain = last.map_or(Self::SUCCESS, |Cost(cost)| cost);
        let fill = |left: u32| Some(left.saturating_add(gain).min(self.capacity));
        // The update never refuses.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fill);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RETRY: Cost = Cost(5);

    #[test]
    fn retries_are_paid_until_nothing_is_left() {
        let budget = Budget::new(12);
        assert_eq!([budget.pay(RETRY), budget.pay(RETRY), budget.pay(RETRY)], [true, true, false]);
        budget.succeeded(None);
        assert!(!budget.pay(RETRY));
        budget.succeeded(None);
        budget.succeeded(None);
        assert!(budget.pay(RETRY) && !budget.pay(RETRY));
    }

    #[test]
    fn what_helped_is_given_back_and_nothing_beyond_the_capacity() {
        let budget = Budget::new(10);
        assert!(budget.pay(RETRY));
        for _ in 0..3 {
            budget.succeeded(Some(RETRY));
        }
        assert!(budget.pay(RETRY) && budget.pay(RETRY) && !budget.pay(RETRY));
    }

    #[test]
    fn a_timeout_costs_twice() {
        let cost = |kind| Cost::after(&Failure::new(kind, "X"));
        assert_eq!((cost(ErrorKind::Timeout), cost(ErrorKind::Api)), (Cost(10), Cost(5)));
    }
}
