//! What a successful call returns.

use http::{HeaderMap, StatusCode};
use std::fmt;
use std::ops::Deref;

/// The answer of the service, with what HTTP says about it. It can be used like the answer itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Response<T> {
    value: T,
    meta: Meta,
}

/// What there is to know about an answer besides its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meta {
    pub(crate) request_id: Option<String>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// How often the request was sent.
    pub(crate) attempts: u32,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, meta: Meta) -> Self {
        Self { value, meta }
    }

    /// The answer alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The id under which the provider's support finds the call.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.meta.request_id.as_deref()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.meta.status.as_u16()
    }

    /// The HTTP headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.meta.headers
    }

    /// How often the request was sent until this was answered.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.meta.attempts
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("request_id", &self.meta.request_id)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
