//! What became of an example, and why.

use crate::difference::{Difference, DifferenceKind, difference};
use crate::harness::Reply;
use serde_json::Value;

/// What became of an example.
pub(super) enum Verdict {
    /// It came out as it went in.
    Equal,
    /// It came out otherwise.
    Different(Difference),
    /// It could not be read, and why.
    Unread(String),
    /// It lacks something that its schema requires.
    Lacks(String),
}

/// What a reply means for this example.
pub(super) fn of(example: &Value, reply: Reply) -> Verdict {
    match reply {
        Reply::Json(json) => difference(example, &json).map_or(Verdict::Equal, Verdict::Different),
        Reply::Problem(problem) => Verdict::Unread(problem),
        Reply::Lacks(problem) => Verdict::Lacks(problem),
        // Only calls return errors.
        Reply::Error(failure) => Verdict::Unread(failure.kind),
    }
}

impl Verdict {
    /// The reason, and what is different; nothing if all is well. An example that `fits` its schema
    /// should have come out as it went in.
    pub(super) fn told(&self, fits: bool) -> Option<(String, String)> {
        let (reason, what) = match self {
            Self::Equal => return None,
            Self::Different(it) => (reason(&it.kind), it.to_string()),
            Self::Unread(problem) => {
                ("it has a value that its type cannot hold".to_owned(), problem.clone())
            }
            Self::Lacks(problem) => {
                let reason = "the source contradicts itself: the example lacks what is required";
                return Some((reason.to_owned(), problem.clone()));
            }
        };
        let whose = if fits { "the generated type" } else { "the source contradicts itself" };
        Some((format!("{whose}: {reason}"), what))
    }
}

fn reason(kind: &DifferenceKind) -> String {
    match kind {
        DifferenceKind::Lost(Value::Null) => "null is read as absent".to_owned(),
        DifferenceKind::Lost(Value::Array(items)) if items.is_empty() => {
            "an empty list is read as absent".to_owned()
        }
        DifferenceKind::Lost(Value::Object(fields)) if fields.is_empty() => {
            "an empty object is read as absent".to_owned()
        }
        DifferenceKind::Lost(Value::String(text)) if text.is_empty() => {
            "an empty string that is no text is read as absent".to_owned()
        }
        DifferenceKind::Lost(_) => "the schema has no such field".to_owned(),
        DifferenceKind::Added => "something is added".to_owned(),
        DifferenceKind::Changed(old, new) => match (name(old), name(new)) {
            (old, new) if old == new => format!("{old} with another value"),
            (old, new) => format!("{old} in the example is {new} in the schema"),
        },
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
