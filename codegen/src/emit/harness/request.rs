//! Functions that make requests of JSON, as a user would: with the constructor, field by field.

use crate::emit::tokens;
use crate::plan::{
    Api, Choice, ChoiceCase, Direction, Field, Name, Operation, ParameterStruct, Part, Payload,
    Presence, RequestField, RustType, Struct,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// The name of the function that makes a value of a type.
pub(super) fn function(name: &Name) -> Ident {
    format_ident!("make_{name}")
}

/// The functions for the requests of these operations.
pub(super) fn functions(api: &Api, operations: &[&Operation]) -> Vec<TokenStream> {
    if operations.is_empty() {
        return Vec::new();
    }
    let spelt_out = operations.iter().flat_map(|operation| &operation.objects);
    let sent: Vec<&Struct> = api
        .objects
        .iter()
        .chain(spelt_out)
        .filter(|object| object.direction == Direction::Sent)
        .collect();
    let maker = Maker { sent: sent.iter().map(|object| object.name.to_string()).collect() };
    let mut functions: Vec<_> = sent.iter().map(|object| maker.object(object)).collect();
    functions.extend(operations.iter().flat_map(|operation| maker.operation(operation)));
    functions
}

struct Maker {
    /// The objects that are only sent: they have a constructor, and cannot be read.
    sent: BTreeSet<String>,
}

impl Maker {
    fn operation(&self, operation: &Operation) -> Vec<TokenStream> {
        let parts = &operation.parts[..];
        let mut functions = vec![self.structure(&operation.request, parts)];
        functions.extend(parts.iter().map(|part| match part {
            Part::Choice(choice) => self.choice(choice, parts),
            Part::Struct(it) => self.structure(it, parts),
        }));
        functions
    }

    fn structure(&self, it: &ParameterStruct, parts: &[Part]) -> TokenStream {
        let required = it.fields.iter().filter(|field| field.presence() == Presence::Required);
        let arguments = required.map(|field| match field {
            RequestField::Parameter { field, .. } => self.argument(field),
            RequestField::Set { name, ty, .. } => set(name, ty, parts, Presence::Required),
        });
        let optional = it.fields.iter().filter(|field| field.presence() != Presence::Required);
        let others = optional.map(|field| match field {
            RequestField::Parameter { field, .. } => self.fill(field),
            RequestField::Set { name, ty, .. } => {
                let value = set(name, ty, parts, Presence::Optional);
                quote!(it.#name = #value;)
            }
        });
        maker(&it.name, &quote!(#(#arguments),*), others)
    }

    fn object(&self, it: &Struct) -> TokenStream {
        let required = it.fields.iter().filter(|field| field.presence == Presence::Required);
        let arguments = required.map(|field| self.argument(field));
        let optional = it.fields.iter().filter(|field| field.presence != Presence::Required);
        let others = optional.map(|field| self.fill(field));
        maker(&it.name, &quote!(#(#arguments),*), others)
    }

    /// A value for the constructor.
    fn argument(&self, field: &Field) -> TokenStream {
        let Field { wire_name, value, .. } = field;
        let wrapper = tokens::option(field.wrapper.as_ref());
        if let Some(make) = self.made(value) {
            return quote!((#make)(given.required(#wire_name, #wrapper)?)?);
        }
        let wire = wire(field);
        quote!(given.take::<#value>(#wire_name, #wire, #wrapper)?)
    }

    /// Fills a field that need not be there.
    fn fill(&self, field: &Field) -> TokenStream {
        let Field { wire_name, name, value, .. } = field;
        let wrapper = tokens::option(field.wrapper.as_ref());
        let Some(make) = self.made(value) else {
            let wire = wire(field);
            return quote!(given.fill(#wire_name, #wire, #wrapper, &mut it.#name)?;);
        };
        let mut value = quote!((#make)(json)?);
        if field.boxed {
            value = quote!(::std::boxed::Box::new(#value));
        }
        if field.presence == Presence::Optional {
            value = quote!(::std::option::Option::Some(#value));
        }
        quote! {
            if let ::std::option::Option::Some(json) = given.value(#wire_name, #wrapper) {
                it.#name = #value;
            }
        }
    }

    /// What makes a value of a type that holds an object that is only sent.
    fn made(&self, ty: &RustType) -> Option<TokenStream> {
        match ty {
            RustType::Named(name) if self.sent.contains(&name.to_string()) => {
                let make = function(name);
                Some(quote!(|json| #make(&::specwright_harness::object(json)?)))
            }
            RustType::List(item) => {
                let item = self.made(item)?;
                Some(quote!(|json| ::specwright_harness::list(json, #item)))
            }
            RustType::Map(item) => {
                let item = self.made(item)?;
                Some(quote!(|json| ::specwright_harness::map(json, #item)))
            }
            _ => None,
        }
    }

    fn choice(&self, choice: &Choice, parts: &[Part]) -> TokenStream {
        let name = &choice.name;
        let make = function(name);
        let body = match &choice.by {
            Some((by, _)) => self.by_value(choice, by),
            None => self.by_presence(choice, parts),
        };
        quote! {
            fn #make(
                given: &::specwright_harness::Given<'_>,
            ) -> Result<Option<super::#name>, ::specwright_harness::Misfit> {
                #body
            }
        }
    }

    fn by_value(&self, choice: &Choice, by: &str) -> TokenStream {
        let name = &choice.name;
        let arms = choice.cases.iter().map(|case| {
            let (wire, variant) = (&case.wire, &case.variant);
            let payload = self.payload(&case.payload);
            quote!(Some(#wire) => Ok(Some(super::#name::#variant #payload)),)
        });
        quote! {
            match given.decides(#by).as_deref() {
                None => Ok(None),
                #(#arms)*
                Some(other) => Err(::specwright_harness::Misfit::case(#by, other)),
            }
        }
    }

    fn by_presence(&self, choice: &Choice, parts: &[Part]) -> TokenStream {
        let name = &choice.name;
        let arms = choice.cases.iter().map(|case| {
            let (names, variant) = (case_names(case, parts), &case.variant);
            let payload = self.payload(&case.payload);
            quote! {
                if given.has(&[#(#names),*]) {
                    return Ok(Some(super::#name::#variant #payload));
                }
            }
        });
        quote!(#(#arms)* Ok(None))
    }

    fn payload(&self, payload: &Payload) -> Option<TokenStream> {
        match payload {
            Payload::Unit => None,
            Payload::Struct { ty, .. } => {
                let make = function(ty);
                Some(quote!((#make(given)?)))
            }
            Payload::Value { parameter, .. } => match &**parameter {
                RequestField::Parameter { field, .. } => {
                    let value = self.argument(field);
                    Some(quote!((#value)))
                }
                RequestField::Set { .. } => None,
            },
        }
    }
}

/// The function that makes a value with its constructor and fills the other fields.
fn maker(
    name: &Name,
    arguments: &TokenStream,
    others: impl Iterator<Item = TokenStream>,
) -> TokenStream {
    let make = function(name);
    quote! {
        fn #make(
            given: &::specwright_harness::Given<'_>,
        ) -> Result<super::#name, ::specwright_harness::Misfit> {
            let mut it = super::#name::new(#arguments);
            #(#others)*
            Ok(it)
        }
    }
}

/// The value for a field that holds a choice or a group.
fn set(name: &Name, ty: &RustType, parts: &[Part], presence: Presence) -> TokenStream {
    let RustType::Named(ty) = ty else { return TokenStream::new() };
    let make = function(ty);
    let group = parts.iter().find_map(|part| match part {
        Part::Struct(it) if it.name == *ty => Some(it),
        _ => None,
    });
    match (group, presence) {
        (Some(_), Presence::Required) => quote!(#make(given)?),
        (Some(group), _) => {
            let names = names(group, parts);
            quote!(if given.has(&[#(#names),*]) { Some(#make(given)?) } else { None })
        }
        (None, Presence::Required) => {
            let name = name.to_string();
            quote!(::specwright_harness::chosen(#make(given)?, #name)?)
        }
        (None, _) => quote!(#make(given)?),
    }
}

/// The wire names of all parameters of a group, those of its choices too.
fn names(group: &ParameterStruct, parts: &[Part]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for field in &group.fields {
        match field {
            RequestField::Parameter { field, .. } => {
                names.insert(field.wire_name.clone());
            }
            RequestField::Set { ty: RustType::Named(ty), .. } => {
                let part = parts.iter().find(|part| part.name() == ty);
                names.extend(part.into_iter().flat_map(|part| part_names(part, parts)));
            }
            RequestField::Set { .. } => {}
        }
    }
    names
}

fn part_names(part: &Part, parts: &[Part]) -> BTreeSet<String> {
    let Part::Choice(choice) = part else {
        let Part::Struct(it) = part else { return BTreeSet::new() };
        return names(it, parts);
    };
    match &choice.by {
        // Nothing of a choice is sent without what decides.
        Some((by, _)) => BTreeSet::from([by.clone()]),
        None => choice.cases.iter().flat_map(|case| case_names(case, parts)).collect(),
    }
}

/// The wire names of the parameters of an alternative.
fn case_names(case: &ChoiceCase, parts: &[Part]) -> BTreeSet<String> {
    let Payload::Struct { ty, .. } = &case.payload else {
        return BTreeSet::from([case.wire.clone()]);
    };
    let part = parts.iter().find(|part| part.name() == ty);
    part.into_iter().flat_map(|part| part_names(part, parts)).collect()
}

fn wire(field: &Field) -> TokenStream {
    let forms = tokens::wire(field.wire);
    quote!(Wire::PLAIN #forms)
}
