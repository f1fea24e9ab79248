//! `error_code.rs`: the error codes of an API version.

use super::{enums, render};
use crate::plan::{Api, Docs, ErrorCode, ErrorCodes, Name};
use crate::vocabulary::ErrorClass;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["The error codes of this API version.".to_owned()]);
    let ErrorCodes { docs: text, codes, .. } = &api.errors;
    let name = Name::new("ErrorCode");
    let variants = || codes.iter().map(|code| &code.variant);
    let table = enums::table(&name, false, variants());
    let mut items = vec![enums::declaration(text, &name, variants())];
    items.extend(enums::open(std::iter::once(table)));
    items.extend([facts(&api.errors), quote!(rt::error_code!(ErrorCode);)]);
    render::code(&docs, items)
}

fn facts(errors: &ErrorCodes) -> TokenStream {
    let facts = errors.codes.iter().map(|code| {
        let ErrorCode { status, message, meaning, .. } = code;
        let status = status.map(Literal::u16_unsuffixed).map(|it| quote!(.status(#it)));
        let message = message.as_ref().map(|it| quote!(.message(#it)));
        let meaning = meaning.as_ref().map(|it| quote!(.meaning(#it)));
        let class = code.class.map(class).map(|it| quote!(.class(#it)));
        quote!(rt::code() #status #message #meaning #class)
    });
    let prefixes = errors.prefixes.iter().map(|(prefix, it)| {
        let class = class(*it);
        quote!((#prefix, #class))
    });
    quote! {
        impl rt::ErrorCode for ErrorCode {
            const FACTS: &'static [rt::CodeFacts] = &[#(#facts),*];
            const PREFIXES: &'static [(&'static str, rt::ErrorClass)] = &[#(#prefixes),*];
        }
    }
}

fn class(class: ErrorClass) -> TokenStream {
    match class {
        ErrorClass::Throttling => quote!(rt::ErrorClass::Throttling),
        ErrorClass::Authentication => quote!(rt::ErrorClass::Authentication),
        ErrorClass::Permission => quote!(rt::ErrorClass::Permission),
        ErrorClass::InvalidRequest => quote!(rt::ErrorClass::InvalidRequest),
        ErrorClass::NotFound => quote!(rt::ErrorClass::NotFound),
        ErrorClass::Conflict => quote!(rt::ErrorClass::Conflict),
        ErrorClass::Quota => quote!(rt::ErrorClass::Quota),
        ErrorClass::Service => quote!(rt::ErrorClass::Service),
    }
}
