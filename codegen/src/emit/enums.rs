//! `enums.rs`: the enums that the operations of an API version share.

use super::{render, tokens};
use crate::plan::{Api, Docs, Name, Variant};
use crate::vocabulary::State;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The enums of this API version.".to_owned()]);
    let enums = || api.enums.iter();
    let mut items: Vec<_> =
        enums().map(|it| declaration(&it.docs, &it.name, &it.variants)).collect();
    items.extend(open(enums().map(|it| table(&it.name, it.ignore_case, &it.variants))));
    let statuses: Vec<_> = enums().filter(|it| it.is_status).map(|it| &it.name).collect();
    items.extend((!statuses.is_empty()).then(|| quote!(rt::status_enums! { #(#statuses),* })));
    render::code(&docs, items)
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

/// What all open enums have in common, by tables of their values; nothing where there are none.
///
/// ```text
/// rt::open_enums! {
///     TaskStatus {
///         Running => "running".pending(),
///     }
/// }
/// ```
pub(super) fn open(tables: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let tables: Vec<_> = tables.collect();
    (!tables.is_empty()).then(|| quote!(rt::open_enums! { #(#tables)* }))
}

pub(super) fn table<'a>(
    name: &Name,
    ignore_case: bool,
    variants: impl IntoIterator<Item = &'a Variant>,
) -> TokenStream {
    let values = variants.into_iter().map(value);
    let ignore_case = ignore_case.then(|| quote!(where ignore_case = true));
    quote!(#name #ignore_case { #(#values),* })
}

fn value(variant: &Variant) -> TokenStream {
    let Variant { name, wire, aliases, .. } = variant;
    let state = variant.state.map(state);
    let aliases = (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])));
    quote!(#name => #wire #state #aliases)
}

fn state(state: State) -> TokenStream {
    match state {
        State::Pending => quote!(.pending()),
        State::Success => quote!(.success()),
        State::Failure => quote!(.failure()),
    }
}
