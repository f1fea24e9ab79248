//! Calls for programs without an async runtime; with the feature `blocking`.
//!
//! The network is served by one thread in the background, for all clients of the program. Whoever waits
//! may be any thread, even one of an async runtime, which then does nothing else meanwhile.
//!
//! A client keeps its connections where it first used them: use it from `blocking` or from a runtime
//! of yours, but not from both.
//!
//! ```no_run
//! # use specwright_runtime::{Client, Error, Operation, Paginated};
//! # fn example<O: Paginated + Unpin>(client: Client, request: O) -> Result<(), Error<O::ErrorCode>>
//! # where O::Item: std::fmt::Debug + Unpin {
//! let response = client.call(request.clone()).send_blocking()?;
//! println!("{:?}", response.request_id());
//! for item in client.call(request).items().limit(10).blocking() {
//!     println!("{:?}", item?);
//! }
//! # Ok(())
//! # }
//! ```

mod background;
mod iter;

pub use iter::Blocking;

use crate::error::{ErrorKind, Failure};
use crate::{Call, Error, ErrorCode, Items, Operation, Pages, Paginated, Response};
use std::io;

/// Waits until a future is done, or whatever else can be awaited: a call, a [`Wait`](crate::Wait). It may
/// do whatever needs a tokio runtime.
///
/// ```
/// let slept = specwright_runtime::blocking::block_on(async {
///     tokio::time::sleep(std::time::Duration::from_millis(1)).await;
///     "well"
/// });
/// assert_eq!(slept.unwrap(), "well");
/// ```
///
/// # Errors
/// If the thread in the background cannot be started.
pub fn block_on<F: IntoFuture>(future: F) -> io::Result<F::Output> {
    let runtime = background::handle()?;
    let _entered = runtime.enter();
    // This may be a task of another runtime, which would make the future pause in turn for others.
    Ok(pollster::block_on(tokio::task::unconstrained(future.into_future())))
}

/// Waits for the outcome of an operation.
pub(crate) fn outcome<T, C: ErrorCode>(
    operation: &'static str,
    future: impl Future<Output = Result<T, Error<C>>>,
) -> Result<T, Error<C>> {
    block_on(future).unwrap_or_else(|error| {
        // Nothing was sent, just as without a connection.
        let failure = Failure::new(ErrorKind::Connect, operation);
        Err(failure.message("the thread for blocking calls cannot be started").source(error).into())
    })
}

impl<O: Operation> Call<O> {
    /// Makes the call, and waits for the answer.
    ///
    /// # Errors
    /// As if the call were awaited.
    pub fn send_blocking(self) -> Result<Response<O::Response>, Error<O::ErrorCode>> {
        outcome(O::FACTS.name, self.into_future())
    }
}

/// What asking for a page gives.
type Page<O> =
    Option<Result<Response<<O as Operation>::Response>, Error<<O as Operation>::ErrorCode>>>;

impl<O: Paginated> Pages<O> {
    /// Waits for the next page; `None` after the last.
    pub fn next_blocking(&mut self) -> Page<O> {
        outcome(O::FACTS.name, async { self.next().await.transpose() }).transpose()
    }

    /// The pages as an iterator, which waits for each.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self, O::FACTS.name)
    }
}

impl<O: Paginated> Items<O> {
    /// Waits for the next item; `None` after the last.
    pub fn next_blocking(&mut self) -> Option<Result<O::Item, Error<O::ErrorCode>>> {
        outcome(O::FACTS.name, async { self.next().await.transpose() }).transpose()
    }

    /// The items as an iterator, which waits for each page.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self, O::FACTS.name)
    }
}
