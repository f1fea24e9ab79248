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
use crate::plan::{Api, Crate};
use crate::source::Lines;
use crate::tree::FileTree;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Writes the generated crate into memory. The files know nothing of one another, so all processors write.
#[must_use]
pub(crate) fn files(plan: &Crate, lines: &Lines) -> FileTree {
    let texts: Vec<(String, String)> =
        drafts(plan, lines).into_par_iter().map(|Draft { path, write }| (path, write())).collect();
    let mut tree = FileTree::default();
    for (path, text) in texts {
        tree.add(path, text);
    }
    tree
}

/// A file that is not written yet.
struct Draft<'p> {
    path: String,
    write: Box<dyn Fn() -> String + Send + 'p>,
}

fn draft<'p>(path: String, write: impl Fn() -> String + Send + 'p) -> Draft<'p> {
    Draft { path, write: Box::new(write) }
}

fn drafts<'p>(plan: &'p Crate, lines: &'p Lines) -> Vec<Draft<'p>> {
    let mut all = vec![
        draft("Cargo.toml".to_owned(), || manifest::file(plan)),
        draft("src/lib.rs".to_owned(), || modules::root(plan)),
    ];
    for provider in &plan.providers {
        let folder = format!("src/{}", render::file_name(&provider.module));
        all.push(draft(format!("{folder}.rs"), || modules::provider(provider)));
        for product in &provider.products {
            let folder = format!("{folder}/{}", render::file_name(&product.module));
            all.push(draft(format!("{folder}.rs"), || modules::product(product)));
            let path = format!("{}::{}", provider.module, product.module);
            for api in &product.versions {
                version(&folder, api, &mut all);
                let (at, path) = (bindings_path(&folder, api), path.clone());
                all.push(draft(at, move || bindings::file(api, &path, lines)));
            }
        }
    }
    all
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
