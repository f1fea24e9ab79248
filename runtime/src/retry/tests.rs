//! What is repeated, and after which wait.

use super::*;
use crate::ErrorClass;
use http::StatusCode;

fn api(status: u16, class: Option<ErrorClass>) -> Box<Failure> {
    let mut failure = Failure::new(ErrorKind::Api, "X");
    failure.status = StatusCode::from_u16(status).ok();
    failure.class = class;
    failure
}

fn repeats(failure: &Failure) -> [bool; 3] {
    [Safety::Safe, Safety::Idempotent, Safety::Unsafe].map(|safety| may_repeat(failure, safety))
}

const ALWAYS: [bool; 3] = [true; 3];
const HARMLESS: [bool; 3] = [true, true, false];
const NEVER: [bool; 3] = [false; 3];

#[test]
fn what_did_not_reach_the_service_is_always_repeated() {
    let expected = [
        (ErrorKind::Connect, ALWAYS),
        (ErrorKind::Timeout, HARMLESS),
        (ErrorKind::Transport, HARMLESS),
        (ErrorKind::InvalidRequest, NEVER),
        (ErrorKind::Credentials, NEVER),
        (ErrorKind::Decode, NEVER),
        (ErrorKind::TooLarge, NEVER),
        (ErrorKind::Api, NEVER),
    ];
    for (kind, expected) in expected {
        assert_eq!(repeats(&Failure::new(kind, "X")), expected, "{kind:?}");
    }
}

#[test]
fn the_code_counts_for_more_than_the_status() {
    use ErrorClass::{Conflict, Quota, Service, Throttling};
    let expected = [
        (429, None, ALWAYS),
        (429, Some(Throttling), ALWAYS),
        (429, Some(Quota), NEVER),
        (400, Some(Throttling), ALWAYS),
        (400, None, NEVER),
        (401, None, NEVER),
        (503, Some(Throttling), HARMLESS),
        (200, Some(Throttling), HARMLESS),
        (503, None, HARMLESS),
        (500, Some(Service), HARMLESS),
        (200, Some(Service), HARMLESS),
        (500, Some(Conflict), NEVER),
        (501, None, NEVER),
        (505, None, NEVER),
    ];
    for (status, class, expected) in expected {
        assert_eq!(repeats(&api(status, class)), expected, "{status} {class:?}");
    }
}

#[test]
fn a_refusal_counts_even_if_the_rest_of_the_answer_is_lost() {
    for kind in [ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::TooLarge] {
        let mut failure = Failure::new(kind, "X");
        failure.status = Some(StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(repeats(&failure), ALWAYS, "{kind:?}");
    }
}

fn millis(attempts: [u32; 4], failure: &Failure, share: f64) -> [u128; 4] {
    let policy = RetryPolicy::standard();
    attempts.map(|attempt| policy.delay(attempt, failure, share).as_millis())
}

#[test]
fn the_limit_of_the_wait_doubles() {
    let lost = Failure::new(ErrorKind::Transport, "X");
    assert_eq!(millis([1, 2, 3, 100], &lost, 1.0), [100, 200, 400, 20_000]);
    assert_eq!(millis([1, 2, 3, 100], &lost, 0.5), [50, 100, 200, 10_000]);
    assert_eq!(millis([0, 1, 2, u32::MAX], &lost, 0.0), [0; 4]);
    let throttled = api(429, None);
    assert_eq!(millis([1, 2, 3, 7], &throttled, 1.0), [500, 1000, 2000, 20_000]);
}

#[test]
fn the_service_may_ask_for_a_longer_wait() {
    let mut failure = api(503, None);
    failure.retry_after = Some(Duration::from_millis(150));
    assert_eq!(millis([1, 2, 3, 100], &failure, 1.0), [150, 200, 400, 20_000]);
    failure.retry_after = Some(Duration::from_secs(100));
    assert_eq!(millis([1, 2, 3, 100], &failure, 1.0), [100_000; 4]);
    failure.retry_after = Some(Duration::MAX);
    assert_eq!(RetryPolicy::standard().delay(1, &failure, 1.0), Duration::MAX);
}

#[test]
fn whatever_is_set_there_is_a_wait() {
    let lost = Failure::new(ErrorKind::Transport, "X");
    let endless = RetryPolicy::standard().with_base_delay(Duration::MAX);
    assert_eq!(endless.delay(5, &lost, 1.0), Duration::from_secs(20));
    let endless = endless.with_max_delay(Duration::MAX);
    for share in [0.0, 0.5, 1.0, f64::NAN, -1.0, 7.0] {
        assert!(endless.delay(2, &lost, share) <= Duration::MAX);
    }
    assert_eq!(RetryPolicy::none().with_max_attempts(0).max_attempts(), 1);
}
