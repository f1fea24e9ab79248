//! The Swagger documents of Huawei Cloud, one an operation.

mod operation;

use super::json::Json;
use super::schema::Schema;
use super::service::Service;
use super::{Import, Refusal, Rejected};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// Reads the documents of an API version.
pub(crate) fn read(documents: &[&[u8]], import: &mut Import) -> Result<Service, Rejected> {
    import.found = documents.len();
    let rejected = |reason: String| Rejected { found: documents.len(), shown: 0, reason };
    let mut parsed = Vec::new();
    for document in documents {
        parsed.push(Json::parse(document).map_err(rejected)?);
    }
    let first = parsed.first().ok_or_else(|| rejected("there is no document".to_owned()))?;
    let said = |document: &Json| {
        let text = |key| document.text(key).map(str::to_owned);
        Some((text("product_short")?, text("info_version")?))
    };
    let (product, version) = said(first)
        .ok_or_else(|| rejected("`product_short` or `info_version` is missing".to_owned()))?;
    if parsed.iter().any(|it| said(it).as_ref() != Some(&(product.clone(), version.clone()))) {
        return Err(rejected("the documents are not all of one API version".to_owned()));
    }
    let mut service = Service {
        provider: "huawei",
        api: product.to_lowercase(),
        version,
        product,
        protocol: None,
        source: None,
        endpoints: Vec::new(),
        schemas: IndexMap::new(),
        operations: Vec::new(),
    };
    let mut schemas = BTreeMap::new();
    for document in &parsed {
        add(document, &mut service, &mut schemas, import);
    }
    service.operations.sort_by(|one, other| one.name.cmp(&other.name));
    service.schemas = schemas.into_iter().map(|(name, it)| (name, Schema::read(&it))).collect();
    Ok(service)
}

/// Adds what a document says.
fn add(
    document: &Json,
    service: &mut Service,
    schemas: &mut BTreeMap<String, Json>,
    import: &mut Import,
) {
    if let (Some(region), Some(host)) = (document.text("region_id"), document.text("host")) {
        let endpoint = (region.to_owned(), host.to_owned());
        if !service.endpoints.contains(&endpoint) {
            service.endpoints.push(endpoint);
        }
    }
    import.shown.extend(operation::shown(document));
    let result = shared(document, schemas).and_then(|()| operation::read(document));
    match result {
        Ok(operation) => service.operations.push(operation),
        Err(reason) => {
            let operation =
                document.text("name").unwrap_or("an operation without a name").to_owned();
            import.refused.push(Refusal { operation, reason });
        }
    }
}

/// Adds the shared schemas; each document repeats those that it uses.
fn shared(document: &Json, schemas: &mut BTreeMap<String, Json>) -> Result<(), String> {
    for (name, schema) in document.entries("definitions") {
        if schemas.get(name).is_some_and(|known| known != schema) {
            return Err(format!("its schema `{name}` is not the one that other operations have"));
        }
    }
    let definitions = document.entries("definitions");
    schemas.extend(definitions.map(|(name, schema)| (name.clone(), schema.clone())));
    Ok(())
}
