//! Names as Rust takes them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{IdentFragment, ToTokens, TokenStreamExt};
use std::fmt;
use std::sync::Arc;

/// A name as it stands in code, with `r#` before a keyword. Unlike an identifier of a token stream it can go
/// to any thread, so that files are written side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

/// What a raw name begins with.
const RAW: &str = "r#";

impl Name {
    /// A name from the text of an identifier: one that [`naming`](crate::naming) has made, or one of ours.
    pub(crate) fn new(ident: &str) -> Self {
        Self(ident.into())
    }

    /// The name without `r#`.
    #[must_use]
    pub fn unraw(&self) -> &str {
        self.0.strip_prefix(RAW).unwrap_or(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.0.strip_prefix(RAW) {
            Some(name) => Ident::new_raw(name, Span::call_site()),
            None => Ident::new(&self.0, Span::call_site()),
        };
        tokens.append(ident);
    }
}

impl IdentFragment for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unraw())
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
