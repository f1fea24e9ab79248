//! The JSON examples of a page.

use serde_json::{Deserializer, Value};

/// Every object that begins a line.
pub(super) fn examples(text: &str) -> Vec<Value> {
    let mut examples = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let begins = before.rsplit('\n').next().unwrap_or_default().trim().is_empty();
        let json = rest.get(before.len()..).unwrap_or_default();
        let mut values = Deserializer::from_str(json).into_iter::<Value>();
        rest = match values.next() {
            Some(Ok(value)) if begins => {
                examples.push(value);
                json.get(values.byte_offset()..).unwrap_or_default()
            }
            _ => after,
        };
    }
    examples
}
