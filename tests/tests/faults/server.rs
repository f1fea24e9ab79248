//! A server on this machine that misbehaves as it is told.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// What the server does with a request.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) reads: Reads,
    pub(crate) sends: Vec<u8>,
    pub(crate) then: Then,
}

/// Whether the request is read before anything else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    No,
    /// And what it asks for is done.
    Yes,
    /// And it is turned away.
    Refuses,
}

/// What follows on the bytes that were sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// The next request.
    Goes,
    /// The end of the connection.
    Closes,
    /// The end of the connection, the hard way.
    Resets,
    /// Nothing, for ever.
    Stalls,
    /// One byte now and then, for ever.
    Drips,
    /// As many bytes as the client takes.
    Floods,
}

/// What the server saw of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) requests: u32,
    /// How often it did what it was asked for.
    pub(crate) done: u32,
}

type Plan = dyn Fn(&str, u32) -> Fault + Send + Sync;

struct State {
    plan: Box<Plan>,
    seen: Mutex<BTreeMap<String, Seen>>,
    connections: AtomicUsize,
}

/// Misbehaves until it is dropped. It has a runtime of its own, so that its tasks are not counted among
/// those of the client.
pub(crate) struct Server {
    pub(crate) origin: String,
    state: Arc<State>,
    runtime: Option<Runtime>,
}

impl Server {
    /// `plan` says what is done with which request of which call.
    pub(crate) fn start(plan: impl Fn(&str, u32) -> Fault + Send + Sync + 'static) -> Self {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).enable_all().build().unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let (plan, seen, connections) = (Box::new(plan), Mutex::default(), AtomicUsize::new(0));
        let state = Arc::new(State { plan, seen, connections });
        let shared = state.clone();
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let Ok((stream, _)) = listener.accept().await else { continue };
                shared.connections.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self { origin, state, runtime: Some(runtime) }
    }

    pub(crate) fn seen(&self, call: &str) -> Seen {
        self.state.seen.lock().unwrap().get(call).copied().unwrap_or_default()
    }

    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl State {
    /// What is done with the next request of a call.
    fn next(&self, call: &str) -> Fault {
        let mut all = self.seen.lock().unwrap();
        let seen = all.entry(call.to_owned()).or_default();
        let fault = (self.plan)(call, seen.requests);
        seen.requests += 1;
        seen.done += u32::from(fault.reads == Reads::Yes);
        fault
    }
}

/// Serves a connection. That the client goes away is no error.
async fn serve(mut stream: TcpStream, state: Arc<State>) -> Option<()> {
    loop {
        let (length, call) = head(&stream).await?;
        let fault = state.next(&call);
        if fault.reads != Reads::No {
            stream.read_exact(&mut vec![0; length]).await.ok()?;
        }
        stream.write_all(&fault.sends).await.ok()?;
        match fault.then {
            Then::Goes => {}
            Then::Closes => return Some(()),
            Then::Resets => return stream.set_zero_linger().ok(),
            Then::Stalls => {
                // Until the client gives up.
                stream.read_to_end(&mut Vec::new()).await.ok()?;
                return Some(());
            }
            Then::Drips => loop {
                stream.write_all(b" ").await.ok()?;
                tokio::time::sleep(Duration::from_millis(20)).await;
            },
            Then::Floods => loop {
                stream.write_all(&FLOOD).await.ok()?;
            },
        }
    }
}

/// A chunk of the chunked encoding.
static FLOOD: [u8; 24] = *b"0010\r\n0123456789abcdef\r\n";

/// The length of the head of the next request, and the call that it belongs to. The head is not read:
/// whoever resets the connection before that must not have.
async fn head(stream: &TcpStream) -> Option<(usize, String)> {
    let mut buffer = vec![0; 8192];
    loop {
        let count = stream.peek(&mut buffer).await.ok().filter(|count| *count > 0)?;
        let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
        if let Some(end) = text.find("\r\n\r\n") {
            return Some((end + 4, call(&text)));
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// The name of a call is what its request is about.
fn call(head: &str) -> String {
    let name = ["DBInstanceId=", "InstanceName="].iter().find_map(|it| head.split_once(*it));
    let (_, name) = name.unwrap_or_default();
    name.split(['&', ' ']).next().unwrap_or_default().to_owned()
}
