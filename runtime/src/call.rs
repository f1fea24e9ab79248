//! A call that is not made yet.

mod attempts;
mod exchange;
mod options;
mod start;
mod time;
mod trace;

use crate::client::Client;
use crate::wire::Decode;
use crate::{Error, ErrorClass, ErrorCode, Operation, Parameters, Response, RetryPolicy};
use crate::{error_code, open_enum};
use options::Options;
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
    options: Options,
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
        Self { client, request, options: Options::default() }
    }

    /// Sets how long the whole call may take, with all its attempts and the waits between them, in
    /// place of the timeout of the client.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets how long one attempt may take, in place of what the client says.
    pub fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets how often the call is attempted, in place of what the client says.
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// The same call with another request.
    pub(crate) fn again<P: Operation>(&self, request: P) -> Call<P> {
        Call { client: self.client.clone(), request, options: self.options }
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
        let Self { client, request, options } = self;
        let parameters = Parameters::of(&request);
        let started = start::start(
            client,
            const { &O::FACTS },
            &parameters,
            classify::<O::ErrorCode>,
            options,
        );
        Box::pin(async move {
            let mut response = O::Response::empty();
            let meta = started.run(&mut response).await?;
            Ok(Response::new(response, meta))
        })
    }
}

fn classify<C: ErrorCode>(code: &str) -> Option<ErrorClass> {
    error_code::class(&open_enum::parse::<C>(code))
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::FACTS.name)
            .field("client", &self.client)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
