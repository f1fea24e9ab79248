//! A documentation page as text, and how it compares with its spec.
//!
//! Pages lose their tables when they become text: cells end up on lines of their own, with bars or
//! without, in a row or below each other. So a page is read as one stream of cells, whatever the
//! layout; rows are found again by the heads of their tables and by what can stand in each column.

mod cells;
mod codes;
mod compare;
mod examples;
mod found;
mod rows;
mod section;
mod values;

use crate::Outcome;
use crate::Usage;
use crate::subject::Subject;
use anyhow::{Context, Result};
use compare::Differences;
use serde_json::Value;
use std::path::Path;

/// What is on a page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The rows of the tables of the request.
    parameters: Vec<Row>,
    /// The rows of the tables of the answer.
    fields: Vec<Row>,
    codes: Vec<Code>,
    /// The JSON examples.
    examples: Vec<Value>,
    text: String,
}

/// A row of a table of parameters or fields.
#[derive(Debug)]
struct Row {
    /// The line of its name, counted from 1.
    line: usize,
    name: String,
    /// Whether the page says that it is required; nothing where the table has no such column.
    required: Option<bool>,
    /// The values that the description lists.
    values: Vec<String>,
}

/// A row of the table of error codes.
#[derive(Debug)]
struct Code {
    line: usize,
    name: String,
    status: u16,
    /// The message, perhaps with the description behind it.
    message: String,
}

impl Page {
    fn read(text: &str) -> Self {
        let cells = cells::cells(text);
        let sections = section::sections(&cells);
        Self {
            parameters: rows::rows(&sections.request),
            fields: rows::rows(&sections.response),
            codes: codes::codes(&sections.codes),
            examples: examples::examples(text),
            text: text.to_owned(),
        }
    }

    /// Whether every text and number in this JSON stands somewhere on the page.
    fn shows(&self, json: &Value) -> bool {
        match json {
            Value::Object(fields) => fields.values().all(|value| self.shows(value)),
            Value::Array(items) => items.iter().all(|item| self.shows(item)),
            Value::String(text) => self.text.contains(text.as_str()),
            other => self.text.contains(&other.to_string()),
        }
    }
}

/// Compares a page with the spec of its operation.
pub(crate) fn run(
    file: &Path,
    operation: Option<&str>,
    subjects: &[Subject<'_>],
) -> Result<Outcome> {
    let bytes = std::fs::read(file);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Usage(format!("there is no file `{}`", file.display())).into());
        }
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read `{}`", file.display()));
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let subject = found::subject(operation, &text, subjects)?;
    let page = Page::read(&text);
    let differences = compare::compare(&page, subject);
    print(file, &page, subject, &differences);
    let open = differences.without_reason();
    let nothing = page.parameters.is_empty() && page.fields.is_empty() && page.codes.is_empty();
    if nothing {
        println!("error: no table could be read; is this the text of a page?");
    }
    Ok(if open == 0 && !nothing { Outcome::Done } else { Outcome::Problems })
}

fn print(file: &Path, page: &Page, subject: &Subject<'_>, differences: &Differences) {
    let values: usize =
        page.parameters.iter().chain(&page.fields).map(|row| row.values.len()).sum();
    println!(
        "{} and {}: {} parameters, {values} values, {} fields, {} codes and {} examples on the page",
        subject.path,
        file.display(),
        page.parameters.len(),
        page.fields.len(),
        page.codes.len(),
        page.examples.len(),
    );
    let lists = [
        ("on the page, not in the spec", &differences.page),
        ("in the spec, not on the page", &differences.spec),
        ("in both, but not the same", &differences.both),
    ];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        println!("{title}:");
        for it in list {
            println!("  {}", it.what);
            match &it.reason {
                Some(reason) => println!("    because: {reason}"),
                None => println!("    error: no `note` or `guess` says why"),
            }
        }
    }
    match (differences.len(), differences.without_reason()) {
        (0, _) => println!("no difference"),
        (1, 0) => println!("1 difference, with a reason"),
        (1, _) => println!("1 difference, without a reason"),
        (all, 0) => println!("{all} differences, all with a reason"),
        (all, open) => println!("{all} differences, {open} without a reason"),
    }
}
