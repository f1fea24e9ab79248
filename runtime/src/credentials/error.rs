//! Why there are no usable credentials.

use crate::error::{BoxError, told};
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why there are no usable credentials.
#[derive(Clone)]
pub struct CredentialError {
    message: String,
    /// Shared, because all who waited for one failed refresh are told of it.
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl CredentialError {
    /// An error with a message that says what to do. It must not hold a secret.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// Adds what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// Says where it happened.
    pub(crate) fn within(mut self, place: impl fmt::Display) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }

    pub(crate) fn into_parts(self) -> (String, Option<BoxError>) {
        (self.message, self.source.map(|source| Box::new(source) as BoxError))
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return told(self, f);
        }
        let Self { message, source } = self;
        f.debug_struct("CredentialError").field("message", message).field("source", source).finish()
    }
}

impl Error for CredentialError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
