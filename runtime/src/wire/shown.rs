//! `Debug` of generated types: the fields that are set, by their names and values in the API.
//!
//! Types show their fields anyhow, to be written; to derive `Debug` as well would take rustc more time than all of that.

use super::{AnObject, Encode, Entries, Shape, View, Wire};
use crate::{ParameterSet, Parameters};
use std::any::type_name;
use std::fmt;

/// Shows the fields of a struct that are set.
///
/// # Errors
/// Whatever the formatter reports.
pub fn show<T: Shape<Kind = AnObject> + fmt::Debug>(
    fields: &T,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    show_all(type_name::<T>(), Entries::of(fields).into_iter().map(|it| (it.name, it.value)), f)
}

/// Shows the parameters of a request that are set.
///
/// # Errors
/// Whatever the formatter reports.
pub fn show_request<T: ParameterSet>(request: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_all(type_name::<T>(), Parameters::of(request).into_iter().map(|it| (it.name, it.value)), f)
}

fn show_all<'a>(
    name: &str,
    values: impl Iterator<Item = (&'a str, &'a dyn Encode)>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let name = name.rsplit("::").next().unwrap_or(name);
    let mut shown = f.debug_struct(name);
    let set = values.filter(|(_, value)| !matches!(value.view(Wire::PLAIN), View::Absent));
    for (name, value) in set {
        shown.field(name, &Shown(value));
    }
    shown.finish()
}

/// A value that is shown.
struct Shown<'a>(&'a dyn Encode);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

/// Shows what is written for a value.
pub(super) fn show_view(view: &View<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match view {
        View::Absent | View::Null => f.write_str("null"),
        View::Bool(value) => fmt::Debug::fmt(value, f),
        View::Int(value) => fmt::Debug::fmt(value, f),
        View::Uint(value) => fmt::Debug::fmt(value, f),
        View::Float(value) => fmt::Debug::fmt(value, f),
        View::Text(text) => fmt::Debug::fmt(text, f),
        View::Object(fields) => fields.fmt(f),
        View::List(items) => {
            let mut list = f.debug_list();
            items.each(&mut |item| {
                list.entry(&Shown(item));
            });
            list.finish()
        }
    }
}
