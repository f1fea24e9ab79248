//! Whether what a waiter names is there, and is what it must be.

use super::Context;
use super::shared;
use super::types::Types;
use super::way::{names, way};
use crate::api::{AwaitedItem, EnumId, Field, Pagination, Type, Waiter};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{self, Section, Spanned};

const FIRST_DELAY: u32 = 2;
const LONGEST_DELAY: u32 = 30;

/// A waiter of an operation; `None` if something is wrong with it, which is then reported.
pub(super) fn waiter(
    name: &Spanned<String>,
    spec: &spec::Waiter,
    response: &[Field],
    pagination: Option<&Pagination>,
    types: &Types<'_>,
    cx: &mut Context<'_>,
) -> Option<Waiter> {
    let (item, fields) = match item(spec, response, pagination, types, cx) {
        Ok(Some((item, fields))) => (Some(item), fields),
        Ok(None) => (None, response),
        Err(Reported) => return None,
    };
    let status_type = status(&spec.status, fields, types, cx)?;
    for path in [&spec.progress, &spec.reason].into_iter().flatten() {
        way(path, fields, types, cx)?;
    }
    values(&spec.states, status_type, types, cx);
    values(&spec.patience, status_type, types, cx);
    let (first_delay, longest_delay) = delays(spec, cx);
    let text = |path: &Option<Spanned<String>>| path.as_ref().map(|path| path.value.clone());
    Some(Waiter {
        place: cx.file.at(name.span),
        name: name.value.clone(),
        facts: shared::facts(spec.description.as_ref(), spec.guess.as_ref()),
        item,
        status: spec.status.value.clone(),
        status_type,
        progress: text(&spec.progress),
        reason: text(&spec.reason),
        states: spec.states.iter().map(|(value, state)| (value.value.clone(), *state)).collect(),
        patience: spec
            .patience
            .iter()
            .map(|(value, looks)| (value.value.clone(), *looks))
            .collect(),
        first_delay,
        longest_delay,
    })
}

/// Something is wrong, and is reported.
struct Reported;

/// The item that is waited for, and its fields.
fn item<'f>(
    spec: &spec::Waiter,
    response: &'f [Field],
    pagination: Option<&Pagination>,
    types: &'f Types<'_>,
    cx: &mut Context<'_>,
) -> Result<Option<(AwaitedItem, &'f [Field])>, Reported> {
    let (items, key) = match (&spec.items, &spec.key) {
        (None, None) => return Ok(None),
        (Some(items), Some(key)) => (items, key),
        (Some(items), None) => {
            cx.report(items.span, Problem::MissingKey { key: "key".to_owned() });
            return Err(Reported);
        }
        (None, Some(key)) => {
            misused(
                key.span,
                "only one item of a list has a key, so `items` must say which list",
                cx,
            );
            return Err(Reported);
        }
    };
    let list = way(items, response, types, cx).ok_or(Reported)?;
    let Some(Type::List(ty)) = list.last().map(|field| &field.ty) else {
        misused(items.span, "the items must be a list", cx);
        return Err(Reported);
    };
    let Type::Object(id) = **ty else {
        misused(items.span, "the items must be objects", cx);
        return Err(Reported);
    };
    let fields = &types.objects[id.0].fields[..];
    let found = way(key, fields, types, cx).ok_or(Reported)?;
    if !found.last().is_some_and(|field| is_key(&field.ty)) {
        misused(key.span, "a key is a string or an integer", cx);
        return Err(Reported);
    }
    let list = names(&list);
    let in_pages = pagination.is_some_and(|pagination| pagination.items == list);
    let item = AwaitedItem { list, in_pages, ty: (**ty).clone(), key: key.value.clone() };
    Ok(Some((item, fields)))
}

/// Whether a value of the type can tell one item from another.
pub(super) fn is_key(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Int32 | Type::Int64)
}

/// The type of the status, which must have states.
fn status(
    path: &Spanned<String>,
    fields: &[Field],
    types: &Types<'_>,
    cx: &mut Context<'_>,
) -> Option<EnumId> {
    let way = way(path, fields, types, cx)?;
    if let Some(Type::Enum(id)) = way.last().map(|field| &field.ty)
        && types.enums[id.0].is_status()
    {
        return Some(*id);
    }
    cx.report(path.span, Problem::StatusWithoutStates { path: path.value.clone() });
    None
}

/// The keys of a section must be values of the status.
fn values<T>(section: &Section<T>, status: EnumId, types: &Types<'_>, cx: &mut Context<'_>) {
    let status = &types.enums[status.0];
    for (value, _) in section.iter().filter(|(value, _)| status.parse(&value.value).is_none()) {
        let known = status.values.iter().map(|value| value.wire.clone()).collect();
        cx.report(value.span, Problem::UnknownCase { value: value.value.clone(), known });
    }
}

fn delays(spec: &spec::Waiter, cx: &mut Context<'_>) -> (u32, u32) {
    let first = spec.first_delay.as_ref().map_or(FIRST_DELAY, |delay| delay.value);
    let longest = spec.longest_delay.as_ref();
    let longest_delay = longest.map_or(LONGEST_DELAY.max(first), |delay| delay.value);
    if let Some(delay) = spec.first_delay.as_ref().filter(|delay| delay.value == 0) {
        misused(delay.span, "a delay is at least one second", cx);
    }
    if let Some(delay) = longest.filter(|delay| delay.value < first) {
        misused(delay.span, "the longest delay is shorter than the first", cx);
    }
    (first, longest_delay)
}

pub(super) fn misused(span: Span, why: &str, cx: &mut Context<'_>) {
    let problem = Problem::MisusedKey { key: "waiters".to_owned(), why: why.to_owned() };
    cx.report(span, problem);
}
