//! Requests, and the choices and groups in them.

use super::{structs, tokens};
use crate::plan::{
    Choice, ChoiceCase, Field, Name, ParameterStruct, Payload, Presence, RequestField,
};
use crate::vocabulary::Location;
use proc_macro2::TokenStream;
use quote::quote;

/// A request, a case or a group, with its constructor and setters.
pub(super) fn structure(it: &ParameterStruct) -> Vec<TokenStream> {
    let ParameterStruct { docs, name, fields, .. } = it;
    let deprecated = tokens::deprecated(it.deprecated.as_ref());
    let members = fields.iter().map(member);
    let default = is_optional(it).then(|| quote!(#[derive(Default)]));
    let declaration = quote! {
        #docs
        #deprecated
        #default
        #[must_use]
        #[non_exhaustive]
        pub struct #name {
            #(#members),*
        }
    };
    let setters = fields.iter().filter_map(setter);
    let methods = structs::impl_block(name, Some(&constructor(it)), setters);
    let tables = tables(it);
    vec![declaration, methods, quote!(rt::parameters! { #name { #tables } })]
}

fn member(field: &RequestField) -> TokenStream {
    match field {
        RequestField::Parameter { field, .. } => structs::field(field),
        RequestField::Set { docs, alias, name, ty, presence, .. } => {
            let alias = tokens::alias(alias.as_ref());
            match presence {
                Presence::Required | Presence::Empty => quote!(#docs #alias pub #name: #ty),
                Presence::Optional => {
                    quote!(#docs #alias pub #name: Option<#ty>)
                }
            }
        }
    }
}

/// Whether nothing must be set.
fn is_optional(it: &ParameterStruct) -> bool {
    it.fields.iter().all(|field| field.presence() != Presence::Required)
}

fn constructor(it: &ParameterStruct) -> TokenStream {
    let docs = &it.constructor;
    if is_optional(it) {
        return structs::empty(&quote!(#docs));
    }
    let required = it.fields.iter().filter(|field| field.presence() == Presence::Required);
    let arguments = required.map(|field| {
        let (name, ty, how) = field.argument();
        let (ty, _) = tokens::argument(&name, &ty, how);
        quote!(#name: #ty)
    });
    let fields = it.fields.iter().map(initial);
    quote! {
        #docs
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

fn initial(field: &RequestField) -> TokenStream {
    match field {
        RequestField::Parameter { field, .. } => structs::initial(field),
        RequestField::Set { name, presence: Presence::Optional, .. } => {
            quote!(#name: None)
        }
        RequestField::Set { name, ty, argument, .. } => tokens::assign(name, ty, *argument),
    }
}

fn setter(field: &RequestField) -> Option<TokenStream> {
    match field {
        RequestField::Parameter { field, .. } => structs::setter(field),
        RequestField::Set { presence: Presence::Required | Presence::Empty, .. } => None,
        RequestField::Set { setter: docs, name, ty, argument, .. } => {
            let value = Name::new("value");
            let (ty, value) = tokens::argument(&value, ty, *argument);
            Some(quote! {
                #docs
                pub fn #name(mut self, value: #ty) -> Self {
                    self.#name = Some(#value);
                    self
                }
            })
        }
    }
}

/// The parameters of a struct with their wire names: a table for each run of parameters that have one location, and the
/// sets of parameters that belong together.
///
/// ```text
/// in Query { "PageSize" => page_size, "ClientToken" => client_token.idempotency_token() }
/// Set { selector }
/// ```
fn tables(it: &ParameterStruct) -> TokenStream {
    let located = it.fields.iter().filter_map(|field| Some((location(field)?, field)));
    let located: Vec<_> = located.collect();
    let tables = located.chunk_by(|(one, _), (next, _)| one == next).map(|run| {
        let location = run.first().map(|(location, _)| tokens::location(*location));
        let rows = run.iter().map(|(_, field)| row(field));
        quote!(in #location { #(#rows),* })
    });
    let sets = it.fields.iter().filter(|field| location(field).is_none()).map(row);
    let sets: Vec<_> = sets.collect();
    let sets = (!sets.is_empty()).then(|| quote!(Set { #(#sets),* }));
    quote!(#(#tables)* #sets)
}

/// The location of a parameter; `None` for a set of parameters.
fn location(field: &RequestField) -> Option<Location> {
    match field {
        RequestField::Parameter { location, .. } => Some(*location),
        RequestField::Set { .. } => None,
    }
}

fn row(field: &RequestField) -> TokenStream {
    match field {
        RequestField::Parameter { field: Field { name, wire_name, .. }, .. } => {
            let form = form(field);
            quote!(#wire_name => #name #form)
        }
        RequestField::Set { name, .. } => quote!(#name),
    }
}

/// The calls that say how a parameter travels, where it is not in its plain form.
fn form(field: &RequestField) -> TokenStream {
    let RequestField::Parameter { field, style, idempotency_token, .. } = field else {
        return TokenStream::new();
    };
    let (wire, style) = (tokens::wire(field.wire), tokens::style(*style));
    let token = idempotency_token.then(|| quote!(.idempotency_token()));
    quote!(#wire #style #token)
}

/// The items of a choice.
pub(super) fn choice(choice: &Choice) -> Vec<TokenStream> {
    let Choice { docs, name, cases, .. } = choice;
    let alias = tokens::alias(choice.alias.as_ref());
    let variants = cases.iter().map(|case| {
        let ChoiceCase { docs, variant, .. } = case;
        let alias = tokens::alias(case.alias.as_ref());
        let payload = match &case.payload {
            Payload::Unit => None,
            Payload::Struct { ty, .. } => Some(quote!((super::#ty))),
            Payload::Value { ty, .. } => Some(quote!((#ty))),
        };
        quote!(#docs #alias #variant #payload)
    });
    let declaration = quote! {
        #docs
        #alias
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
    };
    let mut items = vec![declaration];
    let constructors: Vec<_> = cases.iter().filter_map(case_constructor).collect();
    if !constructors.is_empty() {
        items.push(quote!(impl #name { #(#constructors)* }));
    }
    items.extend(cases.iter().filter_map(|case| conversion(choice, case)));
    items.push(choice_each(choice));
    items
}

fn case_constructor(case: &ChoiceCase) -> Option<TokenStream> {
    let ChoiceCase { docs, variant, payload, .. } = case;
    match payload {
        Payload::Unit => None,
        Payload::Struct { ty, constructor, arguments } => {
            let names = arguments.iter().map(|(name, ..)| name);
            let arguments = arguments.iter().map(|(name, ty, how)| {
                let (ty, _) = tokens::argument(name, ty, *how);
                quote!(#name: #ty)
            });
            Some(quote! {
                #docs
                pub fn #constructor(#(#arguments),*) -> Self {
                    Self::#variant(super::#ty::new(#(#names),*))
                }
            })
        }
        Payload::Value { constructor, ty, argument, .. } => {
            let (ty, value) = tokens::argument(constructor, ty, *argument);
            Some(quote! {
                #docs
                pub fn #constructor(#constructor: #ty) -> Self {
                    Self::#variant(#value)
                }
            })
        }
    }
}

/// A case that has a struct is made of it.
fn conversion(choice: &Choice, case: &ChoiceCase) -> Option<TokenStream> {
    let (name, variant) = (&choice.name, &case.variant);
    let Payload::Struct { ty, .. } = &case.payload else { return None };
    Some(quote! {
        impl From<super::#ty> for #name {
            fn from(value: super::#ty) -> Self {
                Self::#variant(value)
            }
        }
    })
}

fn choice_each(choice: &Choice) -> TokenStream {
    let name = &choice.name;
    let arms = choice.cases.iter().map(|case| {
        let ChoiceCase { variant, wire, payload, .. } = case;
        let decides = choice.by.as_ref().map(|(by, location)| {
            let location = tokens::location(*location);
            quote!(to.add(rt::Location::#location, #by, &#wire);)
        });
        match payload {
            Payload::Unit => quote!(Self::#variant => { #decides }),
            Payload::Struct { .. } => quote! {
                Self::#variant(set) => {
                    #decides
                    rt::ParameterSet::each(set, to);
                }
            },
            Payload::Value { parameter, .. } => {
                let add = add(parameter);
                quote!(Self::#variant(value) => { #decides #add })
            }
        }
    });
    quote! {
        impl rt::ParameterSet for #name {
            #[inline]
            fn each<'a>(&'a self, to: &mut rt::Parameters<'a>) {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}

/// Adds the parameter that is the whole of a case.
fn add(parameter: &RequestField) -> TokenStream {
    let RequestField::Parameter { field, location, .. } = parameter else {
        return TokenStream::new();
    };
    let (location, name, form) = (tokens::location(*location), &field.wire_name, form(parameter));
    if form.is_empty() {
        return quote!(to.add(rt::Location::#location, #name, value););
    }
    quote!(to.add_as(rt::Location::#location, #name, value, rt::parameter() #form);)
}
