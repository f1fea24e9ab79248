//! An API version as an OpenAPI 3.1 document.
//!
//! What OpenAPI has no word for is in extensions, which `specs/README.md` describes.

mod body;
mod choice;
mod document;
mod facts;
mod operation;
mod parameters;
mod responses;
mod schema;
mod servers;

use crate::api::{self, Api};
use document::{Components, Document, ExternalDocs, Info, PathItem};
use indexmap::IndexMap;
use schema::Schemas;
use serde_json::json;

/// An OpenAPI document, and what has no place in it.
#[derive(Debug)]
pub struct Export {
    /// The document, as JSON.
    pub document: String,
    /// Operations that are left out, with the operation whose method and path they share.
    pub left_out: Vec<(String, String)>,
}

/// Writes an API version as an OpenAPI document.
#[must_use]
pub fn export(api: &Api) -> Export {
    let schemas = Schemas { api };
    let mut paths: IndexMap<String, PathItem> = IndexMap::new();
    let mut left_out = Vec::new();
    for it in &api.operations {
        let item = paths.entry(operation::path(api, it)).or_default();
        let slot = item.method(&it.method);
        match slot {
            Some(other) => left_out.push((it.name.clone(), other.id.clone())),
            None => *slot = Some(operation::operation(it, &schemas)),
        }
    }
    let document = Document {
        openapi: "3.1.0",
        info: info(api),
        external_docs: api.source.as_ref().map(docs),
        servers: servers::servers(api),
        security: servers::security(api),
        paths,
        components: Components {
            schemas: schemas.components(),
            security_schemes: servers::schemes(api),
        },
    };
    // A document has only text, numbers and lists of them.
    let json = serde_json::to_string_pretty(&document).unwrap_or_default();
    Export { document: format!("{json}\n"), left_out }
}

fn info(api: &Api) -> Info {
    let provider = &api.provider;
    Info {
        title: api.title.clone(),
        description: api.description.clone().unwrap_or_default(),
        version: api.version.clone(),
        extensions: facts::object([
            ("provider", json!(provider.name)),
            ("api", json!(api.name)),
            ("product", json!(api.product)),
            ("protocol", facts::word(&provider.protocol)),
            ("signer", facts::word(&provider.signer)),
            ("outcome", facts::outcome(api)),
        ]),
    }
}

/// A page.
fn docs(source: &api::Source) -> ExternalDocs {
    let description = source.updated.as_ref().map(|day| format!("Updated {day}."));
    ExternalDocs { description: description.unwrap_or_default(), url: source.url.clone() }
}
