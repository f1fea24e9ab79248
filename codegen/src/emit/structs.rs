//! Structs with fields that have wire names; `objects.rs` holds those that operations share.

use super::{render, tokens};
use crate::plan::{Api, Direction, Docs, Field, Name, Presence, Struct};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The objects that operations of this API version share.".to_owned()]);
    let mut items: Vec<_> = api.objects.iter().flat_map(structure).collect();
    items.extend(models(api.objects.iter().map(|it| (it, None))));
    render::code(&docs, items)
}

/// The items of a struct, without what [`models`] makes of its fields.
pub(super) fn structure(it: &Struct) -> Vec<TokenStream> {
    let methods = || {
        let setters = it.fields.iter().filter_map(setter);
        impl_block(&it.name, Some(&constructor(it)), setters)
    };
    match it.direction {
        Direction::Received => vec![declaration(it)],
        Direction::Both | Direction::Sent => vec![declaration(it), methods()],
    }
}

/// Whether nothing must be set; so it is with all that is received.
fn is_optional(it: &Struct) -> bool {
    it.direction != Direction::Sent
        || it.fields.iter().all(|field| field.presence != Presence::Required)
}

/// Everything that goes by the wire names of fields, for all structs of a file; with each the field that is all that
/// travels of it.
///
/// ```text
/// rt::models! {
///     DescribeTasksResponse {
///         "RequestId" => request_id,
///         "Tasks" => tasks.wrapped_in("Task"),
///     }
/// }
/// ```
pub(super) fn models<'a>(
    structs: impl Iterator<Item = (&'a Struct, Option<&'a String>)>,
) -> Vec<TokenStream> {
    let (sent, received): (Vec<_>, Vec<_>) =
        structs.partition(|(it, _)| it.direction == Direction::Sent);
    let tables = |structs: Vec<(&Struct, Option<&String>)>| -> Vec<_> {
        structs.into_iter().map(|(it, payload)| table(it, payload)).collect()
    };
    let (sent, received) = (tables(sent), tables(received));
    let received = (!received.is_empty()).then(|| quote!(rt::models! { #(#received)* }));
    let sent = (!sent.is_empty()).then(|| quote!(rt::sent_models! { #(#sent)* }));
    received.into_iter().chain(sent).collect()
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

fn declaration(it: &Struct) -> TokenStream {
    let Struct { docs, name, fields, .. } = it;
    let fields = fields.iter().map(field);
    let default = it.direction == Direction::Sent && is_optional(it);
    let default = default.then(|| quote!(#[derive(Default)]));
    quote! {
        #docs
        #default
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

/// The constructor of what has no required fields.
pub(super) fn empty(docs: &TokenStream) -> TokenStream {
    quote! {
        #docs
        pub fn new() -> Self {
            Self::default()
        }
    }
}

fn constructor(it: &Struct) -> TokenStream {
    if is_optional(it) {
        return empty(&quote!(#[doc = " A value with nothing set."]));
    }
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

fn table(it: &Struct, payload: Option<&String>) -> TokenStream {
    let rows = it.fields.iter().map(|field| {
        let Field { name, wire_name, .. } = field;
        let (wire, wrapper) = (tokens::wire(field.wire), tokens::wrapper(field.wrapper.as_ref()));
        quote!(#wire_name => #name #wire #wrapper)
    });
    let name = &it.name;
    let payload = payload.map(|field| quote!(as #field));
    quote!(#name #payload { #(#rows),* })
}
