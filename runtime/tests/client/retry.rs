//! What is attempted again, when, and with which request.

use crate::api::{Ask, Fill};
use crate::script::{BROKEN, CONNECT, FINE, Launch, Script, Step, Tokenless, retrying, says};
use specwright_runtime::{ErrorKind, RetryPolicy};
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

const THROTTLED: Step = says(400, r#"{"Code":"Throttling.User"}"#);
const DOWN: Step = says(503, r#"{"Code":"ServiceUnavailable"}"#);

#[tokio::test(start_paused = true)]
async fn a_safe_call_is_repeated_until_it_succeeds() {
    let script = Script::new([DOWN, BROKEN, FINE]);
    let client = retrying(&script).build().unwrap();
    let response = client.call(Ask::default()).await.unwrap();
    assert_eq!((response.id, response.attempts()), (Some(1), 3));
    assert_eq!(script.times(), [0, 100, 300]);
}

#[tokio::test(start_paused = true)]
async fn the_last_error_is_that_of_the_call() {
    let script = Script::new([DOWN, CONNECT, THROTTLED, FINE]);
    let client = retrying(&script).build().unwrap();
    let error = client.call(Ask::default()).await.unwrap_err();
    assert_eq!((error.attempts(), script.count(), error.is_throttling()), (3, 3, true));
    assert_eq!(error.to_string(), "Ask failed: Throttling.User (HTTP 400); 3 attempts");
}

#[tokio::test(start_paused = true)]
async fn all_attempts_say_the_same_under_signatures_of_their_own() {
    let script = Script::new([BROKEN, DOWN, FINE]);
    let client = retrying(&script).build().unwrap();
    let request = Fill { text: Some("a&b".to_owned()), ..Fill::default() };
    client.call(request).await.unwrap();
    let mut contents = script.contents();
    assert!(contents[0].contains("ClientToken=nonce-0"), "{contents:?}");
    contents.dedup();
    assert_eq!(contents.len(), 1, "{contents:?}");
    assert_eq!(script.headers("x-acs-signature-nonce"), ["nonce-1", "nonce-2", "nonce-3"]);
    let mut signatures = script.headers("authorization");
    signatures.sort();
    signatures.dedup();
    assert_eq!(signatures.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_unsafe_call_is_repeated_only_if_nothing_was_done() {
    for step in [CONNECT, THROTTLED, says(429, "<html>")] {
        let script = Script::new([step.clone(), FINE]);
        let response = retrying(&script).build().unwrap().call(Launch).await.unwrap();
        assert_eq!((response.attempts(), script.count()), (2, 2), "{step:?}");
    }
    let behind = says(200, r#"{"Success":false,"Code":"Throttling.User"}"#);
    let overloaded = says(503, r#"{"Code":"Throttling.User"}"#);
    for step in [BROKEN, DOWN, behind, overloaded, Step::Silence, says(408, "")] {
        let script = Script::new([step.clone(), FINE]);
        let error = retrying(&script).build().unwrap().call(Launch).await.unwrap_err();
        assert_eq!((error.attempts(), script.count()), (1, 1), "{step:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_lacks_a_token_is_not_idempotent() {
    let script = Script::new([BROKEN, FINE]);
    let client = retrying(&script).build().unwrap();
    assert_eq!(client.call(Tokenless).await.unwrap_err().attempts(), 1);
    assert_eq!(client.call(Fill::default()).await.unwrap().attempts(), 1);
    let script = Script::new([BROKEN, FINE]);
    let client = retrying(&script).build().unwrap();
    assert_eq!(client.call(Fill::default()).await.unwrap().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_succeed_is_not_repeated() {
    let exists = says(500, r#"{"Code":"Demo.Exists"}"#);
    for step in [says(400, ""), says(403, "{}"), says(501, ""), says(200, "["), exists] {
        let script = Script::new([step.clone(), FINE]);
        let error = retrying(&script).build().unwrap().call(Ask::default()).await.unwrap_err();
        assert_eq!((error.attempts(), script.count()), (1, 1), "{step:?}");
    }
    let script = Script::new([]);
    let invalid = Ask { text: Some("counted".to_owned()), ..Ask::default() };
    let error = retrying(&script).build().unwrap().call(invalid).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 0));
    assert_eq!(script.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_left_of_an_answer_that_failed() {
    let failed = says(200, r#"{"Id":7,"Success":false,"Code":"InternalError"}"#);
    let script = Script::new([failed, says(200, r#"{"RequestId":"r"}"#)]);
    let response = retrying(&script).build().unwrap().call(Ask::default()).await.unwrap();
    assert_eq!((response.id, response.success, response.attempts()), (None, None, 2));
}

#[tokio::test(start_paused = true)]
async fn the_policy_of_the_call_counts() {
    for (policy, attempts) in [
        (RetryPolicy::none(), 1),
        (RetryPolicy::standard().with_max_attempts(0), 1),
        (RetryPolicy::standard().with_max_attempts(5), 5),
    ] {
        let script = Script::new([]);
        let client = retrying(&script).build().unwrap();
        let error = client.call(Ask::default()).with_retry(policy).await.unwrap_err();
        assert_eq!((error.attempts() as usize, script.count()), (attempts, attempts));
    }
}

#[tokio::test(start_paused = true)]
async fn the_service_may_ask_for_more_patience() {
    let script = Script::new([
        Step::Answer(503, Some(("retry-after", "7")), ""),
        Step::Answer(429, Some(("x-acs-retry-after", "1500")), ""),
        FINE,
    ]);
    let response = retrying(&script).build().unwrap().call(Ask::default()).await.unwrap();
    assert_eq!((response.attempts(), script.times()), (3, vec![0, 7000, 8500]));
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_what_would_come_too_late() {
    for (wait, attempts) in [("59", 2), ("60", 1), ("99999999999999999999", 1)] {
        let script = Script::new([Step::Answer(503, Some(("retry-after", wait)), ""), FINE]);
        let start = Instant::now();
        let result = retrying(&script).build().unwrap().call(Ask::default()).await;
        assert_eq!((script.count(), result.is_ok()), (attempts, attempts == 2), "{wait}");
        if let Err(error) = result {
            assert_eq!((start.elapsed(), error.status()), (Duration::ZERO, Some(503)));
            assert!(error.retry_after() >= Some(Duration::from_mins(1)));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_its_own_time() {
    let script = Script::new([Step::Silence, FINE]);
    let response = retrying(&script).build().unwrap().call(Ask::default()).await.unwrap();
    assert_eq!((response.attempts(), script.times()), (2, vec![0, 20_100]));
}

#[tokio::test(start_paused = true)]
async fn the_call_ends_in_time_whatever_its_attempts_do() {
    let script = Script::new([DOWN, Step::Silence]);
    let client = retrying(&script).timeout(Duration::from_secs(10)).build().unwrap();
    let start = Instant::now();
    let error = client.call(Ask::default()).await.unwrap_err();
    assert_eq!((start.elapsed().as_secs(), error.attempts()), (10, 2));
    let expected = "Ask failed: timed out: no complete answer within 10s; 2 attempts";
    assert_eq!(error.to_string(), expected);
    let before = error.source().unwrap().to_string();
    assert_eq!(before, "Ask failed: ServiceUnavailable (HTTP 503)");
}

#[tokio::test(start_paused = true)]
async fn clones_share_a_budget() {
    let script = Script::new([DOWN, DOWN, DOWN, DOWN, FINE, DOWN, FINE]);
    let client = retrying(&script).retry_budget(12).build().unwrap();
    let mut attempts = Vec::new();
    for _ in 0..4 {
        attempts.push(match client.clone().call(Ask::default()).await {
            Ok(response) => i64::from(response.attempts()),
            Err(error) => -i64::from(error.attempts()),
        });
    }
    // 12 pay for two retries; what is left pays for none, and one success is too little.
    assert_eq!(attempts, [-3, -1, 1, -1]);
    assert_eq!(client.call(Ask::default()).await.unwrap().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_helps_costs_nothing() {
    let script = Script::new([DOWN, FINE].into_iter().cycle().take(20));
    let client = retrying(&script).retry_budget(5).build().unwrap();
    for _ in 0..10 {
        assert_eq!(client.call(Ask::default()).await.unwrap().attempts(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_amplified() {
    let script = Script::new([]);
    let client = retrying(&script).build().unwrap();
    let calls: Vec<_> =
        (0..1000).map(|_| tokio::spawn(client.call(Ask::default()).into_future())).collect();
    for call in calls {
        assert!(call.await.unwrap().is_err());
    }
    assert_eq!(script.count(), 1000 + 500 / 5);
    let none = retrying(&script).retry_budget(0).build().unwrap();
    assert_eq!(none.call(Ask::default()).await.unwrap_err().attempts(), 1);
    assert_eq!(Arc::strong_count(&script), 3);
}
