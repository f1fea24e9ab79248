//! Requests, and the choices and groups in them.

use super::{structs, tokens};
use crate::plan::{
    Choice, ChoiceCase, Field, Name, ParameterStruct, Payload, Presence, RequestField,
};
use proc_macro2::TokenStream;
use quote::quote;

/// A struct of parameters with its constructor and setters.
pub(super) fn structure(it: &ParameterStruct) -> Vec<TokenStream> {
    let ParameterStruct { docs, name, fields, .. } = it;
    let deprecated = tokens::deprecated(it.deprecated.as_ref());
    let members = fields.iter().map(member);
    let declaration = quote! {
        #docs
        #deprecated
        #[derive(Clone, Debug, PartialEq)]
        #[must_use]
        #[non_exhaustive]
        pub struct #name {
            #(#members),*
        }
    };
    let setters = fields.iter().filter_map(setter);
    vec![declaration, structs::impl_block(name, Some(&constructor(it)), setters)]
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

fn constructor(it: &ParameterStruct) -> TokenStream {
    let docs = &it.constructor;
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

/// What shows the parameters of a struct, for the body of a function `each`.
pub(super) fn each(it: &ParameterStruct) -> Vec<TokenStream> {
    let show = |field: &RequestField| match field {
        RequestField::Parameter { field: Field { name, .. }, .. } => {
            parameter(field, &quote!(&self.#name))
        }
        RequestField::Set { name, .. } => quote!(rt::ParameterSet::each(&self.#name, to);),
    };
    it.fields.iter().map(show).collect()
}

fn parameter(field: &RequestField, value: &TokenStream) -> TokenStream {
    let RequestField::Parameter { field, location, style, idempotency_token } = field else {
        return TokenStream::new();
    };
    let wire_name = &field.wire_name;
    let (make, wire) = (tokens::parameter(*location), tokens::wire(field.wire));
    let style = tokens::style(*style);
    let token = idempotency_token.then(|| quote!(.idempotency_token()));
    quote!(to.#make(#wire_name, #value) #wire #style #token;)
}

/// `impl ParameterSet` for a case or a group.
pub(super) fn parameter_set(it: &ParameterStruct) -> TokenStream {
    let name = &it.name;
    let body = each(it);
    let to = if body.is_empty() { quote!(_) } else { quote!(to) };
    quote! {
        impl rt::ParameterSet for #name {
            #[inline]
            fn each<'a>(&'a self, #to: &mut rt::Parameters<'a>) {
                #(#body)*
            }
        }
    }
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
            let make = tokens::parameter(*location);
            quote!(to.#make(#by, &#wire);)
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
                let show = self::parameter(parameter, &quote!(value));
                quote!(Self::#variant(value) => { #decides #show })
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
