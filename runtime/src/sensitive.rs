//! Text that must not be printed.

use crate::wire::{Decode, Encode, Expected, Presence, Scalar, View, Wire, assign};
use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use zeroize::Zeroizing;

/// A secret, or a link that gives access to whoever has it.
///
/// `Debug` shows a placeholder, there is no `Display`, and the memory is wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sensitive(Zeroizing<String>);

impl Sensitive {
    /// Wraps a secret.
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(Zeroizing::new(secret.into()))
    }

    /// The secret itself. Take care where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Sensitive {
    fn from(secret: T) -> Self {
        Self::new(secret)
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl Encode for Sensitive {
    fn view(&self, _: Wire) -> View<'_> {
        View::Text(Cow::Borrowed(self.expose()))
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Decode for Sensitive {
    fn empty() -> Self {
        Self::default()
    }

    fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
        let mut text = String::new();
        let presence = text.read(input, wire)?;
        *self = Self::new(text);
        Ok(presence)
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}
