//! Text, numbers and booleans on the wire.

use super::{Decode, Encode, Expected, Presence, Scalar, View, Wire, assign};
use std::any::Any;
use std::borrow::Cow;

/// Reads a scalar that may be absent, with the tolerance that `wire` grants.
///
/// # Errors
/// Whatever `parse` returns, unless the field is lenient.
#[inline]
pub(crate) fn read_scalar<T>(
    place: &mut T,
    input: &Scalar<'_>,
    wire: Wire,
    parse: impl FnOnce(&Scalar<'_>, Wire) -> Result<Option<T>, Expected>,
) -> Result<Presence, Expected> {
    match parse(input, wire) {
        Ok(Some(value)) => {
            *place = value;
            Ok(Presence::Present)
        }
        Ok(None) => Ok(Presence::Absent),
        Err(_) if wire.lenient => Ok(Presence::Absent),
        Err(expected) => Err(expected),
    }
}

/// Implements [`Decode`] for a scalar type by its parsing function.
macro_rules! decode_scalar {
    ($($ty:ty, $empty:expr, $parse:path;)+) => {$(
        impl Decode for $ty {
            fn empty() -> Self {
                $empty
            }

            #[inline]
            fn read(&mut self, input: Scalar<'_>, wire: Wire) -> Result<Presence, Expected> {
                read_scalar(self, &input, wire, $parse)
            }

            fn copy(&mut self, from: &dyn Any) {
                assign(self, from);
            }
        }
    )+};
}

decode_scalar! {
    bool, false, boolean;
    i32, 0, integer_32;
    i64, 0, integer;
    f64, 0.0, number;
}

/// Most of what is read is text, so this is done without a detour.
impl Decode for String {
    #[inline]
    fn empty() -> Self {
        Self::new()
    }

    #[inline]
    fn read(&mut self, input: Scalar<'_>, _: Wire) -> Result<Presence, Expected> {
        *self = match input {
            Scalar::Null => return Ok(Presence::Absent),
            Scalar::Text(text) => text.to_owned(),
            Scalar::Bool(value) => value.to_string(),
            Scalar::Int(value) => value.to_string(),
            Scalar::Uint(value) => value.to_string(),
            Scalar::Float(value) => value.to_string(),
        };
        Ok(Presence::Present)
    }

    fn copy(&mut self, from: &dyn Any) {
        assign(self, from);
    }
}

fn boolean(input: &Scalar<'_>, _: Wire) -> Result<Option<bool>, Expected> {
    match input {
        Scalar::Null => Ok(None),
        Scalar::Bool(value) => Ok(Some(*value)),
        Scalar::Int(0) => Ok(Some(false)),
        Scalar::Int(1) => Ok(Some(true)),
        Scalar::Text(text) => match text.trim() {
            "" => Ok(None),
            "0" => Ok(Some(false)),
            "1" => Ok(Some(true)),
            text if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            text if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            _ => Err(Expected("a boolean")),
        },
        _ => Err(Expected("a boolean")),
    }
}

pub(crate) fn integer(input: &Scalar<'_>, _: Wire) -> Result<Option<i64>, Expected> {
    const EXPECTED: Expected = Expected("an integer");
    match input {
        Scalar::Null => Ok(None),
        Scalar::Int(value) => Ok(Some(*value)),
        Scalar::Float(value) => exact_integer(*value).map(Some).ok_or(EXPECTED),
        Scalar::Text(text) => match text.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| EXPECTED),
        },
        _ => Err(EXPECTED),
    }
}

fn integer_32(input: &Scalar<'_>, wire: Wire) -> Result<Option<i32>, Expected> {
    let value = integer(input, wire)?.map(i32::try_from).transpose();
    value.map_err(|_| Expected("a 32-bit integer"))
}

fn number(input: &Scalar<'_>, _: Wire) -> Result<Option<f64>, Expected> {
    const EXPECTED: Expected = Expected("a number");
    #[expect(clippy::cast_precision_loss, reason = "the provider documents a float here")]
    match input {
        Scalar::Null => Ok(None),
        Scalar::Float(value) => Ok(Some(*value)),
        Scalar::Int(value) => Ok(Some(*value as f64)),
        Scalar::Uint(value) => Ok(Some(*value as f64)),
        Scalar::Text(text) => match text.trim() {
            "" => Ok(None),
            text => match text.parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(Some(value)),
                _ => Err(EXPECTED),
            },
        },
        Scalar::Bool(_) => Err(EXPECTED),
    }
}

/// The integer that a float stands for, where it is one exactly.
fn exact_integer(value: f64) -> Option<i64> {
    // Every whole number up to 2^53 has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "the guard keeps to exact integers")]
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

impl Encode for &'static str {
    fn view(&self, _: Wire) -> View<'_> {
        View::Text(Cow::Borrowed(self))
    }
}

impl Encode for String {
    fn view(&self, _: Wire) -> View<'_> {
        View::Text(Cow::Borrowed(self))
    }
}

impl Encode for bool {
    fn view(&self, wire: Wire) -> View<'_> {
        match (wire.text, *self) {
            (false, value) => View::Bool(value),
            (true, true) => View::Text(Cow::Borrowed("true")),
            (true, false) => View::Text(Cow::Borrowed("false")),
        }
    }
}

impl Encode for i32 {
    fn view(&self, wire: Wire) -> View<'_> {
        integer_view(i64::from(*self), wire)
    }
}

impl Encode for i64 {
    fn view(&self, wire: Wire) -> View<'_> {
        integer_view(*self, wire)
    }
}

impl Encode for f64 {
    fn view(&self, wire: Wire) -> View<'_> {
        match (wire.text, exact_integer(*self)) {
            // Providers write `100`, not `100.0`.
            (false, Some(value)) => View::Int(value),
            (false, None) => View::Float(*self),
            (true, _) => View::Text(Cow::Owned(self.to_string())),
        }
    }
}

pub(crate) fn integer_view<'a>(value: i64, wire: Wire) -> View<'a> {
    if wire.text { View::Text(Cow::Owned(value.to_string())) } else { View::Int(value) }
}
