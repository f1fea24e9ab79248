//! `client.rs`: the client of an API version.

use super::{render, tokens};
use crate::plan::{Api, Client, Docs, Method};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The client of this API version.".to_owned()]);
    let (declaration, constructors) = declaration(&api.client);
    render::code(&docs, [declaration, constructors, methods(&api.client)])
}

fn declaration(client: &Client) -> (TokenStream, TokenStream) {
    let Client { docs, .. } = client;
    let declaration = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client(rt::Client);
    };
    (declaration, quote!(rt::client!(Client, super::API);))
}

fn methods(client: &Client) -> TokenStream {
    let methods = client.methods.iter().map(method);
    quote! {
        impl Client {
            #(#methods)*
        }
    }
}

/// ```text
/// /// Queries download tasks.
/// pub fn describe_download_task(&self, request: super::DescribeDownloadTask) -> Call<super::DescribeDownloadTask> {
///     self.0.call(request)
/// }
/// ```
fn method(method: &Method) -> TokenStream {
    let Method { docs, name, request, .. } = method;
    let alias = tokens::alias(method.alias.as_ref());
    let deprecated = tokens::deprecated(method.deprecated.as_ref());
    quote! {
        #docs
        #alias
        #deprecated
        #[inline]
        pub fn #name(&self, request: super::#request) -> rt::Call<super::#request> {
            self.0.call(request)
        }
    }
}
