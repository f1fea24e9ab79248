//! How far a download is.

use std::fmt;

/// How far a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The bytes that have arrived.
    pub received: u64,
    /// The size of the file, if it is known. At the end it is.
    pub total: Option<u64>,
}

/// Whom to tell.
#[derive(Default)]
pub(super) struct Listener(Option<Box<dyn FnMut(Progress) + Send>>);

impl Listener {
    pub(super) fn new(listener: impl FnMut(Progress) + Send + 'static) -> Self {
        Self(Some(Box::new(listener)))
    }

    pub(super) fn tell(&mut self, received: u64, total: Option<u64>) {
        if let Some(listener) = &mut self.0 {
            listener(Progress { received, total });
        }
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").finish_non_exhaustive()
    }
}
