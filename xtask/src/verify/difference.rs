//! The first place where two JSON values differ.

use serde_json::Value;

/// Says where what came out is not what went in.
pub(super) fn difference(before: &Value, after: &Value) -> Option<String> {
    at("$", before, after)
}

fn at(path: &str, before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let lost = old.iter().find_map(|(name, value)| match new.get(name) {
                Some(new) => at(&format!("{path}.{name}"), value, new),
                None => Some(format!("{path}.{name} is lost")),
            });
            let added = new.keys().find(|name| !old.contains_key(*name));
            lost.or_else(|| added.map(|name| format!("{path}.{name} is added")))
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let mut pairs = old.iter().zip(new).enumerate();
            pairs.find_map(|(index, (old, new))| at(&format!("{path}[{index}]"), old, new))
        }
        _ if before == after => None,
        _ => Some(format!("{path} was `{before}` and becomes `{after}`")),
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
            assert_eq!(difference(&before, &after).as_deref(), expected);
        }
    }
}
