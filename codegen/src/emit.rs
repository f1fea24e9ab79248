//! Stage 4: from the words of Rust to files. Nothing is decided here; each file has an emitter.

mod api;
mod client;
mod enums;
mod error_code;
mod harness;
mod manifest;
mod modules;
mod operation;
mod pagination;
mod render;
mod request;
mod structs;
mod tokens;
mod waiter;

pub(crate) use harness::files as harness;

use crate::plan::{Api, Crate};
use crate::tree::FileTree;

/// Writes the generated crate into memory.
#[must_use]
pub(crate) fn files(plan: &Crate) -> FileTree {
    let mut tree = FileTree::default();
    tree.add("Cargo.toml".to_owned(), manifest::file(plan));
    tree.add("src/lib.rs".to_owned(), modules::root(plan));
    for provider in &plan.providers {
        let folder = format!("src/{}", render::file_name(&provider.module));
        tree.add(format!("{folder}.rs"), modules::provider(provider));
        for product in &provider.products {
            let folder = format!("{folder}/{}", render::file_name(&product.module));
            tree.add(format!("{folder}.rs"), modules::product(product));
            for version in &product.versions {
                self::version(&folder, version, &mut tree);
            }
        }
    }
    tree
}

fn version(folder: &str, api: &Api, tree: &mut FileTree) {
    let folder = format!("{folder}/{}", render::file_name(&api.module));
    tree.add(format!("{folder}.rs"), modules::version(api));
    tree.add(format!("{folder}/api.rs"), api::file(api));
    tree.add(format!("{folder}/client.rs"), client::file(api));
    tree.add(format!("{folder}/error_code.rs"), error_code::file(api));
    if !api.enums.is_empty() {
        tree.add(format!("{folder}/enums.rs"), enums::file(api));
    }
    if !api.objects.is_empty() {
        tree.add(format!("{folder}/objects.rs"), structs::file(api));
    }
    for it in &api.operations {
        let name = render::file_name(&it.module);
        tree.add(format!("{folder}/{name}.rs"), operation::file(it));
    }
}
