//! A thousand calls at the same time, with a share of each fault.

use crate::server::{Fault, Server, Then};
use crate::{Kind, Outcome, TURN, builder, call, fault, nobody};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use std::time::{Duration, Instant};

const CALLS: usize = 1000;
/// Every so manyth call goes where nobody listens.
const REFUSED: usize = 25;

/// What happened, counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    calls: usize,
    answered: usize,
    failed: usize,
    /// Calls that were attempted more than once.
    retried: usize,
    /// Attempts beyond the first.
    retries: u32,
    /// What the server did more than once although it must not be.
    duplicates: usize,
    panics: usize,
    leaked_tasks: usize,
}

/// A call, and where it goes.
#[derive(Clone, Debug)]
struct Plan {
    name: String,
    kind: Kind,
    refused: bool,
}

fn plans() -> Vec<Plan> {
    let plan = |number: usize| Plan {
        name: number.to_string(),
        kind: if number.is_multiple_of(2) { Kind::Safe } else { Kind::Unsafe },
        refused: number % REFUSED == REFUSED - 1,
    };
    (0..CALLS).map(plan).collect()
}

/// Each call meets another row of faults, or none; two calls of different kinds share one. Half of the
/// requests are answered as they should be.
fn server() -> Server {
    let faults: Vec<Fault> = fault::all().into_iter().map(|(_, fault)| fault).collect();
    Server::start(move |call, before| {
        let number: usize = call.parse().unwrap_or_default();
        let step = usize::try_from(before).unwrap_or_default();
        let at = (number / 2 + step * 17) % (2 * faults.len());
        faults.get(at).cloned().unwrap_or_else(fault::fine)
    })
}

async fn outcomes(server: &Server, plans: &[Plan]) -> Vec<Result<Outcome, tokio::task::JoinError>> {
    let (_socket, nowhere) = nobody();
    let clients: [dbs::Client; 2] =
        [&server.origin, &nowhere].map(|origin| builder(origin).build().unwrap());
    let start = |plan: &Plan| {
        let (client, plan) = (clients[usize::from(plan.refused)].clone(), plan.clone());
        tokio::spawn(async move {
            call(&client, plan.kind, &plan.name, Duration::from_millis(1500)).await
        })
    };
    let tasks: Vec<_> = plans.iter().map(start).collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await);
    }
    outcomes
}

impl Counts {
    fn add(&mut self, server: &Server, plan: &Plan, (attempts, error): &Outcome) {
        let seen = server.seen(&plan.name);
        self.answered += usize::from(error.is_none());
        self.failed += usize::from(error.is_some());
        self.retried += usize::from(*attempts > 1);
        self.retries += attempts - 1;
        self.duplicates += usize::from(plan.kind == Kind::Unsafe && seen.done > 1);
        assert!((1..=3).contains(attempts), "{plan:?}: {attempts} attempts");
        assert!(seen.requests <= *attempts, "{plan:?}: {seen:?}, {attempts} attempts");
        assert!(!plan.refused || seen.requests == 0, "{plan:?}: {seen:?}");
        let done = seen.done > 0;
        assert!(error.is_some() || done, "{plan:?} succeeded, and nothing was done");
    }
}

/// How many tasks are left once the clients are gone. Connections need a moment to notice.
async fn leaked() -> usize {
    let metrics = tokio::runtime::Handle::current().metrics();
    let begun = Instant::now();
    while metrics.num_alive_tasks() > 0 && begun.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    metrics.num_alive_tasks()
}

#[test]
fn a_thousand_calls_at_the_same_time() {
    let _turn = TURN.blocking_lock();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
    let (server, plans) = (server(), plans());
    let mut counts = Counts { calls: CALLS, ..Counts::default() };
    for (plan, outcome) in plans.iter().zip(runtime.block_on(outcomes(&server, &plans))) {
        match outcome {
            Ok(outcome) => counts.add(&server, plan, &outcome),
            Err(_) => counts.panics += 1,
        }
    }
    counts.leaked_tasks = runtime.block_on(leaked());
    report(&counts);
    assert_eq!(counts.answered + counts.failed, CALLS);
    assert!(counts.answered > 0 && counts.retried > 0, "{counts:?}");
    assert_eq!((counts.duplicates, counts.panics, counts.leaked_tasks), (0, 0, 0), "{counts:?}");
}

#[expect(clippy::print_stdout, reason = "the counts are of interest, with `--nocapture`")]
fn report(counts: &Counts) {
    println!("{counts:#?}");
}

/// Without a working network every attempt costs the service something, so there are few more than calls.
#[tokio::test]
async fn an_outage_is_not_amplified() {
    let _turn = TURN.lock().await;
    let server = Server::start(|_, _| fault::raw("", Then::Closes));
    let client = builder(&server.origin).retry_budget(500).build().unwrap();
    let name = |number: usize| number.to_string();
    let start = |number: usize| {
        let client = client.clone();
        tokio::spawn(async move {
            call(&client, Kind::Safe, &name(number), Duration::from_secs(15)).await
        })
    };
    let tasks: Vec<_> = (0..300).map(start).collect();
    for task in tasks {
        assert!(task.await.unwrap().1.is_some());
    }
    let requests: u32 = (0..300).map(|number| server.seen(&name(number)).requests).sum();
    assert_eq!(requests, 300 + 500 / 5);
}
