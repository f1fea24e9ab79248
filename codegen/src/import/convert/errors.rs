//! Error codes.

use crate::import::json::{Json, Object, Put};
use crate::import::prose;
use crate::import::service::Failure;
use indexmap::IndexMap;

/// The list of a spec file: each code once.
pub(super) fn list(failures: &[Failure]) -> Vec<Json> {
    let mut codes: IndexMap<&str, Vec<&Failure>> = IndexMap::new();
    for failure in failures {
        let code = failure.code.trim();
        if !code.is_empty() {
            codes.entry(code).or_default().push(failure);
        }
    }
    codes.into_iter().map(|(code, all)| Json::Object(entry(code, &all))).collect()
}

fn entry(code: &str, all: &[&Failure]) -> Object {
    let mut entry = Object::new();
    entry.put("code", code);
    let statuses = different(all.iter().filter_map(|it| it.status.as_deref()));
    let known: Vec<i64> = statuses.iter().filter_map(|it| status(it)).collect();
    entry.put_some("status", known.first().copied());
    let messages = different(all.iter().filter_map(|it| it.message.as_deref()));
    entry.put_some("message", messages.first().copied());
    let meanings = different(all.iter().filter_map(|it| it.meaning.as_deref()));
    let meaning = meanings.into_iter().find(|it| !messages.contains(it));
    entry.put_some("meaning", meaning.and_then(prose::sentence));
    for other in statuses.iter().filter(|it| status(it).is_none()) {
        entry.add_paragraph(
            "note",
            format!("The source gives the status `{other}`, which HTTP does not have."),
        );
    }
    for other in known.iter().skip(1) {
        entry.add_paragraph("note", format!("It comes with the status {other} as well."));
    }
    for other in messages.iter().skip(1) {
        entry.add_paragraph("note", format!("It comes with this message as well: {other}"));
    }
    entry
}

/// The texts that say something, each once.
fn different<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// A status of HTTP; sources have internal numbers among them.
fn status(text: &str) -> Option<i64> {
    text.parse().ok().filter(|status| (200..600).contains(status))
}
