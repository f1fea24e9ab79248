//! Stage 4: from the words of Rust to files. Nothing is decided here; each file has an emitter.

mod api;
mod client;
mod enums;
mod error_code;
mod harness;
mod layout;
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
pub use harness::{Calls as HarnessCalls, Scope as HarnessScope};

use crate::bindings;
use crate::plan::{Api, Crate, Mount, Name};
use crate::source::Lines;
use crate::tree::FileTree;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// The files around the modules of API versions.
pub(crate) fn frame(mounts: &[Mount]) -> Vec<Draft<'_>> {
    let providers = || mounts.chunk_by(|a, b| a.modules[0] == b.modules[0]);
    let mut all = vec![
        draft("Cargo.toml".to_owned(), || manifest::file(mounts)),
        draft("src/lib.rs".to_owned(), move || modules::root(providers().filter_map(<[_]>::first))),
    ];
    for provider in providers() {
        let products = || provider.chunk_by(|a, b| a.modules[1] == b.modules[1]);
        let Some(Mount { modules: [module, ..], provider_docs: docs, .. }) = provider.first()
        else {
            continue;
        };
        let folder = format!("src/{}", file_name(module));
        all.push(draft(format!("{folder}.rs"), move || {
            modules::provider(docs, products().filter_map(<[_]>::first))
        }));
        for product in products() {
            let Some(Mount { modules: [_, module, _], product_docs: docs, .. }) = product.first()
            else {
                continue;
            };
            let path = format!("{folder}/{}.rs", file_name(module));
            all.push(draft(path, move || modules::product(docs, product)));
        }
    }
    all
}

/// The files of the modules of API versions, with the place in the crate of each.
pub(crate) fn versions<'p>(plan: &'p Crate, lines: &'p Lines) -> Vec<(Mount, Vec<Draft<'p>>)> {
    let apis = plan.providers.iter().flat_map(|it| &it.products).flat_map(|it| &it.versions);
    let version = |(mount, api): (Mount, &'p Api)| {
        let [provider, product, _] = &mount.modules;
        let folder = format!("src/{}/{}", file_name(provider), file_name(product));
        let mut all = Vec::new();
        version(&folder, api, &mut all);
        let (at, path) = (bindings_path(&folder, api), format!("{provider}::{product}"));
        all.push(draft(at, move || bindings::file(api, &path, lines)));
        (mount, all)
    };
    plan.mounts().into_iter().zip(apis).map(version).collect()
}

/// A file that is not written yet.
pub(crate) struct Draft<'p> {
    path: String,
    write: Box<dyn Fn() -> String + Send + 'p>,
}

fn draft<'p>(path: String, write: impl Fn() -> String + Send + 'p) -> Draft<'p> {
    Draft { path, write: Box::new(write) }
}

/// Writes the files of API versions into memory.
pub(crate) fn write_each(versions: Vec<(Mount, Vec<Draft<'_>>)>) -> Vec<(Mount, FileTree)> {
    versions.into_par_iter().map(|(mount, drafts)| (mount, write(drafts))).collect()
}

/// Writes files into memory. They know nothing of one another, so all processors write.
#[must_use]
pub(crate) fn write(drafts: Vec<Draft<'_>>) -> FileTree {
    let texts: Vec<(String, String)> =
        drafts.into_par_iter().map(|Draft { path, write }| (path, write())).collect();
    let mut tree = FileTree::default();
    for (path, text) in texts {
        tree.add(path, text);
    }
    tree
}

/// The file or folder of a module.
fn file_name(module: &str) -> String {
    render::file_name(&Name::new(module))
}

fn bindings_path(folder: &str, api: &Api) -> String {
    format!("{folder}/{}/bindings.json", render::file_name(&api.module))
}

fn version<'p>(folder: &str, api: &'p Api, all: &mut Vec<Draft<'p>>) {
    let folder = format!("{folder}/{}", render::file_name(&api.module));
    all.extend([
        draft(format!("{folder}.rs"), || modules::version(api)),
        draft(format!("{folder}/api.rs"), || api::file(api)),
        draft(format!("{folder}/client.rs"), || client::file(api)),
        draft(format!("{folder}/error_code.rs"), || error_code::file(api)),
    ]);
    if !api.enums.is_empty() {
        all.push(draft(format!("{folder}/enums.rs"), || enums::file(api)));
    }
    if !api.objects.is_empty() {
        all.push(draft(format!("{folder}/objects.rs"), || structs::file(api)));
    }
    for it in &api.operations {
        let name = render::file_name(&it.module);
        all.push(draft(format!("{folder}/{name}.rs"), || operation::file(it)));
    }
}
