//! What a page and a spec have, each without the other.

mod listed;

use super::{Page, Row};
use crate::subject::{Item, Subject, reason};
use serde_json::Value;
use specwright_codegen::spec::{Example, Tree};

/// What differs.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// What only the page has.
    pub(super) page: Vec<Difference>,
    /// What only the spec has.
    pub(super) spec: Vec<Difference>,
    /// What both have, but not the same.
    pub(super) both: Vec<Difference>,
}

/// A difference, and why the spec is so.
#[derive(Debug)]
pub(super) struct Difference {
    pub(super) what: String,
    pub(super) reason: Option<String>,
}

impl Differences {
    fn all(&self) -> impl Iterator<Item = &Difference> {
        self.page.iter().chain(&self.spec).chain(&self.both)
    }

    pub(super) fn len(&self) -> usize {
        self.all().count()
    }

    pub(super) fn without_reason(&self) -> usize {
        self.all().filter(|it| it.reason.is_none()).count()
    }
}

/// Compares everything that can be compared.
pub(super) fn compare(page: &Page, subject: &Subject<'_>) -> Differences {
    let mut differences = Differences::default();
    let tables = [
        ("parameter", &page.parameters, subject.parameters()),
        ("field", &page.fields, subject.fields()),
    ];
    for (kind, rows, items) in tables {
        if rows.is_empty() && items.len() > 1 {
            let what = format!("all {} {kind}s, as the page has no table of them", items.len());
            differences.spec.push(Difference { what, reason: gap(subject) });
            continue;
        }
        let pairs = pair(rows, &items, subject);
        for (row, item) in rows.iter().zip(&pairs) {
            let Some(item) = item else {
                let what = format!("{kind} `{}` (line {})", row.name, row.line);
                let reason = subject.note_on(&row.name).map(str::to_owned);
                differences.page.push(Difference { what, reason });
                continue;
            };
            listed::values(row, item, subject, &mut differences);
            differences.both.extend(required(row, item));
        }
        let is_paired = |item: &&Item<'_>| pairs.iter().flatten().any(|it| it.path == item.path);
        for item in items.iter().filter(|item| !is_paired(item)) {
            let what = format!("{kind} `{}`", item.path);
            let reason = because(item.reason(), item.name, subject);
            differences.spec.push(Difference { what, reason });
        }
    }
    codes(page, subject, &mut differences);
    examples(page, subject, &mut differences);
    differences
}

/// The item for each row: of those with its name that are left, the one that shares most values.
fn pair<'i, 'a>(
    rows: &[Row],
    items: &'i [Item<'a>],
    subject: &Subject<'a>,
) -> Vec<Option<&'i Item<'a>>> {
    let mut left: Vec<_> = items.iter().collect();
    rows.iter()
        .map(|row| {
            let same = left.iter().enumerate().filter(|(_, item)| item.name == row.name);
            // Of equals the last is taken, so they are gone through backwards.
            let best = same.rev().max_by_key(|(_, item)| listed::shared(row, item, subject));
            best.map(|(index, _)| index).map(|index| left.remove(index))
        })
        .collect()
}

/// Why the spec has something that the page has not: a note, or a gap of the page.
fn because(own: Option<String>, name: &str, subject: &Subject<'_>) -> Option<String> {
    own.or_else(|| subject.note_on(name).map(str::to_owned)).or_else(|| gap(subject))
}

/// What is known about the page as a whole, such as that it has lost its lists.
fn gap(subject: &Subject<'_>) -> Option<String> {
    let source = subject.operation.source.as_ref()?;
    reason(source.note.as_ref(), None)
}

/// Whether page and spec agree on what is required; conditions are beyond a column of a table.
fn required(row: &Row, item: &Item<'_>) -> Option<Difference> {
    let (page, spec) = (row.required?, item.property()?.required);
    if page == spec || item.conditional {
        return None;
    }
    let says = if page { "required" } else { "optional" };
    let what = format!("the page says that `{}` is {says} (line {})", row.name, row.line);
    Some(Difference { what, reason: item.reason() })
}

fn codes(page: &Page, subject: &Subject<'_>, differences: &mut Differences) {
    let entries = || subject.operation.errors.iter();
    for code in &page.codes {
        let Some(entry) = entries().find(|it| it.code.value == code.name) else {
            let what = format!("code `{}` (line {})", code.name, code.line);
            let reason = subject.note_on(&code.name).map(str::to_owned);
            differences.page.push(Difference { what, reason });
            continue;
        };
        let own = reason(entry.note.as_ref(), entry.guess.as_ref());
        if entry.status.as_ref().is_some_and(|status| status.value != code.status) {
            let (name, status) = (&code.name, code.status);
            let what =
                format!("the page has `{name}` with the status {status} (line {})", code.line);
            differences.both.push(Difference { what, reason: own.clone() });
        }
        // The description can follow the message on the same line.
        let message = entry.message.as_deref().unwrap_or_default();
        if !code.message.starts_with(message) || message.is_empty() && !code.message.is_empty() {
            let (name, text) = (&code.name, &code.message);
            let what =
                format!("the page has `{name}` with the message `{text}` (line {})", code.line);
            differences.both.push(Difference { what, reason: own });
        }
    }
    let on_page = |code: &str| page.codes.iter().any(|it| it.name == code);
    for entry in entries().filter(|it| !on_page(&it.code.value)) {
        let own = reason(entry.note.as_ref(), entry.guess.as_ref());
        let reason = because(own, &entry.code.value, subject);
        differences.spec.push(Difference { what: format!("code `{}`", entry.code.value), reason });
    }
}

/// Every JSON example of the page must be in the spec; the spec can have more, which say so themselves.
/// A request is on the page if all its values are.
fn examples(page: &Page, subject: &Subject<'_>, differences: &mut Differences) {
    let examples = || subject.operation.examples.iter();
    for (number, shown) in (1..).zip(&page.examples) {
        let has_it = |it: &Example| {
            let json = |tree: &Tree| tree.value.to_json();
            it.response.as_ref().map(json).as_ref() == Some(shown)
                || it.request.as_ref().map(json).is_some_and(|request| is_part(shown, &request))
        };
        if !examples().any(has_it) {
            let what = format!("JSON example {number}");
            differences.page.push(Difference { what, reason: None });
        }
    }
    for example in examples() {
        let mut absent = Vec::new();
        if let Some(json) = example.request.as_ref().map(|tree| tree.value.to_json()) {
            absent.extend((!page.shows(&json)).then_some("request"));
        }
        if let Some(json) = example.response.as_ref().map(|tree| tree.value.to_json()) {
            absent.extend((!page.examples.contains(&json)).then_some("response"));
        }
        for part in absent {
            let title = example.title.as_deref().unwrap_or("without a title");
            let own = reason(example.note.as_ref(), example.guess.as_ref());
            let what = format!("{part} of the example `{title}`");
            differences.spec.push(Difference { what, reason: own });
        }
    }
}

/// Whether a body is part of a request, which has its path and headers as well.
fn is_part(body: &Value, request: &Value) -> bool {
    let (Some(body), Some(request)) = (body.as_object(), request.as_object()) else { return false };
    body.iter().all(|(name, value)| request.get(name) == Some(value))
}
