//! Places in a long list.

use std::fmt;

/// A place in a long list, to go on from later.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Position {
    /// The number of a page.
    Page(i64),
    /// The number of items before it.
    Offset(i64),
    /// The token or marker that the page before it gave.
    Token(String),
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(number) | Self::Offset(number) => number.fmt(f),
            Self::Token(token) => token.fmt(f),
        }
    }
}

/// A parameter that can hold a position.
pub trait Positional: Sized {
    /// The position as a value; `None` if it does not fit.
    fn of(position: &Position) -> Option<Self>;
}

impl Positional for i64 {
    fn of(position: &Position) -> Option<Self> {
        match position {
            Position::Page(number) | Position::Offset(number) => Some(*number),
            Position::Token(token) => token.parse().ok(),
        }
    }
}

impl Positional for i32 {
    fn of(position: &Position) -> Option<Self> {
        i64::of(position).and_then(|number| Self::try_from(number).ok())
    }
}

impl Positional for String {
    fn of(position: &Position) -> Option<Self> {
        Some(position.to_string())
    }
}

impl Positional for serde_json::Value {
    fn of(position: &Position) -> Option<Self> {
        Some(match position {
            Position::Page(number) | Position::Offset(number) => (*number).into(),
            Position::Token(token) => token.clone().into(),
        })
    }
}

impl<T: Positional> Positional for Option<T> {
    fn of(position: &Position) -> Option<Self> {
        T::of(position).map(Some)
    }
}

/// Sets the parameter that says which page.
pub fn seek<T: Positional>(parameter: &mut T, position: &Position) {
    if let Some(value) = T::of(position) {
        *parameter = value;
    }
}
