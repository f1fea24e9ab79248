//! What generated structs implement, said as tables of wire names and fields.
//!
//! Each table is written once and read in two directions; `Clone`, `Debug` and `PartialEq` go by it as well.
//! Implementations are what rustc spends its time on, so there is little in them: lists of references, which the runtime
//! walks through.
//!
//! A macro makes everything in one step, and of many tables at once, instead of calling others: in a crate with a whole
//! provider, several expansions for each type take rustc a good part of its time (`ARCHITECTURE.md` has figures).

#[cfg(feature = "serde")]
mod with_serde;

/// Implements what the structs of responses have in common. A field can have a form, as if it were a method of it; with
/// `as "Name"`, the field of that name is all that travels.
///
/// ```text
/// rt::models! {
///     DescribeTasksResponse {
///         "RequestId" => request_id,
///         "Tasks" => tasks.wrapped_in("Task"),
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! plain_models {
    ($($ty:ident $(as $payload:literal)? {
        $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
    })+) => {$(
        impl $crate::wire::Shape for $ty {
            type Kind = $crate::wire::AnObject;

            #[inline]
            fn values<'a>(&'a self, to: &mut $crate::wire::Entries<'a>) {
                $($(to.form($name, $crate::wire::form()$(.$form($($of)?))+);)?)*
                to.add_all([$($name),*], [$(&self.$field),*]);
            }

            #[inline]
            fn places(&mut self, to: &mut $crate::wire::Places<'_>) {
                $($(to.form($name, $crate::wire::form()$(.$form($($of)?))+);)?)*
                to.take([$($name),*], [$(&mut self.$field),*]);
            }
        }

        impl ::std::clone::Clone for $ty {
            #[inline]
            fn clone(&self) -> Self {
                $crate::wire::copy(self)
            }
        }

        impl Default for $ty {
            #[inline]
            fn default() -> Self {
                Self { $($field: Default::default()),* }
            }
        }

        impl ::std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::wire::show(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::wire::same(self, other)
            }
        }
    )+};
}

/// Implements what structs that are only ever sent have in common.
#[macro_export]
#[doc(hidden)]
macro_rules! plain_sent_models {
    ($($ty:ident {
        $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
    })+) => {$(
        impl $crate::wire::Shape for $ty {
            type Kind = $crate::wire::AnObject;

            #[inline]
            fn values<'a>(&'a self, to: &mut $crate::wire::Entries<'a>) {
                $($(to.form($name, $crate::wire::form()$(.$form($($of)?))+);)?)*
                to.add_all([$($name),*], [$(&self.$field),*]);
            }
        }

        impl ::std::clone::Clone for $ty {
            #[inline]
            fn clone(&self) -> Self {
                Self { $($field: ::std::clone::Clone::clone(&self.$field)),* }
            }
        }

        impl ::std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::wire::show(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::wire::same(self, other)
            }
        }
    )+};
}

/// Implements what requests, and the structs in them that hold parameters, have in common: a table for each location,
/// and the sets of parameters that belong together.
///
/// ```text
/// rt::parameters! {
///     DescribeTasks {
///         in Path {
///             "project_id" => project_id,
///         }
///         in Query {
///             "TaskId" => task_id,
///             "ClientToken" => client_token.idempotency_token(),
///         }
///         Set {
///             selector,
///         }
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! plain_parameters {
    ($($ty:ident {
        $(in $location:ident {
            $($name:literal => $field:ident $($(.$form:ident($($of:expr)?))+)?),* $(,)?
        })*
        $(Set { $($set:ident),* $(,)? })?
    })+) => {$(
        impl $crate::ParameterSet for $ty {
            #[inline]
            fn each<'a>(&'a self, to: &mut $crate::Parameters<'a>) {
                $(
                    $($(to.form($name, $crate::parameter::parameter()$(.$form($($of)?))+);)?)*
                    to.add_all(
                        $crate::Location::$location,
                        [$($name),*],
                        [$(&self.$field),*],
                    );
                )*
                $($($crate::ParameterSet::each(&self.$set, to);)*)?
            }
        }

        impl ::std::clone::Clone for $ty {
            #[inline]
            fn clone(&self) -> Self {
                Self {
                    $($($field: ::std::clone::Clone::clone(&self.$field),)*)*
                    $($($set: ::std::clone::Clone::clone(&self.$set),)*)?
                }
            }
        }

        impl ::std::fmt::Debug for $ty {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::wire::show_request(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::wire::same_request(self, other)
            }
        }
    )+};
}
