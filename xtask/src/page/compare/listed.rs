//! The values of a parameter or field.

use super::{Difference, Differences, because, gap};
use crate::page::Row;
use crate::subject::{Item, Subject, Value};

/// How many values of a row an item has.
pub(super) fn shared<'a>(row: &Row, item: &Item<'a>, subject: &Subject<'a>) -> usize {
    let ignore_case = ignores_case(item, subject);
    let known = item.values(subject);
    row.values.iter().filter(|text| known.iter().any(|it| is(it, text, ignore_case))).count()
}

/// The values that only one of the two has.
pub(super) fn values<'a>(
    row: &Row,
    item: &Item<'a>,
    subject: &Subject<'a>,
    differences: &mut Differences,
) {
    let ignore_case = ignores_case(item, subject);
    let known = item.values(subject);
    let boolean =
        item.property().and_then(|it| it.ty.as_ref()).is_some_and(|ty| ty.value == "boolean");
    for text in &row.values {
        let listed = known.iter().any(|it| is(it, text, ignore_case));
        let plain = boolean && matches!(text.as_str(), "true" | "false");
        if !listed && !plain {
            let what = format!("value `{text}` of `{}` (line {})", row.name, row.line);
            let reason = item.reason().or_else(|| subject.note_on(item.name).map(str::to_owned));
            differences.page.push(Difference { what, reason });
        }
    }
    let mut last: Option<(Option<String>, Vec<String>)> = None;
    let absent = known.iter().filter(|it| !row.values.iter().any(|text| is(it, text, ignore_case)));
    for value in absent {
        // Where the page has no list at all, it may have lost it.
        let whole = row.values.is_empty().then(|| gap(subject)).flatten();
        let reason = whole.or_else(|| because(value.reason.clone(), item.name, subject));
        match &mut last {
            Some((known, texts)) if *known == reason => texts.push(format!("`{}`", value.text)),
            _ => {
                differences.spec.extend(last.take().map(|last| together(item, last)));
                last = Some((reason, vec![format!("`{}`", value.text)]));
            }
        }
    }
    differences.spec.extend(last.map(|last| together(item, last)));
}

/// Values with the same reason are one difference.
fn together(item: &Item<'_>, (reason, texts): (Option<String>, Vec<String>)) -> Difference {
    let values = if texts.len() == 1 { "value" } else { "values" };
    Difference { what: format!("{values} {} of `{}`", texts.join(", "), item.path), reason }
}

fn is(value: &Value, text: &str, ignore_case: bool) -> bool {
    let same = |it: &str| it == text || ignore_case && it.eq_ignore_ascii_case(text);
    same(&value.text) || value.aliases.iter().any(|alias| same(alias))
}

fn ignores_case<'a>(item: &Item<'a>, subject: &Subject<'a>) -> bool {
    item.enumeration(subject).is_some_and(|(_, it)| it.ignore_case)
}
