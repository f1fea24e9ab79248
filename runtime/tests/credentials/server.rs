//! A double of the servers that give credentials.

use specwright_runtime::bytes::Bytes;
use specwright_runtime::http::{Request, Response};
use specwright_runtime::{Body, Transport, TransportError, TransportErrorKind, TransportFuture};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// Gives the answers of a script one after the other, and remembers the requests.
#[derive(Debug, Default)]
pub(crate) struct Server {
    script: Mutex<VecDeque<Reply>>,
    requests: Mutex<Vec<String>>,
}

#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Says(u16, String),
    Issues(u16, &'static str, &'static str, String),
    Refuses,
    Hangs,
}

pub(crate) fn says(status: u16, body: &str) -> Reply {
    Reply::Says(status, body.to_owned())
}

impl Server {
    pub(crate) fn new(script: impl IntoIterator<Item = Reply>) -> Arc<Self> {
        Arc::new(Self { script: Mutex::new(script.into_iter().collect()), ..Self::default() })
    }

    /// The requests, each with its method, URL, sorted headers but for the user agent, and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The first lines of the requests.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.requests().iter().map(|it| it.lines().next().unwrap_or_default().to_owned()).collect()
    }
}

impl Transport for Server {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        self.requests.lock().unwrap().push(written(&request));
        let reply = self.script.lock().unwrap().pop_front();
        Box::pin(async move {
            let response = Response::builder();
            let (response, body) = match reply {
                Some(Reply::Says(status, body)) => (response.status(status), body),
                Some(Reply::Issues(status, name, value, body)) => {
                    (response.status(status).header(name, value), body)
                }
                Some(Reply::Hangs) => std::future::pending().await,
                Some(Reply::Refuses) => {
                    return Err(TransportError::new(TransportErrorKind::Connect, "refused"));
                }
                None => return Err(TransportError::new(TransportErrorKind::Other, "unexpected")),
            };
            Ok(response.body(Body::from(body)).unwrap())
        })
    }
}

fn written(request: &Request<Bytes>) -> String {
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .filter(|(name, _)| *name != "user-agent")
        .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {}\n{}{body}", request.method(), request.uri(), headers.concat())
}
