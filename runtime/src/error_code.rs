//! The error codes of an API.

use crate::{EnumValue, OpenEnum, open_enum};

/// What the documentation says about an error code.
#[derive(Debug)]
pub struct CodeFacts {
    /// The HTTP status that it comes with.
    pub status: Option<u16>,
    /// The message of the service, exactly as documented.
    pub message: Option<&'static str>,
    /// What it means.
    pub meaning: Option<&'static str>,
    /// What kind of trouble it is.
    pub class: Option<ErrorClass>,
}

/// The facts of a code of which nothing is documented but its name.
#[must_use]
pub const fn code() -> CodeFacts {
    CodeFacts { status: None, message: None, meaning: None, class: None }
}

impl CodeFacts {
    /// Sets the HTTP status.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets the message of the service.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }

    /// Sets what the code means.
    #[must_use]
    pub const fn meaning(mut self, meaning: &'static str) -> Self {
        self.meaning = Some(meaning);
        self
    }

    /// Sets what kind of trouble it is.
    #[must_use]
    pub const fn class(mut self, class: ErrorClass) -> Self {
        self.class = Some(class);
        self
    }
}

/// What kind of trouble an error code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// Too many calls; try again later.
    Throttling,
    /// The credentials are wrong or missing.
    Authentication,
    /// The caller may not do this.
    Permission,
    /// A parameter is wrong or missing.
    InvalidRequest,
    /// What the call is about does not exist.
    NotFound,
    /// It cannot be done in the present state.
    Conflict,
    /// A quota is used up.
    Quota,
    /// The service has trouble; try again later.
    Service,
}

/// The error codes of an API: an open enum with facts.
pub trait ErrorCode: OpenEnum + std::fmt::Debug + Send + Sync {
    /// The facts, in the order of [`OpenEnum::VALUES`].
    const FACTS: &'static [CodeFacts];
    /// Beginnings of codes that are a class together, such as `Throttling.`.
    const PREFIXES: &'static [(&'static str, ErrorClass)];
}

/// The documented facts of a code; `None` for an unrecognized one.
#[must_use]
pub fn facts<T: ErrorCode>(code: &T) -> Option<&'static CodeFacts> {
    let same = |known: &EnumValue<T>| known.variant == *code;
    T::VALUES.iter().position(same).and_then(|index| T::FACTS.get(index))
}

/// The class of a code, by the documentation or by its beginning.
#[must_use]
pub fn class<T: ErrorCode>(code: &T) -> Option<ErrorClass> {
    if let Some(class) = facts(code).and_then(|facts| facts.class) {
        return Some(class);
    }
    let text = open_enum::as_str(code);
    let starts = |(prefix, _): &&(&str, ErrorClass)| text.starts_with(*prefix);
    T::PREFIXES.iter().find(starts).map(|(_, class)| *class)
}

/// Implements what enums of error codes have besides what all open enums have.
#[macro_export]
#[doc(hidden)]
macro_rules! error_code {
    ($ty:ident) => {
        impl $ty {
            /// The HTTP status that the documentation gives for the code.
            #[must_use]
            #[inline]
            pub fn status(&self) -> Option<u16> {
                $crate::error_code::facts(self).and_then(|facts| facts.status)
            }

            /// The message of the service, exactly as documented.
            #[must_use]
            #[inline]
            pub fn message(&self) -> Option<&'static str> {
                $crate::error_code::facts(self).and_then(|facts| facts.message)
            }

            /// What the code means.
            #[must_use]
            #[inline]
            pub fn meaning(&self) -> Option<&'static str> {
                $crate::error_code::facts(self).and_then(|facts| facts.meaning)
            }

            /// What kind of trouble the code stands for.
            #[must_use]
            #[inline]
            pub fn class(&self) -> Option<$crate::ErrorClass> {
                $crate::error_code::class(self)
            }
        }
    };
}
