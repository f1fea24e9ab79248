//! The one seam to the network.

mod body;
#[cfg(feature = "reqwest")]
mod reqwest;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use body::Body;

use crate::error::BoxError;
use bytes::Bytes;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// Sends requests over the network. Implement it for tests, or to use another HTTP client.
///
/// The request is complete and signed: it must be sent as it is, with the `Host` of its URI, and
/// redirects must not be followed, since the signature holds for one URL only.
/// An answer with an error status is an answer, not a [`TransportError`].
pub trait Transport: Send + Sync + fmt::Debug {
    /// Sends one request and returns the answer, whose body may still be on its way.
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_>;
}

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        (**self).send(request)
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: BoxError,
}

/// The kinds of trouble on the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection, so the request cannot have reached the service.
    Connect,
    /// It took too long.
    Timeout,
    /// Anything else, such as a connection that broke.
    Other,
}

impl TransportError {
    /// An error of a kind, with what caused it.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self { kind, source: source.into() }
    }

    /// The kind of trouble.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "cannot connect",
            TransportErrorKind::Timeout => "the network is too slow",
            TransportErrorKind::Other => "the connection failed",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
