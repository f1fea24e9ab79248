//! A transport that does one thing after the other.

use crate::api::{ALIYUN, Answer, Ask, Code};
use crate::double::builder;
use specwright_runtime::bytes::Bytes;
use specwright_runtime::generated::parameters;
use specwright_runtime::http::{HeaderMap, Request, Response};
use specwright_runtime::{
    Body, Client, ClientBuilder, Operation, OperationFacts, RetryPolicy, Safety, Transport,
    TransportError, TransportErrorKind, TransportFuture,
};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// An operation of `ALIYUN` that must not be carried out twice.
pub struct Launch;

parameters! { Launch {} }

impl Operation for Launch {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts =
        OperationFacts { name: "Launch", safety: Safety::Unsafe, ..Ask::FACTS };
}

/// An operation of `ALIYUN` that could be repeated with a token, if it had one.
pub struct Tokenless;

parameters! { Tokenless {} }

impl Operation for Tokenless {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts =
        OperationFacts { name: "Tokenless", safety: Safety::Idempotent, ..Ask::FACTS };
}

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// It is answered, with a header and a body.
    Answer(u16, Option<(&'static str, &'static str)>, &'static str),
    /// It is lost.
    Lost(TransportErrorKind),
    /// It is never answered.
    Silence,
}

pub const CONNECT: Step = Step::Lost(TransportErrorKind::Connect);
pub const BROKEN: Step = Step::Lost(TransportErrorKind::Other);
pub const FINE: Step = Step::Answer(200, None, r#"{"Id":1}"#);

/// An answer without a header of interest.
pub const fn says(status: u16, body: &'static str) -> Step {
    Step::Answer(status, None, body)
}

/// Takes the steps in order, and remembers the requests with their times. Without steps it breaks.
#[derive(Debug)]
pub struct Script {
    steps: Mutex<VecDeque<Step>>,
    requests: Mutex<Vec<Request<Bytes>>>,
    times: Mutex<Vec<Duration>>,
    start: Instant,
}

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Arc<Self> {
        Arc::new(Self {
            steps: Mutex::new(steps.into_iter().collect()),
            requests: Mutex::default(),
            times: Mutex::default(),
            start: Instant::now(),
        })
    }

    /// When there were requests, in milliseconds from the beginning.
    pub fn times(&self) -> Vec<u128> {
        self.times.lock().unwrap().iter().map(Duration::as_millis).collect()
    }

    pub fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// The values that the requests had for a header.
    pub fn headers(&self, name: &str) -> Vec<String> {
        let value = |headers: &HeaderMap| headers[name].to_str().unwrap().to_owned();
        self.requests.lock().unwrap().iter().map(|it| value(it.headers())).collect()
    }

    /// What must be the same in all attempts.
    pub fn contents(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        let content = |it: &Request<Bytes>| format!("{} {} {:?}", it.method(), it.uri(), it.body());
        requests.iter().map(content).collect()
    }
}

impl Transport for Script {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        self.requests.lock().unwrap().push(request);
        self.times.lock().unwrap().push(self.start.elapsed());
        let step = self.steps.lock().unwrap().pop_front().unwrap_or(BROKEN);
        Box::pin(async move {
            match step {
                Step::Lost(kind) => Err(TransportError::new(kind, "the reason")),
                Step::Silence => std::future::pending().await,
                Step::Answer(status, header, body) => {
                    let mut response = Response::builder().status(status);
                    if let Some((name, value)) = header {
                        response = response.header(name, value);
                    }
                    Ok(response.body(Body::from(body)).unwrap())
                }
            }
        })
    }
}

/// A client that retries by the standard, with the longest waits, and with nonces that can be counted.
pub fn retrying(script: &Arc<Script>) -> ClientBuilder<Client> {
    let nonces = AtomicU32::new(0);
    builder(&ALIYUN, "cn-a")
        .transport(Arc::clone(script))
        .retry(RetryPolicy::standard())
        .jitter(|| 1.0)
        .nonce(move || format!("nonce-{}", nonces.fetch_add(1, Ordering::Relaxed)))
}
