//! A transport that gives answers from a script.

#![expect(clippy::missing_panics_doc, clippy::unwrap_used, reason = "a test fails by panicking")]

use http::header::AUTHORIZATION;
use http::{Request, Response};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    Body, Client as RuntimeClient, ClientBuilder, Credentials, Transport, TransportFuture,
};
use std::sync::{Arc, Mutex};
use tokio::time::Instant;

/// The HTTP status and the body for a request, which is the first, second …
pub type Answer = dyn Fn(usize, &Asked) -> (u16, String) + Send + Sync;

/// Answers request by request, and keeps what was asked and when.
pub struct Script {
    answer: Box<Answer>,
    header: Option<(&'static str, &'static str)>,
    asked: Mutex<Vec<Asked>>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The operation, or the path where that says it.
    pub action: String,
    /// The query string.
    pub query: String,
    /// The body.
    pub body: String,
    /// Whether it says who is calling.
    pub signed: bool,
    /// When it was asked.
    pub at: Instant,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Script")
    }
}

impl Transport for Script {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        let headers = request.headers();
        let action = headers.get("x-acs-action");
        let action = action.map_or(request.uri().path(), |it| it.to_str().unwrap()).to_owned();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let signed = headers.contains_key(AUTHORIZATION) || headers.contains_key("x-auth-token");
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let asked = Asked { action, query, body, signed, at: Instant::now() };
        let mut all = self.asked.lock().unwrap();
        let (status, body) = (self.answer)(all.len(), &asked);
        all.push(asked);
        let mut response = Response::builder().status(status);
        if let Some((name, value)) = self.header {
            response = response.header(name, value);
        }
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

impl Script {
    /// Answers with what a function says.
    pub fn new(
        answer: impl Fn(usize, &Asked) -> (u16, String) + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self { answer: Box::new(answer), header: None, asked: Mutex::default() })
    }

    /// Gives one answer after the other, and the last one again and again.
    pub fn of(bodies: impl IntoIterator<Item = String>) -> Arc<Self> {
        let bodies: Vec<String> = bodies.into_iter().collect();
        Self::new(move |index, _| (200, bodies[index.min(bodies.len() - 1)].clone()))
    }

    /// The same with a header in every answer.
    #[must_use]
    pub fn with_header(mut self: Arc<Self>, name: &'static str, value: &'static str) -> Arc<Self> {
        Arc::get_mut(&mut self).unwrap().header = Some((name, value));
        self
    }

    /// What was asked so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// A client with a key that asks this.
    pub fn client<C: From<RuntimeClient>>(self: &Arc<Self>, builder: ClientBuilder<C>) -> C {
        let credentials = Credentials::access_key("id", "secret");
        builder.credentials(credentials).transport(self.clone()).build().unwrap()
    }
}
