//! `enums.rs`: the enums that the operations of an API version share.

use super::{paths, render, tokens};
use crate::plan::{Api, Docs, Enum, Variant};
use crate::vocabulary::State;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The enums of this API version.".to_owned()]);
    render::file(&docs, api.enums.iter().flat_map(enumeration))
}

fn enumeration(it: &Enum) -> Vec<TokenStream> {
    let Enum { docs, name, ignore_case, is_status, variants, .. } = it;
    let open_enum = paths::open_enum_macro();
    let status_enum = paths::status_enum_macro();
    let mut items = vec![declaration(docs, name, variants), table(name, *ignore_case, variants)];
    items.push(quote!(#open_enum!(#name);));
    items.extend(is_status.then(|| quote!(#status_enum!(#name);)));
    items
}

/// ```text
/// #[non_exhaustive]
/// pub enum TargetType {
///     Oss,
///     Url,
///     Unrecognized(UnrecognizedValue),
/// }
/// ```
pub(super) fn declaration<'a>(
    docs: &Docs,
    name: &proc_macro2::Ident,
    variants: impl IntoIterator<Item = &'a Variant>,
) -> TokenStream {
    let variants = variants.into_iter().map(|variant| {
        let Variant { docs, name, .. } = variant;
        let alias = tokens::alias(variant.alias.as_ref());
        let deprecated = tokens::deprecated(variant.deprecated.as_ref());
        quote!(#docs #alias #deprecated #name)
    });
    let unrecognized = paths::unrecognized_value();
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the documentation does not list.
            Unrecognized(#unrecognized),
        }
    }
}

pub(super) fn table<'a>(
    name: &proc_macro2::Ident,
    ignore_case: bool,
    variants: impl IntoIterator<Item = &'a Variant>,
) -> TokenStream {
    let (open_enum, enum_value) = (paths::open_enum(), paths::enum_value());
    let unrecognized = paths::unrecognized_value();
    let values = variants.into_iter().map(|variant| {
        let Variant { name, wire, aliases, .. } = variant;
        let state = tokens::option(variant.state.map(state));
        quote! {
            #enum_value {
                variant: Self::#name, wire: #wire, aliases: &[#(#aliases),*], state: #state
            }
        }
    });
    quote! {
        impl #open_enum for #name {
            const VALUES: &'static [#enum_value<Self>] = &[#(#values),*];
            const IGNORE_CASE: bool = #ignore_case;

            fn from_unrecognized(value: #unrecognized) -> Self {
                Self::Unrecognized(value)
            }

            fn as_unrecognized(&self) -> ::std::option::Option<&#unrecognized> {
                match self {
                    Self::Unrecognized(value) => ::std::option::Option::Some(value),
                    _ => ::std::option::Option::None,
                }
            }
        }
    }
}

fn state(state: State) -> TokenStream {
    let path = paths::state();
    match state {
        State::Pending => quote!(#path::Pending),
        State::Success => quote!(#path::Success),
        State::Failure => quote!(#path::Failure),
    }
}
