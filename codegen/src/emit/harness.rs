//! The program that puts examples through the generated crate: a row for each operation.

mod request;

use super::render;
use crate::plan::{Api, Crate, Docs, Name};
use crate::tree::FileTree;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The sources of the program, below its folder.
pub(crate) fn files(plan: &Crate) -> FileTree {
    let mut tree = FileTree::default();
    let mut modules = Vec::new();
    for provider in &plan.providers {
        for product in &provider.products {
            for api in &product.versions {
                let module = format_ident!("api_{}", modules.len());
                let above = [&provider.module, &product.module];
                tree.add(format!("src/{module}.rs"), self::api(api, above));
                modules.push(module);
            }
        }
    }
    tree.add("src/main.rs".to_owned(), main(&modules));
    tree
}

fn main(modules: &[Ident]) -> String {
    let docs = Docs(vec!["Every operation of the generated crate, to be asked about.".to_owned()]);
    let lints = quote! {
        #![allow(deprecated, reason = "deprecated parameters are tried like others")]
        #![allow(non_snake_case, reason = "functions have the names of types")]
        #![allow(unused, reason = "not every operation has parameters")]
    };
    let declarations = render::together(modules.iter().map(|module| quote!(mod #module;)));
    let body = quote! {
        fn main() -> ::std::io::Result<()> {
            let mut rows = Vec::new();
            #(rows.extend(#modules::rows::rows());)*
            ::specwright_harness::serve(rows, ::std::io::stdin().lock(), ::std::io::stdout().lock())
        }
    };
    render::file(&docs, [lints, declarations, body])
}

/// The names of the API are in a module of their own, so that they hide none of ours.
fn api(api: &Api, [provider, product]: [&Name; 2]) -> String {
    let folder = format!("{}/{}/{}", api.facts.provider, api.wire_name, api.facts.version);
    let docs = Docs(vec![format!("The operations of `{folder}`.")]);
    let version = &api.module;
    let rows = api.operations.iter().map(|operation| {
        let path = format!("{folder}/{}", operation.facts.name);
        let name = &operation.request.name;
        let build = request::function(name);
        quote!(::specwright_harness::row::<super::#name>(#path, #build))
    });
    let functions = request::functions(api);
    let names: TokenStream = quote!(use ::specwright_sdk::#provider::#product::#version::*;);
    let module = quote! {
        pub mod rows {
            use ::specwright_runtime::generated as rt;
            use ::specwright_runtime::wire::Wire;

            pub fn rows() -> Vec<::specwright_harness::Row> {
                vec![#(#rows),*]
            }
            #(#functions)*
        }
    };
    render::file(&docs, [names, module])
}
