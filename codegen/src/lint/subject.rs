//! What is looked at: an API version, as it is written and as it is meant.

use crate::api::{self, Api};
use crate::source::FileId;
use crate::spec::{self, Document, File};

/// An API version.
pub(super) struct Subject<'a> {
    pub(super) provider: &'a spec::Provider,
    pub(super) file: &'a File<spec::Api>,
    pub(super) api: &'a Api,
    pub(super) pages: Vec<Page<'a>>,
}

/// An operation.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) file: FileId,
    pub(super) spec: &'a spec::Operation,
    pub(super) operation: &'a api::Operation,
}

impl<'a> Subject<'a> {
    pub(super) fn new(document: &'a Document, api: &'a Api) -> Option<Self> {
        let file = document.apis.iter().find(|it| it.file == api.place.file)?;
        let provider = document.providers.iter().find(|it| it.folder[0] == file.folder[0])?;
        let page = |operation: &'a api::Operation| {
            let file = operation.place.file;
            // Files are read in their order.
            let found = document.operations.binary_search_by_key(&file, |it| it.file);
            let spec = &document.operations.get(found.ok()?)?.content;
            Some(Page { file, spec, operation })
        };
        let pages = api.operations.iter().filter_map(page).collect();
        Some(Self { provider: &provider.content, file, api, pages })
    }

    /// What the file of the API version says.
    pub(super) fn spec(&self) -> &'a spec::Api {
        &self.file.content
    }
}
