//! The same field as a number in one answer and as a text in another.

use super::{Disagreement, disagreement};
use crate::subject::{Item, Subject};
use specwright_codegen::spec::WireForm;
use std::collections::BTreeMap;

/// The types that can travel inside a string.
const SCALARS: [&str; 4] = ["integer", "number", "boolean", "timestamp"];

/// For each API and each field that can travel inside a string: the first operation that sends it so, and
/// the first that does not.
pub(crate) struct Forms<'s>(BTreeMap<(&'s str, &'s str), [Option<&'s Subject<'s>>; 2]>);

impl<'s> Forms<'s> {
    /// Looks at the answers of all operations.
    pub(crate) fn new(subjects: &'s [Subject<'s>]) -> Self {
        let mut forms = BTreeMap::<_, [Option<&Subject<'_>>; 2]>::new();
        for subject in subjects {
            for item in subject.fields() {
                let Some(text) = travels_as_text(&item) else { continue };
                let [plain, inside] = forms.entry((folder(subject), item.name)).or_default();
                (if text { inside } else { plain }).get_or_insert(subject);
            }
        }
        Self(forms)
    }

    /// Fields that another operation of the same API sends in the other form.
    pub(super) fn mixed(&self, subject: &Subject<'_>, fields: &[Item<'_>]) -> Vec<Disagreement> {
        fields.iter().filter_map(|item| self.unlike(subject, item)).collect()
    }

    fn unlike(&self, subject: &Subject<'_>, item: &Item<'_>) -> Option<Disagreement> {
        let text = travels_as_text(item)?;
        let [plain, inside] = self.0.get(&(folder(subject), item.name))?;
        let (form, other) = if text { ("a string", plain) } else { ("no string", inside) };
        let other = (*other)?;
        let name = &other.operation.operation.value;
        let found = disagreement(subject, item, format!("{form} here, unlike in {name}"));
        let reason = found.reason.or_else(|| other.note_on(item.name).map(str::to_owned));
        Some(Disagreement { reason, ..found })
    }
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
