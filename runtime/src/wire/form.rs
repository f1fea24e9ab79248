//! The forms in which values travel.

/// How a field is written where the plain JSON form of its type is not what the provider uses.
///
/// Reading is tolerant whatever this says: a number is read from a number or from a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wire {
    /// Numbers, booleans and timestamps travel as strings.
    pub text: bool,
    /// The form of a timestamp.
    pub time: TimeForm,
    /// The case in which values of an enum are written.
    pub case: Case,
    /// A value that cannot be read counts as absent; for fields where the provider is known to send
    /// placeholders such as `N/A`.
    pub lenient: bool,
}

/// The form of a timestamp on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeForm {
    /// Milliseconds since the Unix epoch.
    #[default]
    Millis,
    /// Seconds since the Unix epoch.
    Seconds,
    /// RFC 3339 text, such as `2026-01-13T08:00:00Z`.
    Rfc3339,
}

/// The case in which values of an enum are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Case {
    /// As the enum documents its values.
    #[default]
    AsDocumented,
    /// In capitals.
    Upper,
    /// In small letters.
    Lower,
}

impl Wire {
    /// The plain JSON form of a type.
    pub const PLAIN: Self =
        Self { text: false, time: TimeForm::Millis, case: Case::AsDocumented, lenient: false };

    /// Numbers, booleans and timestamps as strings.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.text = true;
        self
    }

    /// Timestamps in seconds.
    #[must_use]
    pub const fn seconds(mut self) -> Self {
        self.time = TimeForm::Seconds;
        self
    }

    /// Timestamps as RFC 3339 text.
    #[must_use]
    pub const fn rfc3339(mut self) -> Self {
        self.time = TimeForm::Rfc3339;
        self
    }

    /// Enum values in capitals.
    #[must_use]
    pub const fn upper(mut self) -> Self {
        self.case = Case::Upper;
        self
    }

    /// Enum values in small letters.
    #[must_use]
    pub const fn lower(mut self) -> Self {
        self.case = Case::Lower;
        self
    }

    /// A value that cannot be read counts as absent.
    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }
}

/// Gives a struct with a field `wire` the methods that set it.
macro_rules! forms {
    ($($method:ident: $doc:literal;)+) => {
        $(
            #[doc = $doc]
            #[must_use]
            pub const fn $method(mut self) -> Self {
                self.wire = self.wire.$method();
                self
            }
        )+
    };
    () => {
        $crate::wire::forms! {
            text: "Numbers, booleans and timestamps travel as strings.";
            seconds: "Timestamps travel in seconds.";
            rfc3339: "Timestamps travel as RFC 3339 text.";
            upper: "Enum values travel in capitals.";
            lower: "Enum values travel in small letters.";
            lenient: "A value that cannot be read counts as absent.";
        }
    };
}
pub(crate) use forms;
