//! Whether what `pagination` names is there, and is what it must be.

use super::Context;
use super::types::Types;
use super::way::{names, way};
use crate::api::{Field, Pagination, ParameterSet, Type};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{self, Spanned};
use crate::vocabulary::PageStyle;

/// The pagination of an operation; `None` if something is wrong with it, which is then reported.
pub(super) fn pagination(
    spec: &spec::Pagination,
    parameters: &ParameterSet,
    response: &[Field],
    types: &Types<'_>,
    cx: &mut Context<'_>,
) -> Option<Pagination> {
    let style = spec.style.value;
    let position = position(spec, parameters, cx);
    let size = size(spec, parameters, cx);
    let list = way(&spec.items, response, types, cx);
    let item = list.as_ref().and_then(|way| item(way, &spec.items, cx));
    let next = next(spec, response, item, types, cx);
    for total in [&spec.total_items, &spec.total_pages].into_iter().flatten() {
        let field = way(total, response, types, cx).and_then(|way| way.last().copied());
        if field.is_some_and(|field| !is_integer(&field.ty)) {
            misused(total.span, "a total must be an integer", cx);
        }
    }
    if let Some(first) = spec.first.as_ref().filter(|_| style != PageStyle::Page) {
        misused(first.span, "only numbered pages have a first number", cx);
    }
    let text = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    Some(Pagination {
        style,
        position: position?,
        first: spec.first.as_ref().map_or(1, |first| first.value),
        size: size.ok()?,
        needs_size: spec.needs_size,
        items: names(&list?),
        item: item?.clone(),
        next: next.ok()?,
        total_items: text(&spec.total_items),
        total_pages: text(&spec.total_pages),
    })
}

fn is_integer(ty: &Type) -> bool {
    matches!(ty, Type::Int32 | Type::Int64 | Type::Any)
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Any)
}

fn position(
    spec: &spec::Pagination,
    parameters: &ParameterSet,
    cx: &mut Context<'_>,
) -> Option<usize> {
    match spec.style.value {
        PageStyle::Page | PageStyle::Offset => {
            parameter(&spec.position, parameters, is_integer, cx)
        }
        PageStyle::Token | PageStyle::Marker => parameter(&spec.position, parameters, is_text, cx),
    }
}

/// The position of a parameter among the plain ones.
fn parameter(
    name: &Spanned<String>,
    parameters: &ParameterSet,
    fits: fn(&Type) -> bool,
    cx: &mut Context<'_>,
) -> Option<usize> {
    let names = || parameters.parameters.iter().map(|it| &it.field.wire_name);
    let Some(index) = names().position(|known| *known == name.value) else {
        let (name_text, known) = (name.value.clone(), names().cloned().collect());
        cx.report(name.span, Problem::UnknownParameter { name: name_text, known });
        return None;
    };
    if !fits(&parameters.parameters[index].field.ty) {
        let why = "pages and offsets are integers, tokens and markers are strings";
        misused(name.span, why, cx);
        return None;
    }
    Some(index)
}

fn item<'f>(way: &[&'f Field], path: &Spanned<String>, cx: &mut Context<'_>) -> Option<&'f Type> {
    if let Some(Type::List(item)) = way.last().map(|field| &field.ty) {
        return Some(item);
    }
    misused(path.span, "the items must be a list", cx);
    None
}

/// Something is wrong, and is reported.
struct Reported;

fn size(
    spec: &spec::Pagination,
    parameters: &ParameterSet,
    cx: &mut Context<'_>,
) -> Result<Option<String>, Reported> {
    let Some(size) = &spec.size else { return Ok(None) };
    let found = parameter(size, parameters, is_integer, cx).ok_or(Reported);
    found.map(|_| Some(size.value.clone()))
}

/// Where the next token or marker is.
fn next(
    spec: &spec::Pagination,
    response: &[Field],
    item: Option<&Type>,
    types: &Types<'_>,
    cx: &mut Context<'_>,
) -> Result<Option<String>, Reported> {
    let fields = match (spec.style.value, item) {
        (PageStyle::Token, _) => response,
        (PageStyle::Marker, Some(Type::Object(id))) => &types.objects[id.0].fields,
        (PageStyle::Marker, _) => &[],
        (PageStyle::Page | PageStyle::Offset, _) => {
            if let Some(next) = &spec.next {
                misused(next.span, "only tokens and markers have a next one", cx);
            }
            return Ok(None);
        }
    };
    let Some(next) = &spec.next else {
        cx.report(spec.style.span, Problem::MissingKey { key: "next".to_owned() });
        return Err(Reported);
    };
    way(next, fields, types, cx).map(|_| Some(next.value.clone())).ok_or(Reported)
}

fn misused(span: Span, why: &str, cx: &mut Context<'_>) {
    let problem = Problem::MisusedKey { key: "pagination".to_owned(), why: why.to_owned() };
    cx.report(span, problem);
}
