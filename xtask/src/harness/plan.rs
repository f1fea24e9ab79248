//! Which program has what.

use sha2::{Digest, Sha256};
use specwright_codegen::{Analysis, HarnessCalls};
use std::collections::BTreeSet;
use std::path::{Path, absolute};

/// How much the programs are asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Requests, answers and calls of every operation, in one program.
    Everything,
    /// Answers of every operation, and requests where there are examples of them, in as many programs as
    /// it takes.
    Examples,
}

/// How many operations a program has at most, unless one API version has more. A compiler needs some
/// 1.5 GB for so many.
const OPERATIONS: usize = 800;

/// A program.
pub(super) struct Part {
    /// Its name, which is that of its crate too. No other folder has a program of this name, as all are
    /// compiled to the same place.
    pub(super) name: String,
    /// The cargo features of its API versions.
    pub(super) features: BTreeSet<String>,
    /// The folders of their spec files.
    folders: BTreeSet<String>,
    /// The operations of which requests can be asked for.
    pub(super) calls: HarnessCalls,
    operations: usize,
}

impl Part {
    fn new(number: usize, folder: &str, calls: &HarnessCalls) -> Self {
        let name = format!("specwright-harness-{folder}-{number}");
        let (features, folders) = (BTreeSet::new(), BTreeSet::new());
        Self { name, features, folders, calls: calls.clone(), operations: 0 }
    }

    /// Whether it can be asked about an operation.
    pub(super) fn has(&self, operation: &str) -> bool {
        operation.rsplit_once('/').is_some_and(|(folder, _)| self.folders.contains(folder))
    }
}

/// Divides the API versions among programs.
pub(super) fn parts(analysis: &Analysis, extent: Extent, folder: &Path) -> Vec<Part> {
    let folder = absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let digest = Sha256::digest(folder.to_string_lossy().as_bytes());
    let mark = hex::encode(digest.get(..4).unwrap_or_default());
    let calls = match extent {
        Extent::Everything => HarnessCalls::All,
        Extent::Examples => HarnessCalls::Of(with_requests(analysis)),
    };
    let mut parts = vec![Part::new(0, &mark, &calls)];
    let providers = &analysis.plan.providers;
    for api in providers.iter().flat_map(|it| &it.products).flat_map(|it| &it.versions) {
        let operations = api.operations.len();
        let full = parts
            .last()
            .is_some_and(|it| it.operations > 0 && it.operations + operations > OPERATIONS);
        if full && extent == Extent::Examples {
            parts.push(Part::new(parts.len(), &mark, &calls));
        }
        if let Some(part) = parts.last_mut() {
            part.features.insert(api.feature.clone());
            let (provider, version) = (&api.facts.provider, &api.facts.version);
            part.folders.insert(format!("{provider}/{}/{version}", api.wire_name));
            part.operations += operations;
        }
    }
    parts
}

fn with_requests(analysis: &Analysis) -> BTreeSet<String> {
    let files = analysis.document.operations.iter();
    let shown = files.filter(|it| it.content.examples.iter().any(|it| it.request.is_some()));
    shown.map(|it| it.folder.join("/").trim_end_matches(".json").to_owned()).collect()
}
