//! What the generated client needs to be measured without a network.

use bytes::Bytes;
use specwright_runtime::{
    Body, BoxError, Transport, TransportError, TransportErrorKind, TransportFuture, http,
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
            let response = self.0(converted(request)?).await.map_err(other)?;
            Ok(response.map(Body::new))
        })
    }
}

/// The request for reqwest, made as the default transport makes it; which is not here, where reqwest has no TLS.
fn converted(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    let uri = &parts.uri;
    let host = uri.authority().map_or("", http::uri::Authority::as_str);
    let text = ["https://", host, uri.path(), "?", uri.query().unwrap_or_default()].concat();
    let url = reqwest::Url::parse(&text).map_err(other)?;
    if url.as_str() != text {
        return Err(other("the URL is not in its normal form"));
    }
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    *request.version_mut() = parts.version;
    *request.body_mut() = Some(body.into());
    Ok(request)
}

impl<S> std::fmt::Debug for Through<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Through").finish_non_exhaustive()
    }
}

fn other(error: impl Into<BoxError>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}
