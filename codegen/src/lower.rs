//! Stage 3: from the words of the API to the words of Rust. All decisions are taken here.

mod api;
mod docs;
mod enums;
mod example;
mod markdown;
mod names;
mod operation;
mod pagination;
mod request;
mod structs;
mod wait;
mod waiter;

use crate::api::{Api, Model};
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{self, Crate, Name, Product, Provider};

/// An API version, and the modules around it.
struct Version {
    provider: Name,
    product: Name,
    plan: plan::Api,
}

/// Decides what an API version looks like.
fn version(api: &Api, problems: &mut Problems) -> Option<Version> {
    let cx = &mut names::Names { place: api.place, problems };
    let provider = cx.module(&api.provider.name)?;
    let product = cx.module(&api.name)?;
    let version = cx.version(&api.version)?;
    let feature = naming::feature(&[&api.provider.name, &api.name, &api.version]);
    let plan = api::api(api, version, [&provider, &product], feature, cx.problems);
    Some(Version { provider, product, plan })
}

/// Decides what the generated crate looks like.
pub(crate) fn plan(model: &Model, problems: &mut Problems) -> Crate {
    let mut providers: Vec<Provider> = Vec::new();
    let (mut modules, mut features) = (Scope::default(), Scope::default());
    let mut roots = Scope::reserving(&["runtime"]);
    let plans = problems.each(&model.apis, version);
    for (it, plan) in model.apis.iter().zip(plans) {
        let Some(Version { provider, product, plan }) = plan else { continue };
        let path = format!("{provider}/{product}/{}", plan.module);
        if modules.claim(&path, &it.version, it.version_place, problems) {
            features.claim(&plan.feature, &it.version, it.version_place, problems);
        }
        if providers.last().is_none_or(|last| last.module != provider) {
            roots.claim(&provider.to_string(), &it.provider.name, it.place, problems);
            let docs = docs::provider(&it.provider);
            providers.push(Provider { module: provider, docs, products: Vec::new() });
        }
        let Some(last) = providers.last_mut() else { continue };
        if last.products.last().is_none_or(|last| last.module != product) {
            let docs = plan.product_docs.clone();
            last.products.push(Product { module: product, docs, versions: Vec::new() });
        }
        if let Some(product) = last.products.last_mut() {
            product.versions.push(plan);
        }
    }
    Crate { providers }
}
