//! What the generated client needs to be measured without a network.

use bytes::Bytes;
use specwright_runtime::{
    Body, Transport, TransportError, TransportErrorKind, TransportFuture, http,
};
use std::hint::black_box;

/// Turns requests into those of reqwest, and then answers itself.
#[derive(Debug)]
pub struct Prepared(pub Bytes);

impl Transport for Prepared {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            black_box(reqwest::Request::try_from(request).map_err(other)?);
            Ok(http::Response::new(Body::from(self.0.clone())))
        })
    }
}

/// Sends with reqwest; that of this crate has no TLS, which is nothing that is compared here.
#[derive(Debug)]
pub struct Reqwest(pub reqwest::Client);

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request).map_err(other)?;
            let response = self.0.execute(request).await.map_err(other)?;
            Ok(http::Response::<reqwest::Body>::from(response).map(Body::new))
        })
    }
}

fn other(error: reqwest::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}
