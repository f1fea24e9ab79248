//! What the generated client needs to be measured without a network.

use bytes::Bytes;
use specwright_runtime::{
    Body, Transport, TransportError, TransportErrorKind, TransportFuture, http,
};

/// Sends with what it is given: reqwest, or what stands in for it where nothing may be sent.
pub struct Through<S>(pub S);

impl<S, F> Transport for Through<S>
where
    S: Fn(reqwest::Request) -> F + Send + Sync,
    F: Future<Output = reqwest::Result<http::Response<reqwest::Body>>> + Send,
{
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request).map_err(other)?;
            Ok(self.0(request).await.map_err(other)?.map(Body::new))
        })
    }
}

impl<S> std::fmt::Debug for Through<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Through").finish_non_exhaustive()
    }
}

fn other(error: reqwest::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}
