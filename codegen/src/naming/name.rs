//! Names as Rust takes them.

use std::fmt;
use std::sync::Arc;

/// A name as it stands in code, with `r#` before a keyword. Unlike an identifier of a token stream it can go
/// to any thread, so that files are written side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

/// What a raw name begins with.
const RAW: &str = "r#";

impl Name {
    /// A name from the text of an identifier: one that is made here, or one of generated code itself.
    pub(crate) fn new(ident: &str) -> Self {
        Self(ident.into())
    }

    /// The name without `r#`.
    #[must_use]
    pub fn unraw(&self) -> &str {
        self.0.strip_prefix(RAW).unwrap_or(&self.0)
    }

    /// Whether there is an `r#`.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.0.starts_with(RAW)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}
