//! Documentation comments.

use super::markdown::{code, line, lines};
use crate::api::{Api, Authorization, Constraint, Facts, Operation, Provider, Waiter};
use crate::plan::Docs;
use crate::vocabulary::Retry;
use serde_json::Value as Json;

/// Puts paragraphs one after the other, with an empty line between.
fn paragraphs(parts: impl IntoIterator<Item = Vec<String>>) -> Docs {
    let mut all = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(String::new());
        }
        all.extend(part);
    }
    Docs(all)
}

pub(super) fn provider(provider: &Provider) -> Docs {
    let title = line(&format!("{}.", provider.title.trim_end_matches('.')));
    let description = provider.description.as_deref().map(lines);
    paragraphs([vec![title], description.unwrap_or_default()])
}

pub(super) fn product(api: &Api) -> Docs {
    Docs(vec![line(&format!("{}.", api.title.trim_end_matches('.')))])
}

pub(super) fn version(api: &Api) -> Docs {
    let title = format!("{}, version {}.", api.title.trim_end_matches('.'), api.version);
    let description = api.description.as_deref().map(lines);
    let source = api.source.as_ref().map(|source| page(&source.url, source.updated.as_deref()));
    paragraphs([vec![line(&title)], description.unwrap_or_default(), source.unwrap_or_default()])
}

pub(super) fn client(api: &Api) -> Docs {
    let first = line(&format!("A client for {}, version {}.", api.title, api.version));
    let more = "Cloning it is cheap; all clones share their connections.".to_owned();
    Docs(vec![first, String::new(), more])
}

/// An item that has facts.
pub(super) fn item(facts: &Facts, fallback: &str) -> Docs {
    let description = match facts.description.as_deref() {
        Some(description) => lines(description),
        None => vec![fallback.to_owned()],
    };
    paragraphs([description, details(facts), guess(facts.guess.as_deref())])
}

fn details(facts: &Facts) -> Vec<String> {
    let mut list = Vec::new();
    if let Some(unit) = &facts.unit {
        list.push(format!("Unit: {}.", unit_name(unit)));
    }
    if !facts.constraints.is_empty() {
        let constraints: Vec<_> = facts.constraints.iter().map(constraint).collect();
        list.push(format!("Allowed: {}.", constraints.join(", ")));
    }
    if let Some(default) = &facts.default {
        list.push(format!("Default: {}.", json(default)));
    }
    if let Some(example) = &facts.example {
        list.push(format!("Example: {}.", json(example)));
    }
    if list.is_empty() { list } else { vec![list.join(" ")] }
}

fn json(json: &Json) -> String {
    match json {
        Json::String(text) => code(text),
        other => code(&other.to_string()),
    }
}

fn constraint(constraint: &Constraint) -> String {
    match constraint {
        Constraint::Minimum(number) => format!("at least {}", json(number)),
        Constraint::Maximum(number) => format!("at most {}", json(number)),
        Constraint::MinLength(length) => format!("at least {length} long"),
        Constraint::MaxLength(length) => format!("at most {length} long"),
        Constraint::Pattern(pattern) => format!("matching {}", code(pattern)),
        Constraint::Allowed(values) => {
            format!("one of {}", values.iter().map(json).collect::<Vec<_>>().join(", "))
        }
    }
}

fn unit_name(unit: &str) -> String {
    match unit {
        "ms" => "milliseconds since the Unix epoch on the wire".to_owned(),
        "s" => "seconds since the Unix epoch on the wire".to_owned(),
        "rfc3339" => "RFC 3339 text on the wire".to_owned(),
        other => line(other),
    }
}

fn guess(guess: Option<&str>) -> Vec<String> {
    let Some(guess) = guess else { return Vec::new() };
    let mut text = lines(guess);
    if let Some(first) = text.first_mut() {
        first.insert_str(0, "**Not documented:** ");
    }
    text
}

fn page(url: &str, updated: Option<&str>) -> Vec<String> {
    let updated = updated.map(|day| format!(", updated {day}")).unwrap_or_default();
    vec![format!("Source: <{url}>{updated}.")]
}

/// The request of an operation.
pub(super) fn operation(operation: &Operation) -> Docs {
    let description = operation.facts.description.as_deref().map(lines);
    let source = operation.source.as_ref();
    let source = source.map(|source| page(&source.url, source.updated.as_deref()));
    paragraphs([
        lines(&operation.summary),
        description.unwrap_or_default(),
        operation.authorization.as_ref().map(authorization).unwrap_or_default(),
        retry(operation.retry),
        guess(operation.facts.guess.as_deref()),
        history(&operation.history),
        source.unwrap_or_default(),
    ])
}

fn authorization(authorization: &Authorization) -> Vec<String> {
    let action = code(&authorization.action);
    let level = authorization.access.as_ref().map(|it| format!(" (access level {})", code(it)));
    let resources: Vec<_> = authorization.resources.iter().map(|it| code(&it.arn)).collect();
    let on = (!resources.is_empty()).then(|| format!(" on {}", resources.join(", ")));
    let (level, on) = (level.unwrap_or_default(), on.unwrap_or_default());
    vec![format!("Needs the permission {action}{level}{on}.")]
}

fn retry(retry: Retry) -> Vec<String> {
    vec![
        match retry {
            Retry::Safe => "The call may be repeated.",
            Retry::Idempotent => "The call may be repeated with the same token.",
            Retry::Unsafe => "The call must not be repeated blindly: it may have taken effect.",
        }
        .to_owned(),
    ]
}

fn history(history: &[(String, String)]) -> Vec<String> {
    if history.is_empty() {
        return Vec::new();
    }
    let mut list = vec!["Changes:".to_owned(), String::new()];
    for (day, summary) in history {
        list.push(format!("- {}: {}", code(day), lines(summary).join(" ")));
    }
    list
}

/// The answer of an operation.
pub(super) fn response(operation: &str) -> Docs {
    Docs(vec![format!("What the service answers to {}.", code(operation))])
}

/// Why something should not be used any more, on one line; rustdoc reads it like any prose.
pub(super) fn deprecation(facts: &Facts) -> Option<String> {
    let text = facts.deprecated.as_deref()?;
    Some(lines(text).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The constructor of a struct of parameters.
pub(super) fn constructor(what: &str, required: bool) -> Docs {
    let with = if required { "the parameters that must be set" } else { "nothing set" };
    Docs(vec![format!("{what} with {with}.")])
}

/// The method of a client.
pub(super) fn method(operation: &Operation) -> Docs {
    let pages =
        "The list comes in pages; `pages()` and `items()` of the call fetch one after the other.";
    let pages = operation.pagination.as_ref().map(|_| vec![pages.to_owned()]);
    let waits = waits(operation);
    let waits = (!waits.is_empty()).then(|| vec![waits.join(" ")]);
    paragraphs([lines(&operation.summary), pages.unwrap_or_default(), waits.unwrap_or_default()])
}

/// What can be waited for.
fn waits(operation: &Operation) -> Vec<String> {
    let through = operation.awaited_through.as_ref().map(|_| {
        "`wait()` of the call makes it, and waits until what it starts is done.".to_owned()
    });
    let waiter = |waiter: &Waiter| match waiter.item {
        Some(_) => format!("`wait_until` of the call takes a [`{0}`](super::{0}).", waiter.name),
        None => "`wait()` of the call repeats it until it is done.".to_owned(),
    };
    through.into_iter().chain(operation.waiters.iter().map(waiter)).collect()
}

/// Something that can be waited for.
pub(super) fn waiter(waiter: &Waiter, operation: &Operation) -> Docs {
    let name = code(&operation.name);
    let fallback = match &waiter.item {
        Some(_) => format!("Waits until an item that {name} lists is done."),
        None => format!("Waits until {name} says that it is done."),
    };
    item(&waiter.facts, &fallback)
}
