//! `error_code.rs`: the error codes of an API version.

use super::{enums, paths, render, tokens};
use crate::plan::{Api, Docs, ErrorCode, ErrorCodes};
use crate::vocabulary::ErrorClass;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The error codes of this API version.".to_owned()]);
    let ErrorCodes { docs: text, codes, .. } = &api.errors;
    let name = Ident::new("ErrorCode", Span::call_site());
    let variants = || codes.iter().map(|code| &code.variant);
    let common = paths::error_code_macro();
    let items = [
        enums::declaration(text, &name, variants()),
        enums::table(&name, false, variants()),
        facts(&api.errors),
        quote!(#common!(ErrorCode);),
    ];
    render::file(&docs, items)
}

fn facts(errors: &ErrorCodes) -> TokenStream {
    let (error_code, code_facts) = (paths::error_code(), paths::code_facts());
    let error_class = paths::error_class();
    let facts = errors.codes.iter().map(|code| {
        let ErrorCode { status, message, meaning, .. } = code;
        let status = status.map(proc_macro2::Literal::u16_unsuffixed);
        let (status, class) =
            (tokens::short_option(status), tokens::short_option(code.class.map(class)));
        let (message, meaning) =
            (tokens::short_option(message.as_ref()), tokens::short_option(meaning.as_ref()));
        quote! {
            #code_facts { status: #status, message: #message, meaning: #meaning, class: #class }
        }
    });
    let prefixes = errors.prefixes.iter().map(|(prefix, it)| {
        let class = class(*it);
        quote!((#prefix, #class))
    });
    quote! {
        impl #error_code for ErrorCode {
            const FACTS: &'static [#code_facts] = &[#(#facts),*];
            const PREFIXES: &'static [(&'static str, #error_class)] = &[#(#prefixes),*];
        }
    }
}

fn class(class: ErrorClass) -> TokenStream {
    let path = paths::error_class();
    match class {
        ErrorClass::Throttling => quote!(#path::Throttling),
        ErrorClass::Authentication => quote!(#path::Authentication),
        ErrorClass::Permission => quote!(#path::Permission),
        ErrorClass::InvalidRequest => quote!(#path::InvalidRequest),
        ErrorClass::NotFound => quote!(#path::NotFound),
        ErrorClass::Conflict => quote!(#path::Conflict),
        ErrorClass::Quota => quote!(#path::Quota),
        ErrorClass::Service => quote!(#path::Service),
    }
}
