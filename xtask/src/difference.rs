//! The first place where two JSON values differ.

use serde_json::Value;
use std::fmt;

/// Where what came out is not what went in.
#[derive(Debug)]
pub(crate) struct Difference {
    /// The place, such as `$.Things[0].Id`.
    pub(crate) path: String,
    pub(crate) kind: DifferenceKind,
}

/// What is different.
#[derive(Debug)]
pub(crate) enum DifferenceKind {
    /// This was there.
    Lost(Value),
    /// Something is there that was not.
    Added,
    /// This was there, and this is there now.
    Changed(Value, Value),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.kind {
            DifferenceKind::Lost(_) => write!(f, "{path} is lost"),
            DifferenceKind::Added => write!(f, "{path} is added"),
            DifferenceKind::Changed(old, new) => {
                write!(f, "{path} was `{old}` and becomes `{new}`")
            }
        }
    }
}

/// Finds where what came out is not what went in.
pub(crate) fn difference(before: &Value, after: &Value) -> Option<Difference> {
    at("$".to_owned(), before, after)
}

fn at(path: String, before: &Value, after: &Value) -> Option<Difference> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let below = |name: &str| format!("{path}.{name}");
            let lost = old.iter().find_map(|(name, value)| {
                let kind = || DifferenceKind::Lost(value.clone());
                new.get(name).map_or_else(
                    || Some(Difference { path: below(name), kind: kind() }),
                    |new| at(below(name), value, new),
                )
            });
            lost.or_else(|| {
                let added = new.keys().find(|name| !old.contains_key(*name))?;
                Some(Difference { path: below(added), kind: DifferenceKind::Added })
            })
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let mut pairs = old.iter().zip(new).enumerate();
            pairs.find_map(|(index, (old, new))| at(format!("{path}[{index}]"), old, new))
        }
        _ if before == after => None,
        _ => {
            let kind = DifferenceKind::Changed(before.clone(), after.clone());
            Some(Difference { path, kind })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_difference_is_told_with_its_place() {
        let before = json!({ "a": [{ "b": "1" }], "c": true });
        let cases = [
            (json!({ "a": [{ "b": "1" }], "c": true }), None),
            (json!({ "a": [{ "b": 1 }], "c": true }), Some("$.a[0].b was `\"1\"` and becomes `1`")),
            (json!({ "a": [{}], "c": true }), Some("$.a[0].b is lost")),
            (json!({ "a": [{ "b": "1" }], "c": true, "d": 1 }), Some("$.d is added")),
            (json!({ "a": [], "c": true }), Some("$.a was `[{\"b\":\"1\"}]` and becomes `[]`")),
        ];
        for (after, expected) in cases {
            let difference = difference(&before, &after).map(|it| it.to_string());
            assert_eq!(difference.as_deref(), expected);
        }
    }
}
