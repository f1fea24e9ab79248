//! What all open enums implement.

/// Implements everything that open enums have in common, by tables of their documented values. A value can have a state
/// and aliases, as if these were methods of it.
///
/// ```text
/// rt::open_enums! {
///     TaskStatus where ignore_case = true {
///         Running => "running".pending(),
///         Finished => "finished".success().aliases(&["done"]),
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! plain_open_enums {
    ($($ty:ident $(where ignore_case = $ignore_case:literal)? {
        $($variant:ident => $wire:literal $(.$fact:ident($($of:expr)?))*),* $(,)?
    })+) => {$(
        impl $ty {
            /// The value as it stands on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                $crate::open_enum::as_str(self)
            }

            /// The documented values, in the order of the documentation.
            #[must_use]
            #[inline]
            pub fn values() -> $crate::Values<Self> {
                $crate::open_enum::values()
            }
        }

        impl $crate::OpenEnum for $ty {
            const VALUES: &'static [$crate::EnumValue<Self>] = &[
                $($crate::open_enum::value(Self::$variant, $wire)$(.$fact($($of)?))*),*
            ];
            $(const IGNORE_CASE: bool = $ignore_case;)?

            #[inline]
            fn from_unrecognized(value: $crate::UnrecognizedValue) -> Self {
                Self::Unrecognized(value)
            }

            #[inline]
            fn as_unrecognized(&self) -> Option<&$crate::UnrecognizedValue> {
                match self {
                    Self::Unrecognized(value) => Some(value),
                    _ => None,
                }
            }
        }

        impl ::std::cmp::PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::open_enum::same(self, other)
            }
        }

        impl ::std::cmp::Eq for $ty {}

        impl ::std::hash::Hash for $ty {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                $crate::open_enum::hash(self, state);
            }
        }

        impl ::std::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        // No generated type has such a name; `T` could be one.
        impl<T_: ::std::convert::AsRef<str>> From<T_> for $ty {
            #[inline]
            fn from(text: T_) -> Self {
                $crate::open_enum::parse(text.as_ref())
            }
        }

        impl ::std::str::FromStr for $ty {
            type Err = ::std::convert::Infallible;

            // `Self::Err` could be a value of the enum.
            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok($crate::open_enum::parse(text))
            }
        }

        impl $crate::wire::Shape for $ty {
            type Kind = $crate::wire::AText;
        }
    )+};
}

/// Adds `state()` to an open enum that is a status.
#[macro_export]
#[doc(hidden)]
macro_rules! status_enums {
    ($($ty:ident),+ $(,)?) => {$(
        impl $ty {
            /// What the status means for somebody who waits; `None` where it is not documented.
            #[must_use]
            #[inline]
            pub fn state(&self) -> ::std::option::Option<$crate::State> {
                $crate::open_enum::documented(self).and_then(|value| value.state)
            }
        }
    )+};
}
