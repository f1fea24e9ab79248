//! A transport that remembers what it was given.

use crate::api::{ALIYUN, OTC};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::http::{Request, Response};
use specwright_runtime::{
    ApiFacts, Body, Client, ClientBuilder, Credentials, RetryPolicy, Transport, TransportFuture,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

/// Answers every request in the same way.
#[derive(Debug)]
pub struct Double {
    requests: Mutex<Vec<Request<Bytes>>>,
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: Bytes,
}

impl Double {
    pub fn new(status: u16, body: impl Into<Bytes>) -> Arc<Self> {
        Self::with_headers(status, &[], body)
    }

    pub fn with_headers(
        status: u16,
        headers: &'static [(&'static str, &'static str)],
        body: impl Into<Bytes>,
    ) -> Arc<Self> {
        Arc::new(Self { requests: Mutex::default(), status, headers, body: body.into() })
    }

    /// How many requests there were.
    pub fn count(&self) -> usize {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The only request, as text with sorted headers.
    pub fn request(&self) -> String {
        let requests = self.requests.lock().unwrap();
        let [request] = requests.as_slice() else { panic!("{} requests", requests.len()) };
        let mut headers: Vec<_> = request
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
            .collect();
        headers.sort();
        let body = std::str::from_utf8(request.body()).unwrap();
        format!("{} {}\n{}\n{body}", request.method(), request.uri(), headers.concat())
    }

    /// The URI of the only request, after the host.
    pub fn uri(&self) -> String {
        let requests = self.requests.lock().unwrap();
        let [request] = requests.as_slice() else { panic!("{} requests", requests.len()) };
        request.uri().path_and_query().unwrap().to_string()
    }
}

impl Transport for Double {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        self.requests.lock().unwrap().push(request);
        let mut response = Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(*name, *value);
        }
        Box::pin(std::future::ready(Ok(response.body(Body::from(self.body.clone())).unwrap())))
    }
}

/// A client builder with everything that would differ from run to run held fast. Its calls are attempted
/// once.
pub fn builder(api: &'static ApiFacts, region: &str) -> ClientBuilder<Client> {
    ClientBuilder::new(api, region)
        .credentials(Credentials::access_key("key-id", "key-secret"))
        .clock(|| UNIX_EPOCH + Duration::from_secs(1_698_315_752))
        .nonce(|| "nonce-1".to_owned())
        .retry(RetryPolicy::none())
}

pub fn aliyun(transport: &Arc<Double>) -> Client {
    builder(&ALIYUN, "cn-a").transport(Arc::clone(transport)).build().unwrap()
}

pub fn otc(transport: &Arc<Double>) -> Client {
    builder(&OTC, "eu-de").transport(Arc::clone(transport)).build().unwrap()
}
