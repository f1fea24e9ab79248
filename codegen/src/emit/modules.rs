//! The files that only hold modules.

use super::render;
use crate::plan::{Api, Docs, Mount, Name, Operation, Part};
use proc_macro2::TokenStream;
use quote::quote;

/// ```text
/// pub mod aliyun;
/// pub use ::specwright_runtime as runtime;
/// ```
pub(super) fn root<'m>(providers: impl Iterator<Item = &'m Mount>) -> String {
    let docs = [
        "Typed clients of cloud APIs, generated from their documentation.",
        "",
        "Each version of an API is behind a cargo feature of its own: switch on what you call.",
    ];
    let docs = Docs(docs.map(str::to_owned).to_vec());
    let modules = providers.map(|it| public_module(&it.modules[0], None));
    let lints = quote! {
        #![allow(deprecated, reason = "deprecated parameters are sent like others")]
        #![allow(
            clippy::pedantic,
            clippy::clone_on_copy,
            clippy::large_enum_variant,
            clippy::should_implement_trait,
            clippy::too_many_arguments,
            clippy::wrong_self_convention,
            reason = "names and sizes are those of the API"
        )]
        #![allow(unreachable_patterns, reason = "an API can have no documented error code")]
        #![allow(unused_qualifications, reason = "full paths collide with no name of an API")]
    };
    let reexports = quote! {
        pub use ::specwright_runtime as runtime;
        pub use ::specwright_runtime::{Error, ErrorClass, Operation, Response, State};
    };
    render::file(&docs, [lints, render::together(modules), reexports])
}

/// The module of a provider, from the first version of each of its products.
pub(super) fn provider<'m>(docs: &[String], products: impl Iterator<Item = &'m Mount>) -> String {
    let modules = products.map(|it| public_module(&it.modules[1], None));
    render::file(&Docs(docs.to_vec()), [render::together(modules)])
}

/// The module of a product, from its versions.
pub(super) fn product(docs: &[String], versions: &[Mount]) -> String {
    let modules = versions.iter().map(|it| public_module(&it.modules[2], Some(&it.feature)));
    render::file(&Docs(docs.to_vec()), [render::together(modules)])
}

fn public_module(name: &str, feature: Option<&String>) -> TokenStream {
    let name = Name::new(name);
    let gate = feature.map(|feature| quote!(#[cfg(feature = #feature)]));
    quote!(#gate pub mod #name;)
}

/// ```text
/// mod client;
/// mod create_download;
/// pub use self::client::Client;
/// pub use self::create_download::{CreateDownload, CreateDownloadResponse};
/// ```
pub(super) fn version(api: &Api) -> String {
    let fixed = quote! {
        mod api;
        mod client;
        mod error_code;
    };
    let enums = (!api.enums.is_empty()).then(|| {
        let names = api.enums.iter().map(|it| &it.name);
        (
            quote!(
                mod enums;
            ),
            quote!(pub use self::enums::{#(#names),*};),
        )
    });
    let objects = (!api.objects.is_empty()).then(|| {
        let names = api.objects.iter().map(|it| &it.name);
        (
            quote!(
                mod objects;
            ),
            quote!(pub use self::objects::{#(#names),*};),
        )
    });
    let shared = [enums, objects].into_iter().flatten();
    let (shared_modules, shared_uses): (Vec<_>, Vec<_>) = shared.unzip();
    let modules = api.operations.iter().map(|it| &it.module);
    let uses = api.operations.iter().map(operation);
    let modules = quote! { #fixed #(#shared_modules)* #(mod #modules;)* };
    let uses = quote! {
        pub use self::api::API;
        pub use self::client::Client;
        pub use self::error_code::ErrorCode;
        #(#shared_uses)*
        #(#uses)*
    };
    render::file(&api.docs, [modules, uses])
}

fn operation(operation: &Operation) -> TokenStream {
    let module = &operation.module;
    let parts = operation.parts.iter().map(|part| match part {
        Part::Choice(choice) => &choice.name,
        Part::Struct(structure) => &structure.name,
    });
    let objects = operation.objects.iter().map(|it| &it.name);
    let waiters = operation.waiters.iter().map(|it| &it.name);
    let names = [&operation.request.name, &operation.response.name].into_iter();
    let names = names.chain(waiters).chain(parts).chain(objects);
    quote!(pub use self::#module::{#(#names),*};)
}
