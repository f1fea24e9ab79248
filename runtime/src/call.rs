//! A call that is not made yet.

mod exchange;

use crate::client::Client;
use crate::wire::Decode;
use crate::{Error, Operation, Parameter, Response};
use std::fmt;
use std::pin::Pin;
use std::time::Duration;

/// A call that is made when it is awaited.
///
/// It needs a tokio runtime with timers.
#[derive(Clone)]
#[must_use = "a call is made only when it is awaited"]
pub struct Call<O> {
    client: Client,
    request: O,
    timeout: Option<Duration>,
}

/// What awaiting a [`Call`] runs.
pub type CallFuture<O> = Pin<
    Box<
        dyn Future<
                Output = Result<
                    Response<<O as Operation>::Response>,
                    Error<<O as Operation>::ErrorCode>,
                >,
            > + Send,
    >,
>;

impl<O: Operation> Call<O> {
    pub(crate) fn new(client: Client, request: O) -> Self {
        Self { client, request, timeout: None }
    }

    /// Sets how long the whole call may take, in place of the timeout of the client.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The same call with another request.
    pub(crate) fn again<P: Operation>(&self, request: P) -> Call<P> {
        Call { client: self.client.clone(), request, timeout: self.timeout }
    }

    /// The request.
    pub fn request(&self) -> &O {
        &self.request
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<Response<O::Response>, Error<O::ErrorCode>>;
    type IntoFuture = CallFuture<O>;

    // Whatever does not depend on the types of the operation is done elsewhere: this is compiled
    // once for each operation.
    fn into_future(self) -> CallFuture<O> {
        let Self { client, request, timeout } = self;
        let mut parameters: Vec<Parameter<'_>> = Vec::new();
        request.each(&mut |parameter| parameters.push(parameter));
        let exchange = exchange::start(client, O::FACTS, &parameters, timeout);
        Box::pin(async move {
            let exchange = exchange.await?;
            let mut response = O::Response::empty();
            let meta = exchange.read(&mut response)?;
            Ok(Response::new(response, meta))
        })
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::FACTS.name)
            .field("client", &self.client)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
