//! From what a source says to spec files.

mod api;
mod enums;
mod errors;
mod examples;
mod facts;
mod names;
mod objects;
mod operation;
mod pagination;
mod parameters;
mod property;
mod states;
mod values;
mod waiters;

pub(crate) use property::ordered;
pub(crate) use values::shown;

use super::service::Service;
use super::{Draft, Import, Omission, Refusal};
use enums::Enums;
use names::Names;
use std::collections::BTreeSet;

/// Converts one API version.
struct Converter<'a> {
    service: &'a Service,
    names: Names,
    enums: Enums,
    /// The shared schemas that are objects and are used.
    used: BTreeSet<String>,
    /// The shared schemas that are being written out in place.
    open: Vec<String>,
    left_out: Vec<Omission>,
}

/// Whether a value is sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Request,
    Response,
}

/// Where in the API a value is.
#[derive(Clone, Debug)]
struct Site {
    /// The operation or shared schema.
    owner: String,
    side: Side,
    /// The names on the way to it.
    path: Vec<String>,
    /// Whether it is an item of a list or a value of a map, which has no name.
    nameless: bool,
}

impl Site {
    fn new(owner: &str, side: Side) -> Self {
        Self { owner: owner.to_owned(), side, path: Vec::new(), nameless: false }
    }

    fn below(&self, name: &str) -> Self {
        let mut below = self.clone();
        below.path.push(name.to_owned());
        below.nameless = false;
        below
    }
}

/// The spec files of an API version; that of the version comes first.
pub(super) fn files(service: &Service, import: &mut Import) -> Vec<Draft> {
    let mut names = Names::default();
    for operation in &service.operations {
        names.take(&operation.name);
        names.take(&format!("{}Response", operation.name));
    }
    for name in service.schemas.keys() {
        names.shared(name);
    }
    let enums = Enums::find(service, &mut names);
    let (used, open, left_out) = (BTreeSet::new(), Vec::new(), Vec::new());
    let mut converter = Converter { service, names, enums, used, open, left_out };
    let folder = format!("{}/{}/{}", service.provider, service.api, service.version);
    let mut files = Vec::new();
    for operation in &service.operations {
        match converter.operation(operation) {
            Ok(json) => files.push(Draft {
                path: format!("{folder}/{}.json", operation.name),
                operation: Some(operation.name.clone()),
                json,
            }),
            Err(reason) => {
                let operation = operation.name.clone();
                import.refused.push(Refusal { operation, reason });
            }
        }
    }
    let shared = objects::share(&mut files, &mut converter.names);
    let json = converter.api(shared);
    files.insert(0, Draft { path: format!("{folder}/api.json"), operation: None, json });
    import.left_out.append(&mut converter.left_out);
    files
}

impl Converter<'_> {
    fn leave_out(&mut self, site: &Site, reason: String) {
        let (operation, place) = (site.owner.clone(), site.path.join("."));
        self.left_out.push(Omission { operation, place, reason });
    }
}
