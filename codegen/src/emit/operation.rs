//! `<operation>.rs`: the request, what belongs to it, and the answer.

use super::{pagination, render, request, structs, waiter};
use crate::plan::{Authorization, Docs, Name, Operation, OperationFacts, Part, Resource};
use crate::vocabulary::{Retry, Signature};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

pub(super) fn file(operation: &Operation) -> String {
    let docs = Docs(vec![format!("The operation `{}`.", operation.facts.name)]);
    let name = &operation.request.name;
    let mut items = request::structure(&operation.request);
    items.push(implementation(operation));
    items.extend(operation.pagination.as_ref().map(|it| pagination::implementation(operation, it)));
    items.extend(operation.wait.as_ref().map(|it| waiter::waitable(name, it)));
    items.extend(operation.waiters.iter().flat_map(|it| waiter::waiter(operation, it)));
    for part in &operation.parts {
        match part {
            Part::Choice(choice) => items.extend(request::choice(choice)),
            Part::Struct(it) => items.extend(request::structure(it)),
        }
    }
    let objects = operation.objects.iter();
    items.extend(structs::structure(&operation.response));
    items.extend(objects.clone().flat_map(structs::structure));
    let response = (&operation.response, operation.facts.response_payload.as_ref());
    items.extend(structs::models(std::iter::once(response).chain(objects.map(|it| (it, None)))));
    render::code(&docs, items)
}

fn implementation(operation: &Operation) -> TokenStream {
    let (request, response) = (&operation.request.name, &operation.response.name);
    let facts = facts(&operation.facts);
    let codes = error_codes(&operation.error_codes);
    quote! {
        impl rt::Operation for #request {
            type Response = super::#response;
            type ErrorCode = super::ErrorCode;

            const FACTS: rt::OperationFacts = #facts;
            #codes
        }
    }
}

fn error_codes(codes: &[Name]) -> Option<TokenStream> {
    let list = some(codes.iter().map(|code| quote!(super::ErrorCode::#code)))?;
    Some(quote!(const ERROR_CODES: &'static [super::ErrorCode] = #list;))
}

/// ```text
/// rt::once(&super::API, "CreateDownload")
///     .authorization(…)
///     .source("https://…", "2026-01-13")
/// ```
fn facts(facts: &OperationFacts) -> TokenStream {
    let OperationFacts { name, method, path, .. } = facts;
    let safety = match facts.retry {
        Retry::Safe => quote!(safe),
        Retry::Idempotent => quote!(idempotent),
        Retry::Unsafe => quote!(once),
    };
    let usual = (method.as_str(), path.as_str()) == ("POST", "/");
    let at = (!usual).then(|| quote!(.at(#method, #path)));
    let content_type = facts.content_type.as_ref().map(|it| quote!(.content_type(#it)));
    let unsigned = (facts.signature == Signature::None).then(|| quote!(.unsigned()));
    let headers = some(&facts.response_headers).map(|list| quote!(.response_headers(#list)));
    let payload = facts.response_payload.as_ref().map(|it| quote!(.response_payload(#it)));
    let authorization = facts.authorization.as_ref().map(authorization);
    let rules = facts.required_when.iter().map(|(parameter, depends_on, values)| {
        quote! {
            rt::RequiredWhen {
                parameter: #parameter, depends_on: #depends_on, values: &[#(#values),*]
            }
        }
    });
    let rules = some(rules).map(|rules| quote!(.required_when(#rules)));
    let (url, updated) = &facts.source;
    let source = (!url.is_empty()).then(|| quote!(.source(#url, #updated)));
    quote! {
        rt::#safety(&super::API, #name)
            #at #content_type #unsigned #headers #payload #authorization #rules #source
    }
}

fn authorization(it: &Authorization) -> TokenStream {
    let Authorization { action, access, condition_keys, dependent_actions, .. } = it;
    let resources = it.resources.iter().map(|resource| {
        let Resource { name, arn, required } = resource;
        let required = required.then(|| quote!(.required()));
        quote!(rt::Resource::new(#name, #arn) #required)
    });
    let on = some(resources).map(|list| quote!(.on(#list)));
    let keys = some(condition_keys).map(|list| quote!(.condition_keys(#list)));
    let actions = some(dependent_actions).map(|list| quote!(.dependent_actions(#list)));
    quote!(.authorization(rt::Authorization::new(#action, #access) #on #keys #actions))
}

/// A list, unless there is nothing in it.
fn some<T: ToTokens>(items: impl IntoIterator<Item = T>) -> Option<TokenStream> {
    let mut items = items.into_iter().peekable();
    items.peek()?;
    Some(quote!(&[#(#items),*]))
}
