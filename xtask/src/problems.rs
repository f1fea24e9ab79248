//! Telling what is wrong with the spec files.

use serde::Serialize;
use specwright_codegen::{Color, Diagnostics, Severity};
use std::io::IsTerminal;
use std::path::Path;

/// A problem, for programs.
#[derive(Serialize)]
pub(crate) struct Record {
    code: &'static str,
    severity: &'static str,
    message: String,
    file: String,
    line: usize,
    column: usize,
    help: Option<String>,
}

/// The problems, for programs; the paths are those that people are shown.
pub(crate) fn records(diagnostics: &Diagnostics, specs: &Path) -> Vec<Record> {
    let record = |it: &specwright_codegen::diagnostic::Diagnostic| {
        let (path, line, column) = diagnostics.position(it.place);
        Record {
            code: it.problem.code(),
            severity: it.problem.severity().as_str(),
            message: it.problem.to_string(),
            file: format!("{}/{path}", specs.display()),
            line,
            column,
            help: it.problem.help(),
        }
    };
    diagnostics.iter().map(record).collect()
}

/// The problems, for people.
pub(crate) fn print(diagnostics: &Diagnostics, specs: &Path) {
    print_first(diagnostics, usize::MAX, specs);
}

/// The first problems, for people, as many as are wanted.
pub(crate) fn print_first(diagnostics: &Diagnostics, most: usize, specs: &Path) {
    let color = if std::io::stderr().is_terminal() { Color::On } else { Color::Off };
    eprint!("{}", diagnostics.render_first(most, &specs.to_string_lossy(), color));
}

/// How many errors and warnings there are, in words.
pub(crate) fn counts(diagnostics: &Diagnostics) -> String {
    let counts = [Severity::Error, Severity::Warning].into_iter();
    let counts = counts.filter_map(|it| count(diagnostics.count(it), it));
    counts.collect::<Vec<_>>().join(" and ")
}

/// How many problems of a severity there are, in words.
pub(crate) fn count(count: usize, severity: Severity) -> Option<String> {
    match (count, severity.as_str()) {
        (0, _) => None,
        (1, word) => Some(format!("1 {word}")),
        (count, word) => Some(format!("{count} {word}s")),
    }
}
