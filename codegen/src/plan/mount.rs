//! Where API versions stand in the crate.

use super::Crate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All that the files around the module of an API version are made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mount {
    /// The names in the specs: the provider, the API, the version. Modules are in their order.
    pub wire: [String; 3],
    /// The modules of the three.
    pub modules: [String; 3],
    /// The lines about the provider.
    pub provider_docs: Vec<String>,
    /// The lines about the API, which are those of its first version.
    pub product_docs: Vec<String>,
    /// The cargo feature that switches it on.
    pub feature: String,
}

impl Mount {
    /// The folder of its spec files, and of its module below `src`.
    #[must_use]
    pub fn folder(&self) -> String {
        self.wire.join("/")
    }
}

impl Crate {
    /// Where the API versions stand.
    #[must_use]
    pub fn mounts(&self) -> Vec<Mount> {
        let mut mounts = Vec::new();
        for provider in &self.providers {
            for product in &provider.products {
                for api in &product.versions {
                    let modules = [&provider.module, &product.module, &api.module];
                    let wire = [&api.facts.provider, &api.wire_name, &api.facts.version];
                    mounts.push(Mount {
                        wire: wire.map(Clone::clone),
                        modules: modules.map(ToString::to_string),
                        provider_docs: provider.docs.0.clone(),
                        product_docs: api.product_docs.0.clone(),
                        feature: api.feature.clone(),
                    });
                }
            }
        }
        mounts
    }
}

/// Whether API versions that were planned apart from one another can stand in one crate.
#[must_use]
pub(crate) fn are_apart(mounts: &[Mount]) -> bool {
    let (mut features, mut versions) = (BTreeSet::new(), BTreeSet::new());
    let (mut providers, mut products) = (BTreeMap::new(), BTreeMap::new());
    mounts.iter().all(|Mount { wire, modules, feature, .. }| {
        let [provider, product, _] = modules;
        provider != "runtime"
            && features.insert(feature)
            && versions.insert(modules)
            && *providers.entry(provider).or_insert(&wire[0]) == &wire[0]
            && *products.entry([provider, product]).or_insert(&wire[1]) == &wire[1]
    })
}
