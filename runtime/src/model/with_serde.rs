//! The same as ordinary serde types, for the feature `serde`.

/// Implements what the structs of responses have in common, with serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_models {
    ($($ty:ident $(as $payload:literal)? { $($fields:tt)* })+) => {
        $crate::plain_models! { $($ty $(as $payload)? { $($fields)* })+ }

        $(
            impl<'de> $crate::serde::Deserialize<'de> for $ty {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::std::result::Result<Self, D::Error> {
                    $crate::wire::read_model(&[$($payload)?], deserializer)
                }
            }

            impl $crate::serde::Serialize for $ty {
                fn serialize<S: $crate::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    $crate::wire::write_model(self, &[$($payload)?], serializer)
                }
            }
        )+
    };
}

/// Implements what structs that are only ever sent have in common, with serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_sent_models {
    ($($ty:ident { $($fields:tt)* })+) => {
        $crate::plain_sent_models! { $($ty { $($fields)* })+ }

        $(
            impl $crate::serde::Serialize for $ty {
                fn serialize<S: $crate::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    $crate::wire::write(self, serializer)
                }
            }
        )+
    };
}

/// Implements what requests have in common, with serde: they are objects of their parameters by their wire names.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_parameters {
    ($($ty:ident { $($parameters:tt)* })+) => {
        $crate::plain_parameters! { $($ty { $($parameters)* })+ }

        $(
            impl $crate::serde::Serialize for $ty {
                fn serialize<S: $crate::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    $crate::write_request(self, serializer)
                }
            }
        )+
    };
}

/// Implements everything that open enums have in common, with serde.
#[macro_export]
#[doc(hidden)]
macro_rules! serde_open_enums {
    ($($ty:ident $(where ignore_case = $ignore_case:literal)? { $($values:tt)* })+) => {
        $crate::plain_open_enums! { $($ty $(where ignore_case = $ignore_case)? { $($values)* })+ }

        $(
            impl<'de> $crate::serde::Deserialize<'de> for $ty {
                fn deserialize<D: $crate::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::std::result::Result<Self, D::Error> {
                    $crate::wire::read(deserializer)
                }
            }

            impl $crate::serde::Serialize for $ty {
                fn serialize<S: $crate::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    $crate::wire::write(self, serializer)
                }
            }
        )+
    };
}
