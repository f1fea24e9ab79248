//! Where the service is, and how callers show who they are.

use super::document::{SecurityScheme, Server, Variable};
use crate::api::Api;
use crate::vocabulary::{CredentialKind, SignerName};
use indexmap::IndexMap;

/// Each host once, those that the page lists first.
pub(super) fn servers(api: &Api) -> Vec<Server> {
    let endpoints = &api.endpoints;
    let mut hosts: IndexMap<(&str, &str), Vec<&str>> = IndexMap::new();
    for (region, public, vpc) in &endpoints.regions {
        for (host, network) in [(public, ""), (vpc, " inside a VPC")] {
            if let Some(host) = host {
                hosts.entry((network, host)).or_default().push(region);
            }
        }
    }
    // The hosts on the internet first: tools take the first server.
    hosts.sort_by(|(a, ..), _, (b, ..), _| a.cmp(b));
    let listed = hosts.iter().map(|((network, host), regions)| Server {
        url: format!("https://{host}"),
        description: format!("{}{network}.", regions.join(", ")),
        variables: IndexMap::new(),
    });
    let rules = [(&endpoints.rule, ""), (&endpoints.vpc_rule, " inside a VPC")];
    let rules = rules.into_iter().filter_map(|(rule, network)| Some((rule.as_ref()?, network)));
    let rules = rules.map(|(rule, network)| Server {
        url: format!("https://{rule}"),
        description: format!("Any other region{network}."),
        variables: variables(api, rule),
    });
    listed.chain(rules).collect()
}

fn variables(api: &Api, rule: &str) -> IndexMap<String, Variable> {
    if !rule.contains("{region}") {
        return IndexMap::new();
    }
    let first = api.endpoints.regions.first().map(|(name, ..)| name.as_str());
    let variable = Variable {
        default: first.unwrap_or("region").to_owned(),
        description: "The region.".to_owned(),
    };
    IndexMap::from([("region".to_owned(), variable)])
}

/// What a caller can show, one of these.
pub(super) fn security(api: &Api) -> Vec<IndexMap<String, Vec<String>>> {
    let names = schemes(api).into_keys();
    names.map(|name| IndexMap::from([(name, Vec::new())])).collect()
}

pub(super) fn schemes(api: &Api) -> IndexMap<String, SecurityScheme> {
    let scheme = |kind: &CredentialKind| match kind {
        CredentialKind::AccessKey => ("signature".to_owned(), signature(api.provider.signer)),
        CredentialKind::Token => ("token".to_owned(), TOKEN),
    };
    let mut schemes: IndexMap<_, _> = api.provider.credentials.iter().map(scheme).collect();
    if schemes.is_empty() {
        schemes.insert("signature".to_owned(), signature(api.provider.signer));
    }
    schemes
}

/// The token of a user.
const TOKEN: SecurityScheme = SecurityScheme {
    kind: "apiKey",
    place: "header",
    name: "X-Auth-Token",
    description: "The token of a user.",
};

/// OpenAPI has no word for signatures, so it is told as the header that holds it.
fn signature(signer: SignerName) -> SecurityScheme {
    let description = match signer {
        SignerName::Acs3HmacSha256 => "A signature with an access key, ACS3-HMAC-SHA256.",
        SignerName::SdkHmacSha256 => "A signature with an access key, SDK-HMAC-SHA256.",
    };
    SecurityScheme { kind: "apiKey", place: "header", name: "Authorization", description }
}
