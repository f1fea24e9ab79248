//! The program that puts examples through the generated crate: a row for each operation.

mod request;

use super::render;
use crate::plan::{Api, Crate, Docs, Name, Operation};
use crate::tree::FileTree;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// What a program can be asked. What it cannot be asked is not compiled.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Where `lib.rs` of the generated crate is. It is compiled as a module of the program, so that
    /// machine code is made of nothing but what the program needs.
    pub library: &'a str,
    /// The cargo features of the API versions that are asked about.
    pub features: &'a BTreeSet<String>,
    /// The operations whose requests and calls are asked for, and not only answers.
    pub calls: &'a Calls,
}

/// Operations.
#[derive(Clone, Debug)]
pub enum Calls {
    /// All.
    All,
    /// Those whose spec files have these paths, without the ending.
    Of(BTreeSet<String>),
}

impl Calls {
    fn has(&self, operation: &str) -> bool {
        match self {
            Self::All => true,
            Self::Of(operations) => operations.contains(operation),
        }
    }
}

/// The sources of the program, below its folder.
pub(crate) fn files(plan: &Crate, scope: Scope<'_>) -> FileTree {
    let mut tree = FileTree::default();
    let mut modules = Vec::new();
    for provider in &plan.providers {
        for product in &provider.products {
            for api in product.versions.iter().filter(|api| scope.features.contains(&api.feature)) {
                let module = format_ident!("api_{}", modules.len());
                let above = [&provider.module, &product.module];
                tree.add(format!("src/{module}.rs"), self::api(api, above, scope));
                modules.push(module);
            }
        }
    }
    tree.add("src/main.rs".to_owned(), main(&modules, scope.library));
    tree
}

fn main(modules: &[Ident], library: &str) -> String {
    let docs = Docs(vec!["Operations of the generated crate, to be asked about.".to_owned()]);
    let lints = quote! {
        #![allow(deprecated, reason = "deprecated parameters are tried like others")]
        #![allow(non_snake_case, reason = "functions have the names of types")]
        #![allow(unused, reason = "not every operation has parameters, and not all of a crate is needed")]
    };
    let library = quote! {
        #[path = #library]
        mod sdk;
    };
    let declarations = render::together(modules.iter().map(|module| quote!(mod #module;)));
    let body = quote! {
        fn main() -> ::std::io::Result<()> {
            let mut rows = Vec::new();
            #(rows.extend(#modules::rows::rows());)*
            ::specwright_harness::serve(rows, ::std::io::stdin().lock(), ::std::io::stdout().lock())
        }
    };
    render::file(&docs, [lints, library, declarations, body])
}

/// The names of the API are in a module of their own, so that they hide none of ours.
fn api(api: &Api, [provider, product]: [&Name; 2], scope: Scope<'_>) -> String {
    let folder = format!("{}/{}/{}", api.facts.provider, api.wire_name, api.facts.version);
    let docs = Docs(vec![format!("Operations of `{folder}`.")]);
    let version = &api.module;
    let path = |operation: &Operation| format!("{folder}/{}", operation.facts.name);
    let called = |operation: &Operation| scope.calls.has(&path(operation));
    let rows = api.operations.iter().map(|operation| {
        let (path, name) = (path(operation), &operation.request.name);
        if !called(operation) {
            return quote!(::specwright_harness::answers::<super::#name>(#path));
        }
        let build = request::function(name);
        quote!(::specwright_harness::row::<super::#name>(#path, #build))
    });
    let called: Vec<&Operation> = api.operations.iter().filter(|it| called(it)).collect();
    let functions = request::functions(api, &called);
    let names: TokenStream = quote!(use crate::sdk::#provider::#product::#version::*;);
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
