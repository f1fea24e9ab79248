//! Structs with fields that have wire names; `objects.rs` holds those that operations share.

use super::{render, tokens};
use crate::plan::{Api, Direction, Docs, Field, Name, Presence, Struct};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The objects that operations of this API version share.".to_owned()]);
    render::code(&docs, api.objects.iter().flat_map(structure))
}

/// The items of a struct.
pub(super) fn structure(it: &Struct) -> Vec<TokenStream> {
    let name = &it.name;
    let setters = || impl_block(name, None, it.fields.iter().filter_map(setter));
    match it.direction {
        Direction::Received => received(it, None),
        Direction::Both => {
            vec![
                declaration(it, true),
                setters(),
                decode(it),
                encode(it),
                quote!(rt::serde_struct!(#name);),
            ]
        }
        Direction::Sent => {
            let constructor = constructor(it);
            let methods = impl_block(name, Some(&constructor), it.fields.iter().filter_map(setter));
            vec![declaration(it, false), methods, encode(it), quote!(rt::serialize_struct!(#name);)]
        }
    }
}

/// The items of a struct that is only received; `payload` is the field that is all that travels of it.
pub(super) fn received(it: &Struct, payload: Option<&String>) -> Vec<TokenStream> {
    let name = &it.name;
    let serde = if let Some(field) = payload {
        quote!(rt::serde_payload!(#name, #field);)
    } else {
        quote!(rt::serde_struct!(#name);)
    };
    vec![declaration(it, true), decode(it), encode(it), serde]
}

pub(super) fn impl_block(
    name: &Name,
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
        Presence::Optional => quote!(#name: None),
        Presence::Empty => quote!(#name: Default::default()),
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
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

/// ```text
/// pub fn page_size(mut self, value: i64) -> Self {
///     self.page_size = Some(value);
///     self
/// }
/// ```
pub(super) fn setter(field: &Field) -> Option<TokenStream> {
    let Field { setter: docs, name, .. } = field;
    let value = Name::new("value");
    let (ty, value) = tokens::argument(&value, &field.value, field.argument);
    let value = if field.boxed { quote!(Box::new(#value)) } else { value };
    let value = match field.presence {
        Presence::Required => return None,
        Presence::Optional => quote!(Some(#value)),
        Presence::Empty => value,
    };
    let deprecated = tokens::deprecated(field.deprecated.as_ref());
    Some(quote! {
        #docs
        #deprecated
        pub fn #name(mut self, value: #ty) -> Self {
            self.#name = #value;
            self
        }
    })
}

fn decode(it: &Struct) -> TokenStream {
    let name = &it.name;
    let arms = it.fields.iter().map(|field| {
        let Field { name, wire_name, .. } = field;
        let (wire, wrapper) = (tokens::wire(field.wire), tokens::wrapper(field.wrapper.as_ref()));
        let form = quote!(#wire #wrapper);
        let form = (!form.is_empty()).then(|| quote!(form()#form.));
        quote!(#wire_name => rt::#form slot(&mut self.#name))
    });
    if it.fields.is_empty() {
        return quote! {
            impl rt::DecodeFields for #name {
                #[inline]
                fn field(&mut self, _: &str) -> Option<rt::Slot<'_>> {
                    None
                }
            }
        };
    }
    quote! {
        impl rt::DecodeFields for #name {
            #[inline]
            fn field(&mut self, name: &str) -> Option<rt::Slot<'_>> {
                match name {
                    #(#arms,)*
                    _ => None,
                }
            }
        }
    }
}

fn encode(it: &Struct) -> TokenStream {
    let name = &it.name;
    let to = if it.fields.is_empty() { quote!(_) } else { quote!(to) };
    let entries = it.fields.iter().map(|field| {
        let Field { name, wire_name, .. } = field;
        let (wire, wrapper) = (tokens::wire(field.wire), tokens::wrapper(field.wrapper.as_ref()));
        quote!(to.add(#wire_name, &self.#name) #wire #wrapper;)
    });
    quote! {
        impl rt::Fields for #name {
            #[inline]
            fn each<'a>(&'a self, #to: &mut rt::Entries<'a>) {
                #(#entries)*
            }
        }
    }
}
