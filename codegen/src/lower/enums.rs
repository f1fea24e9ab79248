//! Enums and error codes.

use super::docs;
use super::markdown::{code, lines};
use super::names::{Names, alias};
use crate::api::{self, Api, ErrorEntry};
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{Docs, Enum, ErrorCode, ErrorCodes, Name, Variant};

/// The variant of every open enum for values that are not documented.
const OURS: &str = "Unrecognized";

pub(super) fn enumeration(it: &api::Enum, name: &Name, problems: &mut Problems) -> Enum {
    let mut scope = Scope::reserving(&[OURS]);
    let mut variants = Vec::new();
    for value in &it.values {
        let cx = &mut Names { place: value.place, problems };
        let Some(name) = cx.ty(value.rust_name.as_deref(), &value.wire) else { continue };
        scope.claim(&name, &value.wire, value.place, cx.problems);
        variants.push(Variant {
            place: value.wire_place,
            docs: docs::item(&value.facts, &format!("The value {}.", code(&value.wire))),
            alias: alias(&value.wire, &name),
            deprecated: docs::deprecation(&value.facts),
            name: naming::ident(&name),
            wire: value.wire.clone(),
            aliases: value.aliases.clone(),
            state: value.state,
        });
    }
    Enum {
        place: it.place,
        wire_name: it.name.clone(),
        docs: docs::item(&it.facts, &format!("The values of {}.", code(&it.name))),
        name: name.clone(),
        ignore_case: it.ignore_case,
        is_status: it.is_status(),
        variants,
    }
}

/// The values of an enum as links to their variants.
pub(super) fn links(it: &api::Enum, name: &Name) -> Vec<String> {
    let link = |value: &api::EnumValue| {
        let variant = naming::choose(value.rust_name.as_deref(), &value.wire, naming::camel)?;
        let variant = naming::ident(&variant);
        Some(format!("[{}](super::{name}::{variant})", code(&value.wire)))
    };
    it.values.iter().filter_map(link).collect()
}

pub(super) fn error_codes(api: &Api, problems: &mut Problems) -> ErrorCodes {
    let mut scope = Scope::reserving(&[OURS]);
    let mut codes = Vec::new();
    for entry in &api.errors {
        let cx = &mut Names { place: entry.place, problems };
        let Some(name) = cx.ty(entry.rust_name.as_deref(), short(api, &entry.code)) else {
            continue;
        };
        scope.claim(&name, &entry.code, entry.place, cx.problems);
        codes.push(error_code(entry, &name));
    }
    ErrorCodes {
        docs: Docs(vec![
            format!("The error codes that the documentation of {} lists.", code(&api.name)),
            String::new(),
            "Codes that it does not list are kept as they came.".to_owned(),
        ]),
        codes,
        prefixes: api.provider.error_prefixes.clone(),
    }
}

/// The code without a beginning that says nothing within its API.
pub(super) fn short<'a>(api: &Api, code: &'a str) -> &'a str {
    let stripped = |prefix: &String| code.strip_prefix(prefix.as_str());
    api.short_error_names.iter().find_map(stripped).filter(|rest| !rest.is_empty()).unwrap_or(code)
}

fn error_code(entry: &ErrorEntry, name: &str) -> ErrorCode {
    let status = entry.status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
    let mut text = vec![format!("{}{status}.", code(&entry.code))];
    if let Some(meaning) = &entry.meaning {
        text.push(String::new());
        text.extend(lines(meaning));
    }
    if let Some(message) = &entry.message {
        text.push(String::new());
        text.push(format!("Message: {}", code(message)));
    }
    if let Some(guess) = &entry.guess {
        text.push(String::new());
        text.push(format!("**Not documented:** {}", lines(guess).join(" ")));
    }
    ErrorCode {
        variant: Variant {
            place: entry.wire_place,
            docs: Docs(text),
            alias: alias(&entry.code, name),
            deprecated: None,
            name: naming::ident(name),
            wire: entry.code.clone(),
            aliases: Vec::new(),
            state: None,
        },
        status: entry.status,
        message: entry.message.clone(),
        meaning: entry.meaning.clone(),
        class: entry.class,
    }
}
