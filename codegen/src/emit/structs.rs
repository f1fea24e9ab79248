//! Structs with fields that have wire names; `objects.rs` holds those that operations share.

use super::{paths, render, tokens};
use crate::plan::{Api, Direction, Docs, Field, Presence, Struct};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The objects that operations of this API version share.".to_owned()]);
    render::file(&docs, api.objects.iter().flat_map(structure))
}

/// The items of a struct.
pub(super) fn structure(it: &Struct) -> Vec<TokenStream> {
    let name = &it.name;
    let setters = || impl_block(name, None, it.fields.iter().filter_map(setter));
    let both = paths::serde_struct_macro();
    let sent = paths::serialize_struct_macro();
    match it.direction {
        Direction::Received => {
            vec![declaration(it, true), decode(it), encode(it), quote!(#both!(#name);)]
        }
        Direction::Both => {
            vec![declaration(it, true), setters(), decode(it), encode(it), quote!(#both!(#name);)]
        }
        Direction::Sent => {
            let constructor = constructor(it);
            let methods = impl_block(name, Some(&constructor), it.fields.iter().filter_map(setter));
            vec![declaration(it, false), methods, encode(it), quote!(#sent!(#name);)]
        }
    }
}

pub(super) fn impl_block(
    name: &Ident,
    constructor: Option<&TokenStream>,
    setters: impl Iterator<Item = TokenStream>,
) -> TokenStream {
    quote! {
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

fn declaration(it: &Struct, default: bool) -> TokenStream {
    let Struct { docs, name, fields, .. } = it;
    let fields = fields.iter().map(field);
    let default = default.then(|| quote!(Default,));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields),*
        }
    }
}

pub(super) fn field(field: &Field) -> TokenStream {
    let Field { docs, name, ty, .. } = field;
    let alias = tokens::alias(field.alias.as_ref());
    let deprecated = tokens::deprecated(field.deprecated.as_ref());
    quote!(#docs #alias #deprecated pub #name: #ty)
}

/// The initial value of a field in a constructor.
pub(super) fn initial(field: &Field) -> TokenStream {
    let name = &field.name;
    match field.presence {
        Presence::Required => tokens::assign(name, &field.value, field.argument),
        Presence::Optional => quote!(#name: ::std::option::Option::None),
        Presence::Empty => quote!(#name: ::std::default::Default::default()),
    }
}

fn constructor(it: &Struct) -> TokenStream {
    let required = it.fields.iter().filter(|field| field.presence == Presence::Required);
    let arguments = required.map(|field| {
        let (ty, _) = tokens::argument(&field.name, &field.value, field.argument);
        let name = &field.name;
        quote!(#name: #ty)
    });
    let fields = it.fields.iter().map(initial);
    quote! {
        /// A value with the fields that must be set.
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// ```text
/// #[must_use]
/// pub fn page_size(mut self, page_size: i64) -> Self {
///     self.page_size = Some(page_size);
///     self
/// }
/// ```
pub(super) fn setter(field: &Field) -> Option<TokenStream> {
    let Field { setter: docs, name, .. } = field;
    let (ty, value) = tokens::argument(name, &field.value, field.argument);
    let value = if field.boxed { quote!(::std::boxed::Box::new(#value)) } else { value };
    let value = match field.presence {
        Presence::Required => return None,
        Presence::Optional => quote!(::std::option::Option::Some(#value)),
        Presence::Empty => value,
    };
    let alias = tokens::alias(field.alias.as_ref());
    let deprecated = tokens::deprecated(field.deprecated.as_ref());
    Some(quote! {
        #docs
        #alias
        #deprecated
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    })
}

fn decode(it: &Struct) -> TokenStream {
    let (decode_fields, slot, make) = (paths::decode_fields(), paths::slot(), paths::slot_fn());
    let name = &it.name;
    let arms = it.fields.iter().map(|field| {
        let Field { name, wire_name, .. } = field;
        let (wire, wrapper) = (tokens::wire(field.wire), tokens::wrapper(field.wrapper.as_ref()));
        quote!(#wire_name => #make(#wire_name, &mut self.#name) #wire #wrapper)
    });
    if it.fields.is_empty() {
        return quote! {
            impl #decode_fields for #name {
                fn field(&mut self, _: &str) -> ::std::option::Option<#slot<'_>> {
                    ::std::option::Option::None
                }
            }
        };
    }
    quote! {
        impl #decode_fields for #name {
            fn field(&mut self, name: &str) -> ::std::option::Option<#slot<'_>> {
                ::std::option::Option::Some(match name {
                    #(#arms,)*
                    _ => return ::std::option::Option::None,
                })
            }
        }
    }
}

fn encode(it: &Struct) -> TokenStream {
    let (fields, entry, make) = (paths::fields(), paths::entry(), paths::entry_fn());
    let name = &it.name;
    let to = if it.fields.is_empty() { quote!(_) } else { quote!(to) };
    let entries = it.fields.iter().map(|field| {
        let Field { name, wire_name, .. } = field;
        let (wire, wrapper) = (tokens::wire(field.wire), tokens::wrapper(field.wrapper.as_ref()));
        quote!(to(#make(#wire_name, &self.#name) #wire #wrapper);)
    });
    quote! {
        impl #fields for #name {
            fn each<'a>(&'a self, #to: &mut dyn ::std::ops::FnMut(#entry<'a>)) {
                #(#entries)*
            }
        }
    }
}
