//! `enums.rs`: the enums that the operations of an API version share.

use super::{render, tokens};
use crate::plan::{Api, Docs, Enum, Name, Variant};
use crate::vocabulary::State;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The enums of this API version.".to_owned()]);
    render::code(&docs, api.enums.iter().flat_map(enumeration))
}

fn enumeration(it: &Enum) -> Vec<TokenStream> {
    let Enum { docs, name, ignore_case, is_status, variants, .. } = it;
    let mut items = vec![declaration(docs, name, variants), table(name, *ignore_case, variants)];
    items.push(quote!(rt::open_enum!(#name);));
    items.extend(is_status.then(|| quote!(rt::status_enum!(#name);)));
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
    name: &Name,
    variants: impl IntoIterator<Item = &'a Variant>,
) -> TokenStream {
    let variants = variants.into_iter().map(|variant| {
        let Variant { docs, name, .. } = variant;
        let alias = tokens::alias(variant.alias.as_ref());
        let deprecated = tokens::deprecated(variant.deprecated.as_ref());
        quote!(#docs #alias #deprecated #name)
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the documentation does not list.
            Unrecognized(rt::UnrecognizedValue),
        }
    }
}

pub(super) fn table<'a>(
    name: &Name,
    ignore_case: bool,
    variants: impl IntoIterator<Item = &'a Variant>,
) -> TokenStream {
    let values = variants.into_iter().map(value);
    let ignore_case = ignore_case.then(|| {
        quote!(
            const IGNORE_CASE: bool = true;
        )
    });
    quote! {
        impl rt::OpenEnum for #name {
            const VALUES: &'static [rt::EnumValue<Self>] = &[#(#values),*];
            #ignore_case
        }
    }
}

fn value(variant: &Variant) -> TokenStream {
    let Variant { name, wire, aliases, .. } = variant;
    let state = variant.state.map(state);
    match (state, &aliases[..]) {
        (None, []) => quote!(rt::value(Self::#name, #wire)),
        (Some(state), []) => quote!(rt::status(Self::#name, #wire, #state)),
        (state, aliases) => {
            let state = tokens::option(state);
            quote!(rt::aliased(Self::#name, #wire, #state, &[#(#aliases),*]))
        }
    }
}

fn state(state: State) -> TokenStream {
    match state {
        State::Pending => quote!(rt::State::Pending),
        State::Success => quote!(rt::State::Success),
        State::Failure => quote!(rt::State::Failure),
    }
}
