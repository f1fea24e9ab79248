//! The transports that requests for credentials go through.

use crate::{CredentialError, Transport};
use std::fmt;
use std::sync::Arc;

/// How a request finds its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credentials) enum Route {
    /// To a server of the internet, through the proxy that the system is set up for.
    Internet,
    /// To a neighbour, such as a metadata service, which no proxy can reach in our name.
    Neighbour,
}

#[derive(Clone)]
pub(super) enum Network {
    Given(Arc<dyn Transport>),
    #[cfg(feature = "reqwest")]
    Default(Arc<default::Transports>),
    #[cfg(not(feature = "reqwest"))]
    Missing,
}

impl Default for Network {
    #[cfg(feature = "reqwest")]
    fn default() -> Self {
        Self::Default(Arc::default())
    }

    #[cfg(not(feature = "reqwest"))]
    fn default() -> Self {
        Self::Missing
    }
}

impl Network {
    #[cfg(feature = "reqwest")]
    pub(super) fn transport(&self, route: Route) -> Result<Arc<dyn Transport>, CredentialError> {
        match self {
            Self::Given(transport) => Ok(Arc::clone(transport)),
            Self::Default(transports) => transports.get(route),
        }
    }

    #[cfg(not(feature = "reqwest"))]
    pub(super) fn transport(&self, _: Route) -> Result<Arc<dyn Transport>, CredentialError> {
        match self {
            Self::Given(transport) => Ok(Arc::clone(transport)),
            Self::Missing => Err(CredentialError::new(
                "there is no transport: give one with `.transport(…)`, \
                 or turn on the feature `reqwest` of `specwright-runtime`",
            )),
        }
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

/// The default transports, made when they are first needed.
#[cfg(feature = "reqwest")]
mod default {
    use super::Route;
    use crate::transport::{Body, Transport, TransportError, TransportErrorKind, TransportFuture};
    use crate::{ConfigError, CredentialError, ReqwestTransport};
    use bytes::Bytes;
    use http_body_util::BodyExt;
    use std::sync::{Arc, OnceLock};
    use std::time::Duration;

    type Made = OnceLock<Result<Arc<dyn Transport>, ConfigError>>;

    #[derive(Default)]
    pub(in crate::credentials) struct Transports {
        internet: Made,
        neighbour: Made,
    }

    impl Transports {
        pub(super) fn get(&self, route: Route) -> Result<Arc<dyn Transport>, CredentialError> {
            let transport = match route {
                Route::Internet => self
                    .internet
                    .get_or_init(|| Ok(Arc::new(ReqwestTransport::new(Duration::from_secs(5))?))),
                Route::Neighbour => self.neighbour.get_or_init(|| Ok(Arc::new(Direct::new()?))),
            };
            transport.clone().map_err(|error| CredentialError::new(error.to_string()))
        }
    }

    /// Sends requests past all proxies.
    #[derive(Debug)]
    struct Direct(reqwest::Client);

    impl Direct {
        fn new() -> Result<Self, ConfigError> {
            let client = reqwest::Client::builder()
                .no_proxy()
                .connect_timeout(Duration::from_secs(1))
                .redirect(reqwest::redirect::Policy::none())
                .retry(reqwest::retry::never())
                .build();
            let problem =
                |error| ConfigError::new(format!("HTTP cannot be set up here: {error:?}"));
            client.map(Self).map_err(problem)
        }
    }

    impl Transport for Direct {
        fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
            Box::pin(async move {
                let request = request.try_into().map_err(failed)?;
                let response = self.0.execute(request).await.map_err(failed)?;
                let response = http::Response::<reqwest::Body>::from(response);
                Ok(response.map(|body| Body::from_fallible(body.map_err(failed))))
            })
        }
    }

    fn failed(error: reqwest::Error) -> TransportError {
        let kind = match &error {
            error if error.is_connect() => TransportErrorKind::Connect,
            error if error.is_timeout() => TransportErrorKind::Timeout,
            _ => TransportErrorKind::Other,
        };
        TransportError::new(kind, error.without_url())
    }
}
