//! How the kinds of problems are written down.

/// Defines [`Problem`]: its variants, codes, severities and messages, one beside the other.
macro_rules! problems {
    ($(
        $severity:ident {$(
            $(#[doc = $doc:literal])+
            $variant:ident { $($field:ident: $ty:ty),* } $code:literal $message:expr;
        )+}
    )+) => {
        /// Something that is wrong with a spec file.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the fields are what the messages say")]
        pub enum Problem {
            $($($(#[doc = $doc])+ $variant { $($field: $ty),* },)+)+
        }

        impl Problem {
            /// The codes of all problems, each with its severity.
            pub const CODES: &'static [(&'static str, Severity)] =
                &[$($(($code, Severity::$severity)),+),+];

            /// What a code means, in Markdown: a sentence, more about it, a wrong and a right example.
            #[must_use]
            pub fn explanation(code: &str) -> Option<&'static str> {
                match code {
                    $($($code => Some(include_str!(concat!("explain/", $code, ".md"))),)+)+
                    _ => None,
                }
            }

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $($(Self::$variant { .. } => $code,)+)+
                }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self {
                    $($(Self::$variant { .. } => Severity::$severity,)+)+
                }
            }
        }

        #[expect(unused_variables, reason = "not every message says every field")]
        impl fmt::Display for Problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $($(Self::$variant { $($field),* } => f.write_str(&$message),)+)+
                }
            }
        }
    };
}
