//! Configuring a client.

use super::{Client, Inner};
use crate::credentials::Surroundings;
use crate::retry::Budget;
use crate::{
    ApiFacts, CachedProvider, ConfigError, CredentialChain, CredentialProvider, Network,
    RetryPolicy, Transport, endpoint,
};
use http::HeaderValue;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

const TIMEOUT: Duration = Duration::from_mins(1);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(20);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const RETRY_BUDGET: u32 = 500;
const MAX_RESPONSE_BYTES: u64 = 64 * 1024 * 1024;

/// Configures a client of type `C`. Only what differs from the defaults needs to be said.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C> {
    api: &'static ApiFacts,
    region: String,
    endpoint: Option<String>,
    network: Network,
    credentials: Option<Box<dyn CredentialProvider>>,
    transport: Option<Arc<dyn Transport>>,
    timeout: Duration,
    attempt_timeout: Duration,
    connect_timeout: Duration,
    retry: RetryPolicy,
    retry_budget: u32,
    max_response_bytes: u64,
    allow_http: bool,
    user_agent: Option<String>,
    clock: Box<dyn Fn() -> SystemTime + Send + Sync>,
    nonce: Box<dyn Fn() -> String + Send + Sync>,
    jitter: Box<dyn Fn() -> f64 + Send + Sync>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Begins to configure a client of an API for a region.
    pub fn new(api: &'static ApiFacts, region: impl Into<String>) -> Self {
        Self {
            api,
            region: region.into(),
            endpoint: None,
            network: Network::default(),
            credentials: None,
            transport: None,
            timeout: TIMEOUT,
            attempt_timeout: ATTEMPT_TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
            retry: RetryPolicy::standard(),
            retry_budget: RETRY_BUDGET,
            max_response_bytes: MAX_RESPONSE_BYTES,
            allow_http: false,
            user_agent: None,
            clock: Box::new(SystemTime::now),
            nonce: Box::new(|| uuid::Uuid::new_v4().to_string()),
            jitter: Box::new(fastrand::f64),
            client: PhantomData,
        }
    }

    /// Sends requests to this endpoint, whatever is documented for the region: `https://host`,
    /// `https://host:port`, or `host`, which means https.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Sets the network on which the service is reached; the internet unless this says otherwise.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// Sets who is calling. Unless this says otherwise, the first call looks for credentials where the
    /// SDKs of the provider do ([`CredentialChain::aliyun`], [`CredentialChain::otc`]), and they are
    /// remembered and refreshed ([`CachedProvider`]).
    pub fn credentials(mut self, provider: impl CredentialProvider + 'static) -> Self {
        self.credentials = Some(Box::new(provider));
        self
    }

    /// Sets what sends the requests, in place of the default; those for credentials too, unless
    /// [`credentials`](Self::credentials) says where they come from.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets how long a whole call may take, with all its attempts and the waits between them; 60
    /// seconds unless this says otherwise.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how long one attempt may take, from the first byte sent to the last received; 20 seconds
    /// unless this says otherwise. The service may have done its work in an attempt that took longer.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Sets how long connecting may take; 5 seconds unless this says otherwise. It is for the default
    /// transport: one that was set with [`transport`](Self::transport) has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how often calls are attempted; 3 times unless this says otherwise.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how many retries there can be while no call succeeds, for the client and its clones
    /// together. A retry takes 5 from the budget, or 10 after a timeout; a call that succeeds at once
    /// puts back 1, and one that succeeds after a retry what that has cost. If too little is left, calls
    /// fail with their last error. It begins with 500 unless this says otherwise, and never holds more.
    pub fn retry_budget(mut self, budget: u32) -> Self {
        self.retry_budget = budget;
        self
    }

    /// Sets how large a response may be, after it is decompressed; 64 MiB unless this says otherwise.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sets whether requests may go unencrypted to an `http://` endpoint. To this machine they
    /// always may.
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Adds the name of the program to the `User-Agent` header, such as `backup-tool/1.2`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// Sets the clock by which requests are signed; for tests.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Sets what makes unique texts, the nonces of signatures and idempotency tokens; for tests.
    pub fn nonce(mut self, nonce: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.nonce = Box::new(nonce);
        self
    }

    /// Sets what decides how long to wait before a retry, as a share of the longest wait from 0 to 1;
    /// for tests. Unless this is said it is random.
    pub fn jitter(mut self, share: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        self.jitter = Box::new(share);
        self
    }

    /// Makes the client. This does not use the network.
    ///
    /// # Errors
    /// [`ConfigError`] says what is wrong or missing, and what to do about it.
    pub fn build(self) -> Result<C, ConfigError> {
        let origin = match &self.endpoint {
            Some(endpoint) => endpoint::origin(endpoint, self.allow_http)?,
            None => endpoint::for_region(&self.api.endpoints, &self.region, self.network)?,
        };
        self.check_timeouts()?;
        let user_agent = user_agent(self.user_agent.as_deref())?;
        let own_transport = self.transport.clone();
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.connect_timeout)?,
        };
        let credentials = match self.credentials {
            Some(credentials) => credentials,
            None => default_credentials(self.api, own_transport),
        };
        let Self { api, region, timeout, attempt_timeout, max_response_bytes, .. } = self;
        let inner = Inner {
            api,
            region,
            origin,
            transport,
            credentials,
            timeout,
            attempt_timeout,
            retry: self.retry,
            budget: Budget::new(self.retry_budget),
            max_response_bytes,
            user_agent,
            clock: self.clock,
            nonce: self.nonce,
            jitter: self.jitter,
        };
        Ok(Client { inner: Arc::new(inner) }.into())
    }

    fn check_timeouts(&self) -> Result<(), ConfigError> {
        let timeouts = [
            ("timeout", self.timeout),
            ("attempt_timeout", self.attempt_timeout),
            ("connect_timeout", self.connect_timeout),
        ];
        match timeouts.iter().find(|(_, duration)| duration.is_zero()) {
            Some((name, _)) => {
                Err(ConfigError::new(format!("`{name}` must be longer than nothing")))
            }
            None => Ok(()),
        }
    }
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, ConfigError> {
    const OWN: &str = concat!("specwright/", env!("CARGO_PKG_VERSION"));
    let text = suffix.map_or_else(|| OWN.to_owned(), |suffix| format!("{OWN} {suffix}"));
    HeaderValue::from_str(&text).map_err(|_| {
        ConfigError::new("the user agent has characters that cannot stand in a header")
    })
}

/// Looks where the provider's own tools look, when the first call is made.
fn default_credentials(
    api: &ApiFacts,
    transport: Option<Arc<dyn Transport>>,
) -> Box<dyn CredentialProvider> {
    let surroundings = Surroundings::new();
    let surroundings = match transport {
        Some(transport) => surroundings.with_transport(transport),
        None => surroundings,
    };
    Box::new(CachedProvider::new(CredentialChain::for_signer(api.signer, &surroundings)))
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Duration) -> Result<Arc<dyn Transport>, ConfigError> {
    Ok(Arc::new(crate::ReqwestTransport::new(connect_timeout)?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Duration) -> Result<Arc<dyn Transport>, ConfigError> {
    Err(ConfigError::new(
        "there is no transport: give one with `.transport(…)`, \
         or turn on the feature `reqwest` of `specwright-runtime`",
    ))
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.product)
            .field("version", &self.api.version)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}
