//! Lists that come in pages, and look wrong.

use super::subject::{Page, Subject};
use super::{walk, words};
use crate::diagnostic::{Problem, Problems};
use crate::source::Span;
use crate::spec::{Node, Pagination};
use crate::vocabulary::PageStyle;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for page in &subject.pages {
        match &page.spec.pagination {
            Some(pagination) => doubtful(page, pagination, problems),
            None => missing(page, problems),
        }
    }
}

/// Whether a name is that of a parameter that asks for a page.
fn asks_for_page(name: &str) -> bool {
    let words = words::of_name(name).join(" ");
    matches!(
        words.as_str(),
        "page" | "page number" | "page num" | "page no" | "current page" | "next token" | "marker"
    )
}

/// Whether a name is that of a parameter that says how long a page is.
fn says_length(name: &str) -> bool {
    let words = words::of_name(name).join(" ");
    matches!(words.as_str(), "page size" | "max results" | "limit")
}

fn missing(page: &Page<'_>, problems: &mut Problems) {
    let parameters = walk::parameters(page);
    if let Some(spot) = parameters.iter().find(|spot| asks_for_page(&spot.name.value)) {
        let problem = Problem::MissingPagination { name: spot.name.value.clone() };
        problems.add(spot.place(), problem);
    }
}

fn doubtful(page: &Page<'_>, pagination: &Pagination, problems: &mut Problems) {
    let mut doubt = |span: Span, why: String| {
        problems.add(page.file.at(span), Problem::DoubtfulPagination { why });
    };
    let parameters = walk::parameters(page);
    for spot in &parameters {
        let name = &spot.name.value;
        if says_length(name) && pagination.size.is_none() {
            doubt(spot.name.span, format!("`size` does not name the parameter `{name}`"));
        }
    }
    let position = parameters.iter().find(|it| it.name.value == pagination.position.value);
    let default = position.and_then(|spot| spot.property.default.as_ref());
    let first = pagination.first.as_ref();
    let number = default.and_then(|it| match &it.value {
        Node::Number(number) => number.as_i64(),
        Node::String(text) => text.parse().ok(),
        _ => None,
    });
    if pagination.style.value == PageStyle::Page
        && let Some(number) = number.filter(|number| *number != first.map_or(1, |it| it.value))
    {
        let span = first.map_or(pagination.style.span, |it| it.span);
        doubt(span, format!("the first page is not {number}, the default of the parameter"));
    }
    totals(page, pagination, &mut doubt);
}

/// Reports totals that are not named.
fn totals(page: &Page<'_>, pagination: &Pagination, doubt: &mut dyn FnMut(Span, String)) {
    let named = [&pagination.total_items, &pagination.total_pages];
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let named: Vec<String> = named.into_iter().flatten().map(|it| last(it)).collect();
    for spot in walk::operation(page).iter().filter(|it| it.role == walk::Role::Field) {
        let name = &spot.name.value;
        let is_total = words::of_name(name).first().is_some_and(|word| word == "total");
        if is_total && spot.ty() == "integer" && !named.contains(name) {
            doubt(spot.name.span, format!("no total is `{name}`"));
        }
    }
}
