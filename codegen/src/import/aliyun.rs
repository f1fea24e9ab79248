//! The OpenAPI metadata of Alibaba Cloud.

mod answer;
mod operation;
mod remarks;
mod security;

use super::json::Json;
use super::schema::Schema;
use super::service::Service;
use super::{Import, Refusal, Rejected, Shown};
use crate::vocabulary::Protocol;
use serde_json::Value;

/// Reads the one document of an API version.
pub(crate) fn read(documents: &[&[u8]], import: &mut Import) -> Result<Service, Rejected> {
    let &[document] = documents else {
        return Err(rejected(0, "the metadata of an API version is one file"));
    };
    let document = Json::parse(document).map_err(|error| rejected(0, &error))?;
    let (Some(info), Some(Json::Object(apis))) = (document.get("info"), document.get("apis"))
    else {
        return Err(rejected(0, "it is no metadata: `info` or `apis` is missing"));
    };
    import.found = apis.len();
    let protocol = match info.text("style").unwrap_or_default() {
        "RPC" => Protocol::Rpc,
        "ROA" => Protocol::Rest,
        other => {
            let reason = format!("the style `{other}` is neither RPC nor ROA");
            let shown = apis.values().map(|api| answer::shown(api).len()).sum();
            return Err(Rejected { found: apis.len(), shown, reason });
        }
    };
    let (Some(product), Some(version)) = (info.text("product"), info.text("version")) else {
        return Err(rejected(apis.len(), "`info` names no product and version"));
    };
    let mut operations = Vec::new();
    for (name, api) in apis {
        let shown = answer::shown(api);
        match operation::read(name, api, protocol, &shown) {
            Ok(operation) => operations.push(operation),
            Err(reason) => import.refused.push(Refusal { operation: name.clone(), reason }),
        }
        import.shown.extend(
            shown
                .into_iter()
                .map(|answer| Shown { operation: name.clone(), answer: answer.map(Value::from) }),
        );
    }
    let schemas = document.get("components").into_iter().flat_map(|it| it.entries("schemas"));
    Ok(Service {
        provider: "aliyun",
        api: product.to_lowercase(),
        version: version.to_owned(),
        product: product.to_owned(),
        protocol: Some(protocol).filter(|it| *it == Protocol::Rest),
        source: Some(format!(
            "https://api.aliyun.com/meta/v1/products/{product}/versions/{version}/api-docs.json"
        )),
        endpoints: document.items("endpoints").iter().filter_map(endpoint).collect(),
        schemas: schemas.map(|(name, it)| (name.clone(), Schema::read(it))).collect(),
        operations,
    })
}

fn rejected(found: usize, reason: &str) -> Rejected {
    Rejected { found, shown: 0, reason: reason.to_owned() }
}

fn endpoint(json: &Json) -> Option<(String, String)> {
    let (region, host) = (json.text("regionId")?.trim(), json.text("endpoint")?.trim());
    (!region.is_empty() && !host.is_empty()).then(|| (region.to_owned(), host.to_owned()))
}
