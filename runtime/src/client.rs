//! The client that generated clients wrap.

mod builder;

pub use builder::ClientBuilder;

use crate::retry::Budget;
use crate::{ApiFacts, Call, CredentialProvider, Operation, RetryPolicy, Transport};
use http::HeaderValue;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Makes calls of one API in one region. Cloning it is cheap, and clones share their connections
/// and their budget of retries.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

/// What all clones of a client share.
pub(crate) struct Inner {
    pub(crate) api: &'static ApiFacts,
    pub(crate) region: String,
    /// Such as `https://host`.
    pub(crate) origin: String,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) credentials: Box<dyn CredentialProvider>,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) max_response_bytes: u64,
    pub(crate) user_agent: HeaderValue,
    pub(crate) clock: Box<dyn Fn() -> SystemTime + Send + Sync>,
    pub(crate) nonce: Box<dyn Fn() -> String + Send + Sync>,
    pub(crate) jitter: Box<dyn Fn() -> f64 + Send + Sync>,
}

impl Client {
    /// Prepares a call. It is made when it is awaited.
    pub fn call<O: Operation>(&self, request: O) -> Call<O> {
        Call::new(self.clone(), request)
    }

    /// The region, as it was given.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.inner.region
    }

    /// Where the requests go, such as `https://dbs-api.cn-hangzhou.aliyuncs.com`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.inner.origin
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.inner.api.product)
            .field("version", &self.inner.api.version)
            .field("region", &self.inner.region)
            .field("endpoint", &self.inner.origin)
            .finish_non_exhaustive()
    }
}

/// Implements what all generated clients have in common, for a struct around a [`Client`].
#[macro_export]
#[doc(hidden)]
macro_rules! client {
    ($client:ty, $api:expr) => {
        impl ::std::convert::From<$crate::Client> for $client {
            fn from(client: $crate::Client) -> Self {
                Self(client)
            }
        }

        impl $client {
            /// A client for a region. The first call looks for credentials in the environment, and
            /// wherever else the SDKs of the provider do.
            ///
            /// # Errors
            /// If no endpoint is known for the region.
            pub fn from_env(
                region: impl ::std::convert::Into<::std::string::String>,
            ) -> ::std::result::Result<Self, $crate::ConfigError> {
                Self::builder(region).build()
            }

            /// Begins to configure a client for a region.
            pub fn builder(
                region: impl ::std::convert::Into<::std::string::String>,
            ) -> $crate::ClientBuilder<Self> {
                $crate::ClientBuilder::new(&$api, region)
            }

            /// The client of the runtime, which knows nothing of the operations of the API.
            #[must_use]
            pub fn runtime(&self) -> &$crate::Client {
                &self.0
            }
        }
    };
}
