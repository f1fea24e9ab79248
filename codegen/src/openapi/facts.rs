//! Extensions: what OpenAPI has no word for.

use super::document::Extensions;
use crate::api::{
    Api, Authorization, AwaitedThrough, Case, Choice, ErrorEntry, Group, Operation, Origin,
    Pagination, ParameterSet, Waiter, Way,
};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

/// An object of what there is.
pub(super) fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    let there = |value: &Json| match value {
        Json::Null => false,
        Json::Array(items) => !items.is_empty(),
        Json::Object(entries) => !entries.is_empty(),
        _ => true,
    };
    let entries = entries.into_iter().filter(|(_, value)| there(value));
    Json::Object(entries.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The word of the spec language.
pub(super) fn word<T: Serialize>(word: &T) -> Json {
    serde_json::to_value(word).unwrap_or_default()
}

pub(super) fn list(items: &[String]) -> Json {
    json!(items)
}

/// What tells success from failure.
pub(super) fn outcome(api: &Api) -> Json {
    api.outcome.as_ref().map_or(
        Json::Null,
        |it| json!({ "success": it.success, "code": it.code, "message": it.message }),
    )
}

/// The extensions of an operation.
pub(super) fn operation(it: &Operation, api: &Api) -> Extensions {
    let waiters: Vec<Json> = it.waiters.iter().map(|it| waiter(it, api)).collect();
    let requests: Vec<Json> = it
        .examples
        .iter()
        .filter(|example| example.request.is_some())
        .map(|it| object([("title", json!(it.title)), ("request", json!(it.request))]))
        .collect();
    let history =
        it.history.iter().map(|(date, summary)| json!({ "date": date, "summary": summary }));
    let all = object([
        ("x-specwright-retry", word(&it.retry)),
        ("x-specwright-deprecated", json!(it.facts.deprecated)),
        ("x-specwright-guess", json!(it.facts.guess)),
        ("x-specwright-content-type", json!(it.content_type)),
        ("x-specwright-authorization", it.authorization.as_ref().map_or(Json::Null, authorization)),
        ("x-specwright-choices", choices(&it.parameters)),
        ("x-specwright-groups", groups(&it.parameters)),
        (
            "x-specwright-pagination",
            it.pagination.as_ref().map_or(Json::Null, |pages| pagination(pages, it)),
        ),
        ("x-specwright-waiters", json!(waiters)),
        (
            "x-specwright-awaited-through",
            it.awaited_through.as_ref().map_or(Json::Null, |it| through(it, api)),
        ),
        ("x-specwright-errors", it.errors.iter().map(error).collect()),
        ("x-specwright-examples", json!(requests)),
        ("x-specwright-history", history.collect()),
    ]);
    let Json::Object(all) = all else { return Extensions::new() };
    all.into_iter().collect()
}

fn authorization(it: &Authorization) -> Json {
    let resources = it.resources.iter();
    let resources =
        resources.map(|it| json!({ "type": it.name, "arn": it.arn, "required": it.required }));
    object([
        ("action", json!(it.action)),
        ("access", json!(it.access)),
        ("resources", resources.collect()),
        ("condition_keys", list(&it.condition_keys)),
        ("dependent_actions", list(&it.dependent_actions)),
        ("guess", json!(it.guess)),
    ])
}

fn choices(set: &ParameterSet) -> Json {
    set.choices.iter().map(|it| (it.name.clone(), choice(it))).collect::<Map<_, _>>().into()
}

fn choice(it: &Choice) -> Json {
    let case = |case: &Case| (case.wire.clone(), members(&case.set));
    object([
        ("by", json!(it.by.as_ref().map(|(by, _)| by))),
        ("required", json!(it.required)),
        ("cases", it.cases.iter().map(case).collect::<Map<_, _>>().into()),
    ])
}

fn groups(set: &ParameterSet) -> Json {
    let group = |it: &Group| (it.name.clone(), members(&it.set));
    set.groups.iter().map(group).collect::<Map<_, _>>().into()
}

/// The parameters of a case or a group.
fn members(set: &ParameterSet) -> Json {
    let names = set.parameters.iter().map(|it| json!(it.field.wire_name));
    let required = set.parameters.iter().filter(|it| it.field.required);
    object([
        ("parameters", names.collect()),
        ("required", required.map(|it| json!(it.field.wire_name)).collect()),
        ("choices", choices(set)),
    ])
}

fn pagination(it: &Pagination, operation: &Operation) -> Json {
    let position = operation.parameters.parameters.get(it.position);
    object([
        ("style", word(&it.style)),
        ("position", json!(position.map(|it| &it.field.wire_name))),
        ("first", json!(it.first)),
        ("size", json!(it.size)),
        ("items", json!(way(&it.items))),
        ("next", json!(it.next)),
        ("total_items", json!(it.total_items)),
        ("total_pages", json!(it.total_pages)),
    ])
}

fn way(way: &Way) -> String {
    way.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(".")
}

fn waiter(it: &Waiter, api: &Api) -> Json {
    let item = it.item.as_ref().map(|item| json!({ "list": way(&item.list), "key": item.key }));
    let states = it.states.iter().map(|(value, state)| (value.clone(), word(state)));
    let patience = it.patience.iter().map(|(value, times)| (value.clone(), json!(times)));
    object([
        ("name", json!(it.name)),
        ("description", json!(it.facts.description)),
        ("item", json!(item)),
        ("status", json!(it.status)),
        ("enum", json!(api.enums[it.status_type.0].name)),
        ("progress", json!(it.progress)),
        ("reason", json!(it.reason)),
        ("states", states.collect::<Map<_, _>>().into()),
        ("patience", patience.collect::<Map<_, _>>().into()),
        ("first_delay", json!(it.first_delay)),
        ("longest_delay", json!(it.longest_delay)),
    ])
}

fn through(it: &AwaitedThrough, api: &Api) -> Json {
    let origin = |origin: &Origin| match origin {
        Origin::Request(name) => json!({ "request": name }),
        Origin::Answer(fields) => json!({ "response": way(fields) }),
    };
    let operation = api.operations.get(it.operation);
    let waiter = operation.and_then(|operation| operation.waiters.get(it.waiter));
    let arguments = it.arguments.iter().map(|(name, from)| (name.clone(), origin(from)));
    object([
        ("operation", json!(operation.map(|it| &it.name))),
        ("waiter", json!(waiter.map(|it| &it.name))),
        ("key", it.key.as_ref().map_or(Json::Null, origin)),
        ("parameters", arguments.collect::<Map<_, _>>().into()),
    ])
}

fn error(it: &ErrorEntry) -> Json {
    object([
        ("code", json!(it.code)),
        ("status", json!(it.status)),
        ("message", json!(it.message)),
        ("meaning", json!(it.meaning)),
        ("class", it.class.map_or(Json::Null, |class| word(&class))),
        ("guess", json!(it.guess)),
    ])
}
