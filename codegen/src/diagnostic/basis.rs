//! What a problem rests on: what has to be read for it to be one.
//!
//! Where a part of that could not be read, nobody can know, and one mistake is one problem.

use super::{Diagnostic, Problem};
use crate::source::{Place, Source};

/// What has to be read for a problem to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// Only the part that it points at.
    Part,
    /// The entry at the top of the file that it is in, and `api.json`.
    Entry,
    /// The other entries of its file, and `api.json`.
    Others,
    /// `api.json`.
    Api,
    /// All files of the API version, and that of the provider.
    Version,
}

fn basis(problem: &Problem) -> Basis {
    match problem {
        Problem::UnknownType { .. }
        | Problem::UnknownEnum { .. }
        | Problem::UnknownCase { .. }
        | Problem::DefaultMismatch { .. } => Basis::Api,
        Problem::MissingCase { .. }
        | Problem::MissingState { .. }
        | Problem::MissingEndpoint {}
        | Problem::OptionalPathParameter { .. }
        | Problem::EmptySection { .. } => Basis::Entry,
        Problem::UnknownPlaceholder { .. }
        | Problem::UnusedPathParameter { .. }
        | Problem::ExampleMismatch { .. }
        | Problem::StatusWithoutStates { .. }
        | Problem::UnknownPath { .. } => Basis::Others,
        Problem::UnknownErrorCode { .. }
        | Problem::UnknownWaiter { .. }
        | Problem::UnfilledParameter { .. }
        | Problem::UnknownParameter { .. }
        | Problem::UnknownField { .. } => Basis::Version,
        Problem::MisusedKey { key, .. } => match key.as_str() {
            "pagination" | "waiters" => Basis::Others,
            "awaited_through" => Basis::Version,
            _ => Basis::Part,
        },
        _ => Basis::Part,
    }
}

/// Whether a problem rests on a part that could not be read.
pub(super) fn rests_on(it: &Diagnostic, unread: Place, sources: &[Source]) -> bool {
    let path = |place: Place| sources.get(place.file.0 as usize).map_or("", |it| &it.path);
    let (own, unread_path) = (path(it.place), path(unread));
    let is_own = own == unread_path;
    let is_api = || unread_path.ends_with("/api.json") && folder(unread_path) == folder(own);
    let is_around = || {
        folder(unread_path) == folder(own)
            || unread_path.ends_with("/provider.json")
                && own.starts_with(&format!("{}/", folder(unread_path)))
    };
    match basis(&it.problem) {
        Basis::Part => false,
        Basis::Entry if is_own => unread.contains(it.place),
        Basis::Others if is_own => !unread.contains(it.place),
        Basis::Entry | Basis::Others | Basis::Api => is_api(),
        Basis::Version => is_around(),
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
