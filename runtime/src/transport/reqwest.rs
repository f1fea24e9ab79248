//! The default transport.

use super::{Body, Transport, TransportError, TransportErrorKind, TransportFuture};
use crate::ConfigError;
use bytes::Bytes;
use http_body_util::BodyExt;
use std::time::Duration;

/// Sends requests with [reqwest] and rustls, through the proxy that the system is set up for.
///
/// [reqwest]: https://docs.rs/reqwest
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with a pool of connections of its own.
    ///
    /// # Errors
    /// [`ConfigError`] where TLS cannot be set up on this system.
    pub fn new(connect_timeout: Duration) -> Result<Self, ConfigError> {
        let client = reqwest::Client::builder()
            .connect_timeout(connect_timeout)
            // A signature holds for one URL only, and credentials must not wander.
            .redirect(reqwest::redirect::Policy::none())
            // Whether a call may be repeated is not for the transport to decide.
            .retry(reqwest::retry::never())
            .build();
        let client = client
            .map_err(|error| ConfigError::new(format!("HTTPS cannot be set up here: {error:?}")))?;
        Ok(Self { client })
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            let request = as_signed(request)?;
            let response = self.client.execute(request).await.map_err(transport_error)?;
            let response = http::Response::<reqwest::Body>::from(response);
            Ok(response.map(|body| Body::from_fallible(body.map_err(transport_error))))
        })
    }
}

/// The request for reqwest, unless its URL parser would alter what has been signed.
fn as_signed(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    let signed = text(&parts.uri);
    let url = reqwest::Url::parse(&signed);
    let url = url.map_err(|error| TransportError::new(TransportErrorKind::Other, error))?;
    if url.as_str() != signed {
        let problem = "the URL of the request is not in its normal form";
        return Err(TransportError::new(TransportErrorKind::Other, problem));
    }
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    *request.version_mut() = parts.version;
    *request.body_mut() = Some(body.into());
    Ok(request)
}

/// The text of a URI, in less time than `Display` takes.
fn text(uri: &http::Uri) -> String {
    let host = uri.authority().map_or("", http::uri::Authority::as_str);
    let scheme = uri.scheme_str().unwrap_or_default();
    match uri.query() {
        Some(query) => [scheme, "://", host, uri.path(), "?", query].concat(),
        None => [scheme, "://", host, uri.path()].concat(),
    }
}

fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = match &error {
        error if error.is_connect() => TransportErrorKind::Connect,
        error if error.is_timeout() => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Other,
    };
    // The query may hold what nobody should read in a log.
    TransportError::new(kind, error.without_url())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_url_is_left_alone() {
        let url = "https://host.example/v3/a%2Fb%20c/x~y?k=%27%2A%2B%20~&e=&%E4%BD%A0=%25";
        let request = http::Request::builder().uri(url).body(Bytes::new()).unwrap();
        assert_eq!(as_signed(request).unwrap().url().as_str(), url);
    }

    #[test]
    fn an_url_that_would_be_altered_is_not_sent() {
        let url = "https://host.example/v3/../v1";
        let request = http::Request::builder().uri(url).body(Bytes::new()).unwrap();
        assert_eq!(as_signed(request).unwrap_err().kind(), TransportErrorKind::Other);
    }
}
