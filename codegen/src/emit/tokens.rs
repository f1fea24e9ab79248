//! The leaves of a plan as tokens.

use crate::plan::{Argument, Docs, Name, RustType};
use crate::vocabulary::{LetterCase, Location, Style, TimeForm, Wire};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{IdentFragment, ToTokens, TokenStreamExt, quote};
use std::fmt;

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.0 {
            // A doc comment is printed with the space that its text begins with.
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let make = if self.is_raw() { Ident::new_raw } else { Ident::new };
        tokens.append(make(self.unraw(), Span::call_site()));
    }
}

/// Parts of names of the harness.
impl IdentFragment for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unraw())
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(match self {
            Self::String => quote!(String),
            Self::Sensitive => quote!(rt::Sensitive),
            Self::I32 => quote!(i32),
            Self::I64 => quote!(i64),
            Self::F64 => quote!(f64),
            Self::Bool => quote!(bool),
            Self::Timestamp => quote!(rt::Timestamp),
            Self::Json => quote!(rt::Json),
            Self::Named(name) => quote!(super::#name),
            Self::Boxed(inner) => quote!(Box<#inner>),
            Self::List(item) => quote!(Vec<#item>),
            Self::Map(item) => {
                quote!(rt::Map<String, #item>)
            }
            Self::Optional(inner) => quote!(Option<#inner>),
        });
    }
}

/// The type of an argument, and the expression that makes a value of it.
pub(super) fn argument(
    name: &Name,
    ty: &RustType,
    argument: Argument,
) -> (TokenStream, TokenStream) {
    match (argument, ty) {
        (Argument::Into, _) => (quote!(impl Into<#ty>), quote!(#name.into())),
        (Argument::Each, RustType::List(item)) => (
            quote!(impl IntoIterator<Item = impl Into<#item>>),
            quote!(#name.into_iter().map(Into::into).collect()),
        ),
        (Argument::Each | Argument::Plain, _) => (quote!(#ty), quote!(#name)),
    }
}

/// The field of a struct expression that takes the value of an argument of the same name.
pub(super) fn assign(name: &Name, ty: &RustType, how: Argument) -> TokenStream {
    match how {
        Argument::Plain => quote!(#name),
        Argument::Into | Argument::Each => {
            let (_, value) = argument(name, ty, how);
            quote!(#name: #value)
        }
    }
}

/// `#[doc(alias = "…")]`.
pub(super) fn alias(alias: Option<&String>) -> Option<TokenStream> {
    alias.map(|alias| quote!(#[doc(alias = #alias)]))
}

/// `#[deprecated]`.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// The calls that say how a value is written, where it is not in its plain form.
pub(super) fn wire(wire: Wire) -> TokenStream {
    let text = wire.text.then(|| quote!(.text()));
    let time = match wire.time {
        TimeForm::Millis => None,
        TimeForm::Seconds => Some(quote!(.seconds())),
        TimeForm::Rfc3339 => Some(quote!(.rfc3339())),
    };
    let case = match wire.case {
        LetterCase::AsDocumented => None,
        LetterCase::Upper => Some(quote!(.upper())),
        LetterCase::Lower => Some(quote!(.lower())),
    };
    let lenient = wire.lenient.then(|| quote!(.lenient()));
    quote!(#text #time #case #lenient)
}

/// `.wrapped_in(…)` where a list is inside an object.
pub(super) fn wrapper(wrapper: Option<&String>) -> Option<TokenStream> {
    wrapper.map(|name| quote!(.wrapped_in(#name)))
}

/// The name of a location.
pub(super) fn location(location: Location) -> TokenStream {
    match location {
        Location::Path => quote!(Path),
        Location::Query => quote!(Query),
        Location::Header => quote!(Header),
        Location::Form => quote!(Form),
        Location::Body => quote!(Body),
        Location::Payload => quote!(Payload),
    }
}

/// `.style(…)` where a list is not written in the usual form.
pub(super) fn style(style: Option<Style>) -> Option<TokenStream> {
    style.map(|style| match style {
        Style::Flat => quote!(.style(rt::ListStyle::Flat)),
        Style::Repeat => quote!(.style(rt::ListStyle::Repeat)),
        Style::Json => quote!(.style(rt::ListStyle::Json)),
        Style::Comma => quote!(.style(rt::ListStyle::Comma)),
    })
}

/// `Some(…)` or `None`.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    let Some(value) = value else { return quote!(None) };
    quote!(Some(#value))
}
