//! `<operation>.rs`: the request, what belongs to it, and the answer.

use super::{pagination, paths, render, request, structs, tokens, waiter};
use crate::plan::{Authorization, Docs, Operation, OperationFacts, Part, Resource};
use crate::vocabulary::Retry;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(operation: &Operation) -> String {
    let docs = Docs(vec![format!("The operation `{}`.", operation.facts.name)]);
    let name = &operation.request.name;
    let serialize = paths::serialize_request_macro();
    let mut items = request::structure(&operation.request);
    items.push(implementation(operation));
    items.push(quote!(#serialize!(#name);));
    items.extend(operation.pagination.as_ref().map(|it| pagination::implementation(operation, it)));
    items.extend(operation.wait.as_ref().map(|it| waiter::waitable(name, it)));
    items.extend(operation.waiters.iter().flat_map(|it| waiter::waiter(operation, it)));
    for part in &operation.parts {
        match part {
            Part::Choice(choice) => items.extend(request::choice(choice)),
            Part::Struct(it) => {
                items.extend(request::structure(it));
                items.push(request::parameter_set(it));
            }
        }
    }
    items.extend(structs::structure(&operation.response));
    items.extend(operation.objects.iter().flat_map(structs::structure));
    render::file(&docs, items)
}

fn implementation(operation: &Operation) -> TokenStream {
    let (trait_path, parameter) = (paths::operation(), paths::parameter());
    let facts_path = paths::operation_facts();
    let (request, response) = (&operation.request.name, &operation.response.name);
    let facts = facts(&operation.facts);
    let codes = &operation.error_codes;
    let body = request::each(&operation.request);
    let to = if body.is_empty() { quote!(_) } else { quote!(to) };
    quote! {
        impl #trait_path for #request {
            type Response = super::#response;
            type ErrorCode = super::ErrorCode;

            const FACTS: &'static #facts_path = &#facts;
            const ERROR_CODES: &'static [super::ErrorCode] = &[#(super::ErrorCode::#codes),*];

            fn each<'a>(&'a self, #to: &mut dyn ::std::ops::FnMut(#parameter<'a>)) {
                #(#body)*
            }
        }
    }
}

fn facts(facts: &OperationFacts) -> TokenStream {
    let (path, runtime) = (paths::operation_facts(), paths::runtime());
    let OperationFacts { name, method, path: uri, .. } = facts;
    let content_type = tokens::option(facts.content_type.as_ref());
    let safety = match facts.retry {
        Retry::Safe => quote!(Safe),
        Retry::Idempotent => quote!(Idempotent),
        Retry::Unsafe => quote!(Unsafe),
    };
    let authorization = tokens::option(facts.authorization.as_ref().map(authorization));
    let rules = facts.required_when.iter().map(|(parameter, depends_on, values)| {
        quote! {
            #runtime::RequiredWhen {
                parameter: #parameter, depends_on: #depends_on, values: &[#(#values),*]
            }
        }
    });
    let (url, updated) = &facts.source;
    quote! {
        #path {
            api: &super::API,
            name: #name,
            method: #method,
            path: #uri,
            content_type: #content_type,
            safety: #runtime::Safety::#safety,
            authorization: #authorization,
            required_when: &[#(#rules),*],
            source: #runtime::Source { url: #url, updated: #updated },
        }
    }
}

fn authorization(it: &Authorization) -> TokenStream {
    let runtime = paths::runtime();
    let Authorization { action, access, condition_keys, dependent_actions, .. } = it;
    let resources = it.resources.iter().map(|resource| {
        let Resource { name, arn, required } = resource;
        quote!(#runtime::Resource { name: #name, arn: #arn, required: #required })
    });
    quote! {
        #runtime::Authorization {
            action: #action,
            access: #access,
            resources: &[#(#resources),*],
            condition_keys: &[#(#condition_keys),*],
            dependent_actions: &[#(#dependent_actions),*],
        }
    }
}
