//! Documented examples.

use crate::import::json::{Json, Object, Put};
use crate::import::service::Example;

/// The list of a spec file.
pub(super) fn list(examples: &[Example]) -> Vec<Json> {
    examples.iter().map(|it| Json::Object(entry(it))).collect()
}

fn entry(example: &Example) -> Object {
    let mut entry = Object::new();
    entry.put_some("title", example.title.clone());
    entry.put_some("status", example.status.map(i64::from));
    entry.put_some("request", example.request.clone());
    entry.put_some("response", example.response.clone());
    entry
}
