//! The same field as a number in one answer and as a text in another.

use super::{Disagreement, disagreement};
use crate::subject::{Item, Subject};
use specwright_codegen::spec::WireForm;

/// The types that can travel inside a string.
const SCALARS: [&str; 4] = ["integer", "number", "boolean", "timestamp"];

/// Fields that other operations of the same API send in the other form.
pub(super) fn mixed(
    subject: &Subject<'_>,
    fields: &[Item<'_>],
    siblings: &[Subject<'_>],
) -> Vec<Disagreement> {
    let mut all = Vec::new();
    for item in fields {
        let Some(text) = travels_as_text(item) else { continue };
        let other = siblings.iter().filter(|it| folder(it) == folder(subject)).find(|it| {
            let fields = it.fields();
            let same = fields.iter().find(|field| field.name == item.name);
            same.and_then(travels_as_text).is_some_and(|other| other != text)
        });
        if let Some(other) = other {
            let form = if text { "a string" } else { "no string" };
            let name = &other.operation.operation.value;
            let mut found = disagreement(subject, item, format!("{form} here, unlike in {name}"));
            found.reason = found.reason.or_else(|| other.note_on(item.name).map(str::to_owned));
            all.push(found);
        }
    }
    all
}

fn folder<'s>(subject: &'s Subject<'_>) -> &'s str {
    subject.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a number or boolean is inside a string; nothing where it is neither.
fn travels_as_text(item: &Item<'_>) -> Option<bool> {
    let property = item.property()?;
    let ty = property.ty.as_ref()?;
    let text = property.wire.as_ref().is_some_and(|wire| wire.value == WireForm::String);
    SCALARS.contains(&ty.value.as_str()).then_some(text)
}
