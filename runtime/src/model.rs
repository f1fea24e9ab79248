//! What generated structs implement, said as a table of wire names and fields.
//!
//! Each table is written once and read in two directions; `Debug` and `PartialEq` go by it as well. Implementations are
//! what rustc spends its time on, so there is little in them: lists of references, which the runtime walks through.

/// Implements what the structs of responses have in common. A field can have a form, as if it
/// were a method of it; with `as "Name"`, the
/// field of that name is all that travels.
///
/// ```text
/// rt::model! {
///     DescribeTasksResponse {
///         "RequestId" => request_id,
///         "Tasks" => tasks.wrapped_in("Task"),
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! model {
    ($ty:ident { $($fields:tt)* }) => {
        $crate::fields! { $ty { $($fields)* } }
        $crate::decode_fields! { $ty { $($fields)* } }
        $crate::value!($ty, $crate::wire::show, $crate::wire::same);
        $crate::deserialize!($ty, $crate::wire::read);
        $crate::serialize!($ty, $crate::wire::write);
    };
    ($ty:ident as $payload:literal { $($fields:tt)* }) => {
        $crate::fields! { $ty { $($fields)* } }
        $crate::decode_fields! { $ty { $($fields)* } }
        $crate::value!($ty, $crate::wire::show, $crate::wire::same);
        $crate::deserialize!($ty, $crate::wire::read_payload, $payload);
        $crate::serialize!($ty, $crate::wire::write_payload, $payload);
    };
}

/// Implements what structs that are only ever sent have in common.
#[macro_export]
#[doc(hidden)]
macro_rules! sent_model {
    ($ty:ident { $($fields:tt)* }) => {
        $crate::fields! { $ty { $($fields)* } }
        $crate::value!($ty, $crate::wire::show, $crate::wire::same);
        $crate::serialize!($ty, $crate::wire::write);
    };
}

/// Implements what requests have in common: a table for each location, and the sets of parameters that belong together.
/// With serde, a request is an object of its parameters by their wire names.
///
/// ```text
/// rt::request! {
///     DescribeTasks {
///         Path { "project_id" => project_id }
///         Query { "TaskId" => task_id, "ClientToken" => client_token.idempotency_token() }
///         Set { selector }
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! request {
    ($ty:ident { $($parameters:tt)* }) => {
        $crate::parameters! { $ty { $($parameters)* } }
        $crate::value!($ty, $crate::wire::show_request, $crate::wire::same_request);
        $crate::serialize!($ty, $crate::write_request);
    };
}

/// Implements [`Fields`](crate::wire::Fields).
#[macro_export]
#[doc(hidden)]
macro_rules! fields {
    ($ty:ident {
        $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
    }) => {
        impl $crate::wire::Fields for $ty {
            #[inline]
            fn each<'a>(&'a self, to: &mut $crate::wire::Entries<'a>) {
                to.add_all(
                    [$($name),*],
                    [$(&self.$field),*],
                    &[$($(($name, $crate::wire::form()$(.$form($($of)?))+),)?)*],
                );
            }
        }
    };
}

/// Implements [`DecodeFields`](crate::wire::DecodeFields).
#[macro_export]
#[doc(hidden)]
macro_rules! decode_fields {
    ($ty:ident {
        $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
    }) => {
        impl $crate::wire::DecodeFields for $ty {
            #[inline]
            fn fields(&mut self, to: &mut dyn $crate::wire::Places) {
                to.take(
                    &[$($name),*],
                    &mut [$(&mut self.$field),*],
                    &[$($(($name, $crate::wire::form()$(.$form($($of)?))+),)?)*],
                );
            }
        }
    };
}

/// Implements [`ParameterSet`](crate::ParameterSet).
#[macro_export]
#[doc(hidden)]
macro_rules! parameters {
    ($ty:ident { $($location:ident { $($parameters:tt)* })* }) => {
        impl $crate::ParameterSet for $ty {
            #[inline]
            fn each<'a>(&'a self, to: &mut $crate::Parameters<'a>) {
                $($crate::add_parameters!(self, to, $location { $($parameters)* });)*
            }
        }
    };
}

/// Adds the parameters of one table.
#[macro_export]
#[doc(hidden)]
macro_rules! add_parameters {
    ($this:ident, $to:ident, Set { $($set:ident),* $(,)? }) => {
        $($crate::ParameterSet::each(&$this.$set, $to);)*
    };
    ($this:ident, $to:ident, $location:ident {
        $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
    }) => {
        $to.add_all(
            $crate::Location::$location,
            [$($name),*],
            [$(&$this.$field),*],
            &[$($(($name, $crate::parameter::parameter()$(.$form($($of)?))+),)?)*],
        )
    };
}

/// Implements `Debug` and `PartialEq` by functions that go through the fields.
#[macro_export]
#[doc(hidden)]
macro_rules! value {
    ($ty:ident, $show:path, $same:path) => {
        impl ::std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $show(self, ::std::stringify!($ty), f)
            }
        }

        impl ::std::cmp::PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $same(self, other)
            }
        }
    };
}

/// Implements `serde::Deserialize` by a function that reads a value.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! deserialize {
    ($ty:ident, $read:path $(, $payload:literal)?) => {
        impl<'de> $crate::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $read($($payload,)? deserializer)
            }
        }
    };
}

/// Implements `serde::Serialize` by a function that writes a value.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! serialize {
    ($ty:ident, $write:path $(, $payload:literal)?) => {
        impl $crate::serde::Serialize for $ty {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $write(self, $($payload,)? serializer)
            }
        }
    };
}

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! deserialize {
    ($($any:tt)*) => {};
}

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! serialize {
    ($($any:tt)*) => {};
}
