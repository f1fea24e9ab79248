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

use crate::api::Model;
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{Crate, Docs, Product, Provider};

/// Decides what the generated crate looks like.
pub(crate) fn plan(model: &Model, problems: &mut Problems) -> Crate {
    let mut providers: Vec<Provider> = Vec::new();
    let (mut modules, mut features) = (Scope::default(), Scope::default());
    let mut roots = Scope::reserving(&["runtime"]);
    for it in &model.apis {
        let cx = &mut names::Names { place: it.place, problems: &mut *problems };
        let Some(provider) = cx.module(&it.provider.name) else { continue };
        let Some(product) = cx.module(&it.name) else { continue };
        let Some(version) = cx.version(&it.version) else { continue };
        let path = format!("{provider}/{product}/{version}");
        let feature = naming::feature(&[&it.provider.name, &it.name, &it.version]);
        if modules.claim(&path, &it.version, it.version_place, cx.problems) {
            features.claim(&feature, &it.version, it.version_place, cx.problems);
        }
        let plan = api::api(it, version, [&provider, &product], feature, cx.problems);

        if providers.last().is_none_or(|last| last.module != provider) {
            roots.claim(&provider.to_string(), &it.provider.name, it.place, cx.problems);
            let docs = docs::provider(&it.provider);
            providers.push(Provider { module: provider, docs, products: Vec::new() });
        }
        let Some(last) = providers.last_mut() else { continue };
        if last.products.last().is_none_or(|last| last.module != product) {
            let docs = Docs(vec![markdown::line(&format!("{}.", it.title.trim_end_matches('.')))]);
            last.products.push(Product { module: product, docs, versions: Vec::new() });
        }
        if let Some(product) = last.products.last_mut() {
            product.versions.push(plan);
        }
    }
    Crate { providers }
}
