//! Differences for people and for programs.

use super::{Change, Class, Diff};
use serde::Serialize;
use std::fmt::Write;

/// The headings of a changelog entry.
const HEADINGS: [(Class, &str); 5] = [
    (Class::Breaking, "Breaking"),
    (Class::Behaviour, "Changed"),
    (Class::Deprecation, "Deprecated"),
    (Class::Addition, "Added"),
    (Class::Documentation, "Documentation"),
];

/// A difference as JSON.
#[derive(Serialize)]
struct Report<'a> {
    step: &'a str,
    from: &'a str,
    to: &'a str,
    changes: &'a [Change],
}

impl Diff {
    /// For a terminal: each change with its place in the specs and its path in the crate.
    #[must_use]
    pub fn text(&self, from: &str, to: &str) -> String {
        let mut text = String::new();
        for change in &self.changes {
            let Change { class, file, line, kind, wire, rust, message } = change;
            let class = class.as_str();
            let _ = write!(
                text,
                "{class}: {kind} {}: {message}\n  --> {file}:{line}\n   = rust: {rust}\n\n",
                code(wire)
            );
        }
        let counts = HEADINGS.iter().filter_map(|(class, _)| {
            let count = self.changes.iter().filter(|change| change.class == *class).count();
            (count > 0).then(|| format!("{count} {}", class.as_str()))
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        let counts = if counts.is_empty() { "no changes".to_owned() } else { counts };
        let _ = writeln!(text, "{counts}: {from} becomes {to}");
        text
    }

    /// A changelog entry.
    #[must_use]
    pub fn markdown(&self, to: &str) -> String {
        let mut text = format!("## {to}\n");
        for (class, heading) in HEADINGS {
            let mut changes = self.changes.iter().filter(|it| it.class == class).peekable();
            if changes.peek().is_some() {
                let _ = write!(text, "\n### {heading}\n\n");
            }
            for Change { kind, wire, rust, message, .. } in changes {
                let _ = writeln!(text, "- {} ({kind} {}): {message}.", code(rust), code(wire));
            }
        }
        text
    }

    /// One object: the step, the versions, and the changes.
    #[must_use]
    pub fn json(&self, from: &str, to: &str) -> String {
        let report = Report { step: self.step().as_str(), from, to, changes: &self.changes };
        // Text and numbers always become JSON.
        let json = serde_json::to_string_pretty(&report).unwrap_or_default();
        format!("{json}\n")
    }
}

/// Text of the API as code, on one line.
pub(super) fn code(text: &str) -> String {
    let visible =
        |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    let text: String = text.chars().map(visible).collect();
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
