//! What can be waited for, where nothing else can be meant.

use super::Converter;
use super::names::words;
use crate::import::json::{Json, Object, Put};
use crate::import::service::Operation;

/// What an operation that tells how far something is begins with, and what it ends with.
const VERBS: [&str; 3] = ["Describe", "Get", "Query"];
const REPORTS: [&str; 6] = ["Detail", "Details", "Info", "Result", "State", "Status"];

impl Converter<'_> {
    /// The waiter of an operation that reads one status, all of whose values have a meaning.
    pub(super) fn waiters(&mut self, operation: &Operation, response: &Object) -> Object {
        let mut waiters = Object::new();
        let mut statuses = Vec::new();
        self.statuses(response, "", &mut statuses);
        let noun = VERBS.iter().find_map(|verb| operation.name.strip_prefix(verb));
        let (Some(noun), [status], true) = (noun, &statuses[..], operation.reads) else {
            return waiters;
        };
        let thing = REPORTS.iter().find_map(|end| noun.strip_suffix(end)).unwrap_or(noun);
        let [short, long] = [thing, &operation.name].map(|it| format!("{}Finished", words(it)));
        let mut waiter = Object::new();
        waiter.put("status", status.as_str());
        waiter.put("guess", "What the values of the status are called says what they mean.");
        waiters.put(&self.names.first_free(&[short, long]), waiter);
        waiters
    }

    /// The ways to fields that are a status, other than through lists.
    fn statuses(&self, fields: &Object, above: &str, found: &mut Vec<String>) {
        for (name, field) in fields {
            let path = format!("{above}{name}");
            match (field.text("type"), field.get("fields").and_then(Json::as_object)) {
                (Some("object"), Some(fields)) => {
                    self.statuses(fields, &format!("{path}."), found);
                }
                (Some(ty), _) if self.enums.is_status(ty) => found.push(path),
                _ => {}
            }
        }
    }
}
