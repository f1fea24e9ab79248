//! The exact outcome of each fault.

use crate::server::{Reads, Server};
use crate::{Kind, Outcome, TURN, builder, call, fault, nobody};
use specwright_runtime::ErrorKind::{self, Api, Connect, Decode, Timeout, TooLarge, Transport};
use std::collections::BTreeMap;
use std::time::Duration;

/// How a call ends, if the server goes on like that.
struct Expected {
    /// The kind of failure and the status, unless it succeeds.
    failure: Option<(ErrorKind, Option<u16>)>,
    /// How often it is attempted.
    safe: u32,
    unsafe_: u32,
}

const fn fails(kind: ErrorKind, status: Option<u16>, safe: u32, unsafe_: u32) -> Expected {
    Expected { failure: Some((kind, status)), safe, unsafe_ }
}

const FINE: Expected = Expected { failure: None, safe: 1, unsafe_: 1 };

const EXPECTED: [(&str, Expected); 40] = [
    ("resets-before", fails(Transport, None, 3, 1)),
    ("resets-after", fails(Transport, None, 3, 1)),
    ("closes", fails(Transport, None, 3, 1)),
    ("stalls", fails(Timeout, None, 3, 1)),
    ("stalls-in-head", fails(Timeout, None, 3, 1)),
    ("stalls-in-body", fails(Timeout, Some(200), 3, 1)),
    ("drips-head", fails(Timeout, None, 3, 1)),
    ("drips-body", fails(Timeout, Some(200), 3, 1)),
    ("half-body", fails(Transport, Some(200), 3, 1)),
    ("half-error", fails(Transport, Some(503), 3, 1)),
    ("half-refusal", fails(Transport, Some(429), 3, 3)),
    ("length-too-short", fails(Decode, Some(200), 1, 1)),
    ("length-no-number", fails(Transport, None, 3, 1)),
    ("length-twice", fails(Transport, None, 3, 1)),
    ("throttled", fails(Api, Some(429), 3, 3)),
    ("throttled-briefly", fails(Api, Some(429), 3, 3)),
    ("throttled-for-long", fails(Api, Some(429), 1, 1)),
    ("throttled-by-code", fails(Api, Some(400), 3, 3)),
    ("throttled-behind", fails(Api, Some(200), 3, 1)),
    ("unavailable", fails(Api, Some(503), 3, 1)),
    ("unavailable-briefly", fails(Api, Some(503), 3, 1)),
    ("unavailable-for-long", fails(Api, Some(503), 1, 1)),
    ("unavailable-until", fails(Api, Some(503), 1, 1)),
    ("html-error", fails(Api, Some(502), 3, 1)),
    ("html-refusal", fails(Api, Some(403), 1, 1)),
    ("html", fails(Decode, Some(200), 1, 1)),
    ("huge", fails(TooLarge, Some(200), 1, 1)),
    ("huge-error", fails(TooLarge, Some(500), 3, 1)),
    ("endless", fails(TooLarge, Some(200), 1, 1)),
    ("zip-bomb", fails(TooLarge, Some(200), 1, 1)),
    ("zip-garbage", fails(Transport, Some(200), 3, 1)),
    ("zip-cut", fails(Transport, Some(200), 3, 1)),
    ("no-utf8", fails(Decode, Some(200), 1, 1)),
    ("no-utf8-error", fails(Api, Some(400), 1, 1)),
    ("chunk-garbage", fails(Transport, Some(200), 3, 1)),
    ("chunk-cut", fails(Transport, Some(200), 3, 1)),
    ("no-http", fails(Transport, None, 3, 1)),
    ("fine-zipped", FINE),
    ("fine-chunked", FINE),
    ("fine", FINE),
];

/// Whether a fault shows only in that nothing happens.
fn is_silent(fault: &str) -> bool {
    fault.starts_with("stalls") || fault.starts_with("drips")
}

/// What is silent must not take long; the rest may.
fn patience(fault: &str) -> Duration {
    Duration::from_secs(if is_silent(fault) { 2 } else { 30 })
}

/// The name of a call, which tells the server what to do.
fn name(fault: &str, kind: Kind, times: u32) -> String {
    format!("{fault}.{kind:?}.{times}")
}

/// A server that does the wrong thing so many times to each call, and then the right one.
fn server() -> Server {
    let faults: BTreeMap<_, _> = fault::all().into_iter().collect();
    Server::start(move |call, before| {
        let parts: Vec<_> = call.split('.').collect();
        let times: u32 = parts[2].parse().unwrap();
        if before < times { faults[parts[0]].clone() } else { fault::fine() }
    })
}

/// How often a fault happens to a call: for ever, or once.
const TIMES: [u32; 2] = [99, 1];

/// The outcomes of the faults that are silent, or of the others, all at the same time.
async fn outcomes(server: &Server, silent: bool) -> BTreeMap<String, Outcome> {
    let client = builder(&server.origin).build().unwrap();
    let mut calls = Vec::new();
    for (fault, _) in EXPECTED.iter().filter(|(fault, _)| is_silent(fault) == silent) {
        for (kind, times) in
            [Kind::Safe, Kind::Unsafe].into_iter().flat_map(|it| TIMES.map(|times| (it, times)))
        {
            let (client, name) = (client.clone(), name(fault, kind, times));
            calls.push(tokio::spawn(async move {
                let outcome = call(&client, kind, &name, patience(fault)).await;
                (name, outcome)
            }));
        }
    }
    let mut outcomes = BTreeMap::new();
    for call in calls {
        outcomes.extend([call.await.unwrap()]);
    }
    outcomes
}

#[test]
fn every_fault_is_in_the_table() {
    let expected: Vec<_> = EXPECTED.iter().map(|(name, _)| *name).collect();
    assert_eq!(fault::all().iter().map(|(name, _)| *name).collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_fault_that_stays_and_one_that_passes() {
    let _turn = TURN.lock().await;
    let server = server();
    let mut ended = outcomes(&server, false).await;
    ended.extend(outcomes(&server, true).await);
    for (fault, expected) in EXPECTED {
        for (kind, attempts) in [(Kind::Safe, expected.safe), (Kind::Unsafe, expected.unsafe_)] {
            let name = |times| name(fault, kind, times);
            let (made, error) = &ended[&name(99)];
            let failure = error.as_ref().map(|error| (error.kind(), error.status()));
            assert_eq!((failure, *made), (expected.failure, attempts), "{}: {error:?}", name(99));
            assert_eq!(server.seen(&name(99)).requests, attempts, "{}", name(99));

            let (made, error) = &ended[&name(1)];
            let (succeeds, attempts) =
                (expected.failure.is_none() || attempts > 1, attempts.min(2));
            assert_eq!((error.is_none(), *made), (succeeds, attempts), "{}: {error:?}", name(1));
            assert_eq!(server.seen(&name(1)).requests, attempts, "{}", name(1));
        }
    }
}

#[tokio::test]
async fn what_must_not_be_done_twice_is_not() {
    let faults: BTreeMap<_, _> = fault::all().into_iter().collect();
    for (name, expected) in EXPECTED {
        let repeated = expected.unsafe_ > 1;
        assert!(!repeated || faults[name].reads == Reads::Refuses, "{name}");
    }
}

#[tokio::test]
async fn nobody_is_there() {
    let _turn = TURN.lock().await;
    let (_socket, origin) = nobody();
    let client = builder(&origin).build().unwrap();
    for kind in [Kind::Safe, Kind::Unsafe] {
        let (attempts, error) = call(&client, kind, "x", Duration::from_secs(15)).await;
        let error = error.unwrap();
        assert_eq!((attempts, error.kind(), error.status()), (3, Connect, None), "{error:?}");
    }
}

#[tokio::test]
async fn what_a_proxy_says_is_kept_for_whoever_asks() {
    let _turn = TURN.lock().await;
    let server = server();
    let client = builder(&server.origin).build().unwrap();
    let wait = Duration::from_secs(15);
    let (_, error) = call(&client, Kind::Safe, &name("html-error", Kind::Safe, 9), wait).await;
    let error = error.unwrap();
    assert!(error.raw_body().unwrap().contains("<h1>Bad Gateway</h1>"));
    assert_eq!(
        error.to_string(),
        "DescribeDownloadTask failed: the service reports an error (HTTP 502); 3 attempts"
    );
    let (_, error) = call(&client, Kind::Safe, &name("no-utf8-error", Kind::Safe, 9), wait).await;
    assert_eq!(error.unwrap().raw_body(), Some("\u{fffd}\u{fffd}\u{fffd}\u{fffd}"));
}
