//! Waiters, and `impl Waitable` for requests.

use super::{paths, tokens};
use crate::plan::{Assignment, AwaitedItem, Look, Operation, Origin, Through, Value, Wait, Waiter};
use crate::vocabulary::State;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// ```text
/// /// The task has finished.
/// pub struct DownloadFinished(String);
/// impl DownloadFinished {
///     pub fn new(task_id: impl ToString) -> Self { … }
/// }
/// impl Waiter for DownloadFinished { … }
/// ```
pub(super) fn waiter(operation: &Operation, waiter: &Waiter) -> Vec<TokenStream> {
    let mut items = declaration(waiter);
    items.push(implementation(operation, waiter));
    items
}

fn declaration(waiter: &Waiter) -> Vec<TokenStream> {
    let Waiter { docs, name, look, .. } = waiter;
    let AwaitedItem { argument, constructor, .. } = match look {
        Look::Whole => {
            return vec![quote! {
                #docs
                #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
                pub struct #name;
            }];
        }
        Look::Item(item) => item,
    };
    let declaration = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct #name(::std::string::String);
    };
    let new = quote! {
        impl #name {
            #constructor
            #[must_use]
            pub fn new(#argument: impl ::std::string::ToString) -> Self {
                Self(#argument.to_string())
            }
        }
    };
    vec![declaration, new]
}

fn implementation(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let (trait_path, facts_path, state) = (paths::waiter(), paths::waiter_facts(), paths::state());
    let (call, functions) = (paths::call(), paths::waiter_fns());
    let Waiter { name, status_type, .. } = waiter;
    let request = &operation.request.name;
    let facts = facts(waiter);
    let (output, key, look) = match &waiter.look {
        Look::Whole => {
            let response = &operation.response.name;
            (quote!(super::#response), None, quote!(#functions::whole::<Self>(call)))
        }
        Look::Item(AwaitedItem { list, ty, .. }) => {
            let key = quote! {
                fn key(&self) -> ::std::option::Option<&str> {
                    ::std::option::Option::Some(&self.0)
                }
            };
            let look = match list {
                None => quote!(#functions::among_pages(self, call)),
                Some(way) => {
                    let items = super::pagination::items(way);
                    quote!(#functions::among(self, call, |response| #items))
                }
            };
            (quote!(#ty), Some(key), look)
        }
    };
    quote! {
        impl #trait_path for #name {
            type Operation = #request;
            type Output = #output;

            const FACTS: #facts_path = #facts;

            #key

            fn look(&self, call: #call<#request>) -> #functions::LookFuture<Self> {
                #look
            }

            fn state(status: &str) -> ::std::option::Option<#state> {
                super::#status_type::from(status).state()
            }
        }
    }
}

fn facts(waiter: &Waiter) -> TokenStream {
    let (path, state) = (paths::waiter_facts(), paths::state());
    let Waiter { wire_name, status, first_delay, longest_delay, .. } = waiter;
    let key = match &waiter.look {
        Look::Whole => None,
        Look::Item(item) => Some(&item.key),
    };
    let key = tokens::option(key);
    let progress = tokens::option(waiter.progress.as_ref());
    let reason = tokens::option(waiter.reason.as_ref());
    let states = waiter.states.iter().map(|(value, it)| {
        let it = match it {
            State::Pending => quote!(Pending),
            State::Success => quote!(Success),
            State::Failure => quote!(Failure),
        };
        quote!((#value, #state::#it))
    });
    let number = |number: u32| Literal::u32_unsuffixed(number);
    let patience = waiter.patience.iter().map(|(value, looks)| {
        let looks = number(*looks);
        quote!((#value, #looks))
    });
    let (first_delay, longest_delay) = (number(*first_delay), number(*longest_delay));
    quote! {
        #path {
            name: #wire_name,
            key: #key,
            status: #status,
            progress: #progress,
            reason: #reason,
            states: &[#(#states),*],
            patience: &[#(#patience),*],
            first_delay: #first_delay,
            longest_delay: #longest_delay,
        }
    }
}

/// ```text
/// impl Waitable for CreateDownload {
///     type Waiter = super::DownloadFinished;
///     fn begin(call: Call<Self>) -> BeginFuture<Self> { … }
/// }
/// ```
pub(super) fn waitable(request: &Ident, wait: &Wait) -> TokenStream {
    let (trait_path, call, functions) = (paths::waitable(), paths::call(), paths::waiter_fns());
    let (waiter, begin) = match wait {
        Wait::Itself(waiter) => (waiter, quote!(#functions::itself(call, super::#waiter))),
        Wait::Through(it) => (&it.waiter, through(it)),
    };
    quote! {
        impl #trait_path for #request {
            type Waiter = super::#waiter;

            fn begin(call: #call<Self>) -> #functions::BeginFuture<Self> {
                #begin
            }
        }
    }
}

/// ```text
/// through(call, |request, response| {
///     let key = response.data.as_ref()?.task_id.clone()?;
///     let mut next = super::DescribeDownloadTask::new(request.region_code.clone());
///     next.cluster_name = given(request, "ClusterName");
///     Some((next, super::DownloadFinished::new(key)))
/// })
/// ```
fn through(it: &Through) -> TokenStream {
    let functions = paths::waiter_fns();
    let Through { request: next, waiter, .. } = it;
    let arguments = it.arguments.iter().map(|value| {
        let Value { origin, case } = value;
        in_case(certain(origin), case.as_ref())
    });
    let fields: Vec<_> = it.fields.iter().map(assignment).collect();
    let mutable = (!fields.is_empty()).then(|| quote!(mut));
    let waiter = match &it.key {
        None => quote!(super::#waiter),
        Some(key) => {
            let key = certain(key);
            quote!(super::#waiter::new(#key))
        }
    };
    let origins = it.arguments.iter().chain(it.fields.iter().map(|it| &it.value));
    let origins: Vec<_> = origins.map(|it| &it.origin).chain(&it.key).collect();
    let uses = |answer: bool| origins.iter().any(|it| matches!(it, Origin::Answer(_)) == answer);
    let request = if uses(false) { quote!(request) } else { quote!(_) };
    let response = if uses(true) { quote!(response) } else { quote!(_) };
    quote! {
        #functions::through(call, |#request, #response| {
            let waiter = #waiter;
            let #mutable next = super::#next::new(#(#arguments),*);
            #(#fields)*
            ::std::option::Option::Some((next, waiter))
        })
    }
}

fn assignment(it: &Assignment) -> TokenStream {
    let Assignment { field, value: Value { origin, case } } = it;
    let value = match (origin, case) {
        (Origin::Required(_) | Origin::Answer(_), _) | (_, Some(_)) => {
            tokens::option(Some(in_case(certain(origin), case.as_ref())))
        }
        (Origin::Optional(name), None) => quote!(request.#name.clone()),
        (Origin::Nested(wire), None) => {
            let functions = paths::waiter_fns();
            quote!(#functions::given(request, #wire))
        }
    };
    quote!(next.#field = #value;)
}

fn in_case(value: TokenStream, case: Option<&(Ident, Ident)>) -> TokenStream {
    let Some((choice, constructor)) = case else { return value };
    quote!(super::#choice::#constructor(#value))
}

/// A value that is there; without it there is nothing to wait for.
fn certain(origin: &Origin) -> TokenStream {
    let functions = paths::waiter_fns();
    match origin {
        Origin::Required(name) => quote!(request.#name.clone()),
        Origin::Optional(name) => quote!(request.#name.clone()?),
        Origin::Nested(wire) => quote!(#functions::given(request, #wire)?),
        Origin::Answer(way) => {
            let Some((last, objects)) = way.split_last() else { return TokenStream::new() };
            quote!(response #(.#objects.as_ref()?)* .#last.clone()?)
        }
    }
}
