//! Enums that stay open: values that the documentation does not list are kept.

mod macros;
#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros are made for public types")]
mod tests;

use crate::wire::{Case, Expected, Presence, Scalar, View, Wire};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem;

/// A value that the documentation does not list, kept as it came.
///
/// Only parsing makes one, so that nobody builds an "unrecognized" value that is in fact listed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnrecognizedValue(Box<str>);

impl UnrecognizedValue {
    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnrecognizedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// What a documented status means for somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Not over yet.
    Pending,
    /// Over, with the result at hand.
    Success,
    /// Over, without a result.
    Failure,
}

/// One documented value of an enum.
#[derive(Debug)]
pub struct EnumValue<T> {
    /// The variant.
    pub variant: T,
    /// The value on the wire.
    pub wire: &'static str,
    /// Other spellings that the documentation uses.
    pub aliases: &'static [&'static str],
    /// What the value means for somebody who waits, where the enum is a status.
    pub state: Option<State>,
}

/// A documented value, of which more can be said.
#[must_use]
pub const fn value<T>(variant: T, wire: &'static str) -> EnumValue<T> {
    EnumValue { variant, wire, aliases: &[], state: None }
}

impl<T> EnumValue<T> {
    /// Says that somebody who waits has to wait on.
    #[must_use]
    pub const fn pending(self) -> Self {
        self.state(State::Pending)
    }

    /// Says that somebody who waits has what they waited for.
    #[must_use]
    pub const fn success(self) -> Self {
        self.state(State::Success)
    }

    /// Says that somebody waits in vain.
    #[must_use]
    pub const fn failure(self) -> Self {
        self.state(State::Failure)
    }

    const fn state(mut self, state: State) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets the other spellings.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }
}

/// An enum with documented values that stays open for others, for which it has a variant.
pub trait OpenEnum: Sized + Clone + PartialEq + 'static {
    /// The documented values, in the order of the documentation.
    const VALUES: &'static [EnumValue<Self>];
    /// Whether spelling in capitals or small letters makes no difference.
    const IGNORE_CASE: bool = false;

    /// Wraps a value that is not documented.
    fn from_unrecognized(value: UnrecognizedValue) -> Self;

    /// The value, where it is not documented.
    fn as_unrecognized(&self) -> Option<&UnrecognizedValue>;
}

/// The documented values of an enum, in the order of the documentation.
#[derive(Clone, Debug)]
pub struct Values<T: 'static>(std::slice::Iter<'static, EnumValue<T>>);

/// The documented values of an enum.
#[must_use]
pub fn values<T: OpenEnum>() -> Values<T> {
    Values(T::VALUES.iter())
}

impl<T: Clone> Iterator for Values<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.next().map(|value| value.variant.clone())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T: Clone> DoubleEndedIterator for Values<T> {
    fn next_back(&mut self) -> Option<T> {
        self.0.next_back().map(|value| value.variant.clone())
    }
}

impl<T: Clone> ExactSizeIterator for Values<T> {}

/// The variant for a text.
#[must_use]
pub fn parse<T: OpenEnum>(text: &str) -> T {
    let same = |spelling: &str| {
        spelling == text || (T::IGNORE_CASE && spelling.eq_ignore_ascii_case(text))
    };
    // An exact spelling wins over one that differs in case.
    let exact = T::VALUES.iter().find(|value| value.wire == text);
    let found = exact.or_else(|| {
        T::VALUES.iter().find(|value| same(value.wire) || value.aliases.iter().any(|it| same(it)))
    });
    match found {
        Some(value) => value.variant.clone(),
        None => T::from_unrecognized(UnrecognizedValue(text.into())),
    }
}

/// The documented facts of a variant; `None` for an unrecognized value.
#[must_use]
pub fn documented<T: OpenEnum>(value: &T) -> Option<&'static EnumValue<T>> {
    T::VALUES.iter().find(|known| known.variant == *value)
}

/// Whether two values are the same: `PartialEq` without a derived implementation, which takes rustc longer.
#[must_use]
pub fn same<T: OpenEnum>(left: &T, right: &T) -> bool {
    mem::discriminant(left) == mem::discriminant(right)
        && left.as_unrecognized() == right.as_unrecognized()
}

/// Hashes what [`same`] compares.
pub fn hash<T: OpenEnum, H: Hasher>(value: &T, state: &mut H) {
    (mem::discriminant(value), value.as_unrecognized()).hash(state);
}

/// The text of a variant on the wire.
#[must_use]
pub fn as_str<T: OpenEnum>(value: &T) -> &str {
    match (value.as_unrecognized(), documented(value)) {
        (Some(unrecognized), _) => unrecognized.as_str(),
        (None, Some(known)) => known.wire,
        (None, None) => "",
    }
}

/// What is written for a variant.
#[must_use]
pub fn view<T: OpenEnum>(value: &T, wire: Wire) -> View<'_> {
    let text = as_str(value);
    View::Text(match (value.as_unrecognized(), wire.case) {
        (Some(_), _) | (None, Case::AsDocumented) => Cow::Borrowed(text),
        (None, Case::Upper) => Cow::Owned(text.to_ascii_uppercase()),
        (None, Case::Lower) => Cow::Owned(text.to_ascii_lowercase()),
    })
}

/// Reads a variant from a scalar.
///
/// # Errors
/// If the scalar is no text or number.
pub fn read<T: OpenEnum>(
    place: &mut T,
    input: Scalar<'_>,
    wire: Wire,
) -> Result<Presence, Expected> {
    let mut text = String::new();
    let presence = crate::wire::Decode::read(&mut text, input, wire)?;
    if presence == Presence::Present {
        *place = parse(&text);
    }
    Ok(presence)
}
