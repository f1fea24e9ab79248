//! The leaves of a plan as tokens.

use super::paths;
use crate::plan::{Argument, Docs, RustType};
use crate::vocabulary::{LetterCase, Location, Style, TimeForm, Wire};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.0 {
            // A doc comment is printed with the space that its text begins with.
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(match self {
            Self::String => quote!(::std::string::String),
            Self::Sensitive => paths::sensitive(),
            Self::I32 => quote!(i32),
            Self::I64 => quote!(i64),
            Self::F64 => quote!(f64),
            Self::Bool => quote!(bool),
            Self::Timestamp => paths::timestamp(),
            Self::Json => paths::json(),
            Self::Named(name) => quote!(super::#name),
            Self::Boxed(inner) => quote!(::std::boxed::Box<#inner>),
            Self::List(item) => quote!(::std::vec::Vec<#item>),
            Self::Map(item) => {
                quote!(::std::collections::BTreeMap<::std::string::String, #item>)
            }
            Self::Optional(inner) => quote!(::std::option::Option<#inner>),
        });
    }
}

/// The type of an argument, and the expression that makes a value of it.
pub(super) fn argument(
    name: &Ident,
    ty: &RustType,
    argument: Argument,
) -> (TokenStream, TokenStream) {
    match (argument, ty) {
        (Argument::Into, _) => (quote!(impl ::std::convert::Into<#ty>), quote!(#name.into())),
        (Argument::Each, RustType::List(item)) => (
            quote!(impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<#item>>),
            quote!(#name.into_iter().map(::std::convert::Into::into).collect()),
        ),
        (Argument::Each | Argument::Plain, _) => (quote!(#ty), quote!(#name)),
    }
}

/// The field of a struct expression that takes the value of an argument of the same name.
pub(super) fn assign(name: &Ident, ty: &RustType, how: Argument) -> TokenStream {
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

/// The function of the runtime that makes a parameter.
pub(super) fn parameter(location: Location) -> TokenStream {
    let path = paths::parameter_fns();
    match location {
        Location::Path => quote!(#path::path),
        Location::Query => quote!(#path::query),
        Location::Header => quote!(#path::header),
        Location::Form => quote!(#path::form),
        Location::Body => quote!(#path::body),
    }
}

/// `.style(…)` where a list is not written in the usual form.
pub(super) fn style(style: Option<Style>) -> Option<TokenStream> {
    let path = paths::list_style();
    style.map(|style| match style {
        Style::Flat => quote!(.style(#path::Flat)),
        Style::Repeat => quote!(.style(#path::Repeat)),
        Style::Json => quote!(.style(#path::Json)),
        Style::Comma => quote!(.style(#path::Comma)),
    })
}

/// `Some(…)` or `None`, in a file that has no names from a spec.
pub(super) fn short_option(value: Option<impl ToTokens>) -> TokenStream {
    let Some(value) = value else { return quote!(None) };
    quote!(Some(#value))
}

/// `Some(…)` or `None`, where a type of an API could be called so.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    let Some(value) = value else { return quote!(::std::option::Option::None) };
    quote!(::std::option::Option::Some(#value))
}
