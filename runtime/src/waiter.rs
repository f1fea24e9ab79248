//! Waiting until something is done.

mod error;
mod look;
mod pace;
mod progress;
mod wait;

pub use error::{WaitError, WaitErrorKind};
pub use look::{BeginFuture, LookFuture, among, among_pages, itself, through, whole};
pub use pace::Pace;
pub use progress::Progress;
pub use wait::{Wait, WaitFuture};

pub use crate::parameter::given;

use crate::wire::Fields;
use crate::{Call, Operation, State};

/// Something that can be waited for by calling an operation again and again. Generated code implements it.
///
/// Give one to [`Call::wait_until`].
pub trait Waiter: Clone + Send + Sync + 'static {
    /// The operation that is called.
    type Operation: Operation + Clone;
    /// What is there in the end: an item of the answer, or the answer as a whole.
    type Output: Fields + Send + 'static;

    /// What the documentation says about waiting for it.
    const FACTS: WaiterFacts;

    /// Which item is waited for, where the answer has many.
    fn key(&self) -> Option<&str> {
        None
    }

    /// Looks once; gives `None` where what is waited for is not to be seen.
    fn look(&self, call: Call<Self::Operation>) -> LookFuture<Self>;

    /// What a status means; `None` where it is not documented.
    fn state(status: &str) -> Option<State>;
}

/// An operation that starts something, or looks at something, that can be waited for.
pub trait Waitable: Operation + Clone {
    /// What is waited for.
    type Waiter: Waiter<Operation: Operation<ErrorCode = Self::ErrorCode>>;

    /// Makes the call, where it is needed to know what to wait for.
    fn begin(call: Call<Self>) -> BeginFuture<Self>;
}

/// What the documentation says about waiting for something. Names are wire names, joined with `.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaiterFacts {
    /// The name of the waiter.
    pub name: &'static str,
    /// The field that tells one item from another, where the answer has many.
    pub key: Option<&'static str>,
    /// The field that says how far it is.
    pub status: &'static str,
    /// The field that says how much is done, such as `3/10`.
    pub progress: Option<&'static str>,
    /// The field that says why it failed.
    pub reason: Option<&'static str>,
    /// Values of the status that mean something else here than elsewhere.
    pub states: &'static [(&'static str, State)],
    /// Values of the status that mean a failure only when they are seen so many times in a row.
    pub patience: &'static [(&'static str, u32)],
    /// The number of seconds before the second look.
    pub first_delay: u32,
    /// The largest number of seconds between two looks.
    pub longest_delay: u32,
}

impl<O: Operation + Clone> Call<O> {
    /// Makes the call again and again until what the waiter stands for is there.
    pub fn wait_until<W: Waiter<Operation = O>>(self, waiter: W) -> Wait<W> {
        Wait::new(Box::pin(std::future::ready(Ok(Some((self, waiter))))))
    }

    /// Makes the call, and waits until what it starts is done.
    ///
    /// An operation that starts nothing, but tells how far something is, is called until it is done.
    pub fn wait(self) -> Wait<O::Waiter>
    where
        O: Waitable,
    {
        Wait::new(O::begin(self))
    }
}
