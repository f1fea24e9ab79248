//! Stage 2: from the words of the files to the words of the API.

mod answer;
mod awaited;
mod errors;
mod examples;
mod folders;
mod misuse;
mod operation;
mod pagination;
mod parameters;
mod recursion;
mod shared;
mod types;
mod version;
mod waiter;
mod way;

use crate::api::{Api, Model};
use crate::diagnostic::{Problem, Problems};
use crate::source::FileId;
use crate::spec::{self, Document, File, Operation};

/// Finds the meaning of all files. What has none is reported and left out.
pub(crate) fn model(document: &Document, problems: &mut Problems) -> Model {
    folders::check(document, problems);
    let apis = problems.each(&document.apis, |file, problems| api(document, file, problems));
    let mut apis: Vec<Api> = apis.into_iter().flatten().collect();
    apis.sort_by(|a, b| key(a).cmp(&key(b)));
    Model { apis }
}

/// Finds the meaning of an API version, which nothing outside its folder has a part in but its provider.
fn api(document: &Document, file: &File<spec::Api>, problems: &mut Problems) -> Option<Api> {
    let Some(provider) = document.providers.iter().find(|it| it.folder[0] == file.folder[0]) else {
        let name = format!("{}/provider.json", file.folder[0]);
        if !document.paths.contains(&name) {
            problems.add(file.file.start(), Problem::MissingFile { name });
        }
        return None;
    };
    let beside = |it: &&File<Operation>| it.folder[..3] == file.folder[..3];
    let mut operations: Vec<_> = document.operations.iter().filter(beside).collect();
    operations.sort_by(|a, b| a.content.operation.value.cmp(&b.content.operation.value));
    Some(version::api(provider, file, &operations, problems))
}

fn key(api: &Api) -> (&str, &str, &str) {
    (&api.provider.name, &api.name, &api.version)
}

/// What the functions of this stage pass on.
struct Context<'a> {
    file: FileId,
    problems: &'a mut Problems,
}

impl Context<'_> {
    fn report(&mut self, span: crate::source::Span, problem: Problem) {
        self.problems.add(self.file.at(span), problem);
    }
}
