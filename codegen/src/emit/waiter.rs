//! Waiters, and `impl Waitable` for requests.

use super::tokens;
use crate::plan::{
    Assignment, AwaitedItem, Look, Name, Operation, Origin, Through, Value, Wait, Waiter,
};
use crate::vocabulary::State;
use proc_macro2::{Literal, TokenStream};
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
        pub struct #name(String);
    };
    let new = quote! {
        impl #name {
            #constructor
            #[must_use]
            pub fn new(#argument: impl ToString) -> Self {
                Self(#argument.to_string())
            }
        }
    };
    vec![declaration, new]
}

fn implementation(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Waiter { name, status_type, .. } = waiter;
    let request = &operation.request.name;
    let facts = facts(waiter);
    let (output, key, look) = match &waiter.look {
        Look::Whole => {
            let response = &operation.response.name;
            (quote!(super::#response), None, quote!(rt::whole::<Self>(call)))
        }
        Look::Item(AwaitedItem { list, ty, .. }) => {
            let key = quote! {
                fn key(&self) -> Option<&str> {
                    Some(&self.0)
                }
            };
            let look = match list {
                None => quote!(rt::among_pages(self, call)),
                Some(way) => {
                    let items = super::pagination::items(way);
                    quote!(rt::among(self, call, |response| #items))
                }
            };
            (quote!(#ty), Some(key), look)
        }
    };
    quote! {
        impl rt::Waiter for #name {
            type Operation = #request;
            type Output = #output;

            const FACTS: rt::WaiterFacts = #facts;

            #key

            fn look(&self, call: rt::Call<#request>) -> rt::LookFuture<Self> {
                #look
            }

            fn state(status: &str) -> Option<rt::State> {
                super::#status_type::from(status).state()
            }
        }
    }
}

fn facts(waiter: &Waiter) -> TokenStream {
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
        quote!((#value, rt::State::#it))
    });
    let number = |number: u32| Literal::u32_unsuffixed(number);
    let patience = waiter.patience.iter().map(|(value, looks)| {
        let looks = number(*looks);
        quote!((#value, #looks))
    });
    let (first_delay, longest_delay) = (number(*first_delay), number(*longest_delay));
    quote! {
        rt::WaiterFacts {
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
pub(super) fn waitable(request: &Name, wait: &Wait) -> TokenStream {
    let (waiter, begin) = match wait {
        Wait::Itself(waiter) => (waiter, quote!(rt::itself(call, super::#waiter))),
        Wait::Through(it) => (&it.waiter, through(it)),
    };
    quote! {
        impl rt::Waitable for #request {
            type Waiter = super::#waiter;

            fn begin(call: rt::Call<Self>) -> rt::BeginFuture<Self> {
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
        rt::through(call, |#request, #response| {
            let waiter = #waiter;
            let #mutable next = super::#next::new(#(#arguments),*);
            #(#fields)*
            Some((next, waiter))
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
            quote!(rt::given(request, #wire))
        }
    };
    quote!(next.#field = #value;)
}

fn in_case(value: TokenStream, case: Option<&(Name, Name)>) -> TokenStream {
    let Some((choice, constructor)) = case else { return value };
    quote!(super::#choice::#constructor(#value))
}

/// A value that is there; without it there is nothing to wait for.
fn certain(origin: &Origin) -> TokenStream {
    match origin {
        Origin::Required(name) => quote!(request.#name.clone()),
        Origin::Optional(name) => quote!(request.#name.clone()?),
        Origin::Nested(wire) => quote!(rt::given(request, #wire)?),
        Origin::Answer(way) => {
            let Some((last, objects)) = way.split_last() else { return TokenStream::new() };
            quote!(response #(.#objects.as_ref()?)* .#last.clone()?)
        }
    }
}
