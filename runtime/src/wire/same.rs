//! `PartialEq` of generated types: the fields are the same.

use super::{Encode, Entries, Entry, Fields, Items, View, Wire};
use crate::{Parameter, ParameterSet, Parameters};

/// Whether two structs have the same fields.
#[must_use]
pub fn same<T: Fields>(left: &T, right: &T) -> bool {
    same_fields(left, right)
}

/// Not generic, so that it is compiled once.
fn same_fields(left: &dyn Fields, right: &dyn Fields) -> bool {
    let (left, right) = (Entries::of(left), Entries::of(right));
    let named = |index: usize, entry: &Entry<'_>| {
        // The order of a map is not always the same.
        let here = right.get(index).filter(|it| it.name == entry.name);
        here.or_else(|| right.iter().find(|it| it.name == entry.name)).map(|it| it.value)
    };
    let mut all = left.iter().enumerate();
    left.len() == right.len()
        && all.all(|(index, entry)| {
            named(index, entry).is_some_and(|value| same_value(entry.value, value))
        })
}

/// Whether two requests have the same parameters.
#[must_use]
pub fn same_request<T: ParameterSet>(left: &T, right: &T) -> bool {
    same_parameters(&Parameters::of(left), &Parameters::of(right))
}

fn same_parameters(left: &[Parameter<'_>], right: &[Parameter<'_>]) -> bool {
    // The cases of a choice have parameters of their own.
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(left, right)| left.name == right.name && same_value(left.value, right.value))
}

/// Whether two values of one type are the same. Their plain views leave nothing out.
#[expect(clippy::float_cmp, reason = "numbers are the same as `==` says")]
fn same_value(left: &dyn Encode, right: &dyn Encode) -> bool {
    match (left.view(Wire::PLAIN), right.view(Wire::PLAIN)) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Bool(left), View::Bool(right)) => left == right,
        (View::Int(left), View::Int(right)) => left == right,
        (View::Uint(left), View::Uint(right)) => left == right,
        (View::Float(left), View::Float(right)) => left == right,
        (View::Text(left), View::Text(right)) => left == right,
        (View::Object(left), View::Object(right)) => same_fields(left, right),
        (View::List(left), View::List(right)) => same_items(left, right),
        _ => false,
    }
}

fn same_items(left: &dyn Items, right: &dyn Items) -> bool {
    let (left, right) = (items(left), items(right));
    left.len() == right.len()
        && left.into_iter().zip(right).all(|(left, right)| same_value(left, right))
}

fn items(items: &dyn Items) -> Vec<&dyn Encode> {
    let mut all = Vec::new();
    items.each(&mut |item| all.push(item));
    all
}
