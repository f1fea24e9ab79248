//! Error codes.

use super::{Context, shared};
use crate::api::ErrorEntry;
use crate::diagnostic::Problem;
use crate::spec::{self, Items};
use std::collections::BTreeMap;

/// One list of codes.
pub(super) fn list(entries: &Items<spec::ErrorEntry>, cx: &mut Context<'_>) -> Vec<ErrorEntry> {
    let mut seen = BTreeMap::new();
    let mut list = Vec::new();
    for entry in entries {
        let code = &entry.code;
        if let Some(first) = seen.insert(code.value.clone(), code.span) {
            let problem = Problem::DuplicateErrorCode { code: code.value.clone() };
            let (place, first) = (cx.file.at(code.span), cx.file.at(first));
            cx.problems.add_related(place, problem, first, "it is here first");
            continue;
        }
        shared::wire_name(code, cx);
        list.push(ErrorEntry {
            wire_place: cx.file.at(code.span),
            place: shared::place(code, entry.rust_name.as_ref(), cx),
            code: code.value.clone(),
            status: entry.status.as_ref().map(|status| status.value),
            message: entry.message.clone(),
            meaning: shared::text(entry.meaning.as_ref()),
            class: entry.class,
            guess: shared::text(entry.guess.as_ref()),
            rust_name: shared::name(entry.rust_name.as_ref()),
        });
    }
    list
}

/// All codes of an API, each once. What an operation says about a code counts more than what the API
/// says, and that more than what the provider says.
pub(super) fn merge<'a>(lists: impl Iterator<Item = &'a [ErrorEntry]>) -> Vec<ErrorEntry> {
    let mut all: Vec<ErrorEntry> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in lists.flatten() {
        match seen.get(entry.code.as_str()) {
            None => {
                seen.insert(&entry.code, all.len());
                all.push(entry.clone());
            }
            // A page may repeat a code without the class that a more general list gives it.
            Some(&index) => all[index].class = all[index].class.or(entry.class),
        }
    }
    all
}
