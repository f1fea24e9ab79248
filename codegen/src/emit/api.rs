//! `api.rs`: what the operations of an API version have in common.

use super::{render, tokens};
use crate::plan::{Api, ApiFacts, Docs};
use crate::vocabulary::{Protocol, SignerName};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn file(api: &Api) -> String {
    let docs = Docs(vec!["What the operations of this API version have in common.".to_owned()]);
    render::code(&docs, [facts(&api.facts)])
}

fn facts(facts: &ApiFacts) -> TokenStream {
    let ApiFacts { provider, product, version, request_id_headers, .. } = facts;
    let protocol = match facts.protocol {
        Protocol::Rpc => quote!(Rpc),
        Protocol::Rest => quote!(Rest),
    };
    let signer = match facts.signer {
        SignerName::Acs3HmacSha256 => quote!(Acs3HmacSha256),
        SignerName::SdkHmacSha256 => quote!(SdkHmacSha256),
    };
    let endpoints = endpoints(facts);
    let outcome = tokens::option(facts.outcome.as_ref().map(|(success, code, message)| {
        quote! {
            rt::Outcome { success: #success, code: &[#(#code),*], message: &[#(#message),*] }
        }
    }));
    let (code, message) = (&facts.error_code, &facts.error_message);
    let request_id = &facts.error_request_id;
    let xml_root = tokens::option(facts.xml_root.as_ref());

    quote! {
        /// What the operations of this API version have in common.
        pub static API: rt::ApiFacts = rt::ApiFacts {
            provider: #provider,
            product: #product,
            version: #version,
            protocol: rt::Protocol::#protocol,
            signer: rt::Signer::#signer,
            endpoints: #endpoints,
            outcome: #outcome,
            error_body: rt::ErrorBody {
                code: &[#(#code),*],
                message: &[#(#message),*],
                request_id: &[#(#request_id),*],
                xml_root: #xml_root,
            },
            request_id_headers: &[#(#request_id_headers),*],
        };
    }
}

fn endpoints(facts: &ApiFacts) -> TokenStream {
    let regions = facts.regions.iter().map(|(region, public, vpc)| {
        let (public, vpc) = (tokens::option(public.as_ref()), tokens::option(vpc.as_ref()));
        quote!(rt::RegionEndpoint { region: #region, public: #public, vpc: #vpc })
    });
    let rule = tokens::option(facts.rule.as_ref());
    let vpc_rule = tokens::option(facts.vpc_rule.as_ref());
    quote! {
        rt::Endpoints { regions: &[#(#regions),*], rule: #rule, vpc_rule: #vpc_rule }
    }
}
