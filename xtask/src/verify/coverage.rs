//! `specs/COVERAGE.md`, and the same in short for the terminal.

use super::disagreement::Disagreement;
use super::facts::Facts;
use super::proof::{Count, Proof};
use crate::subject::Subject;
use std::fmt::{self, Write};

/// What is known about an operation.
pub(super) struct Row<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) facts: Facts,
    pub(super) proof: Proof,
    pub(super) disagreements: Vec<Disagreement>,
}

/// What comes before the table.
const HEAD: &str = "# Coverage

Written by `cargo xtask verify`, which says with `--help` what is counted and what it proves; do not edit.

| Operation | Parameters | Values | Fields | Codes | Examples | Requests both ways | Answers both ways | Errors both ways |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
";

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.passed, self.total)
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.total += other.total;
    }
}

/// The numbers of a row on one line.
pub(super) fn line(row: &Row<'_>) -> String {
    let Facts { parameters, values, fields, codes, examples } = row.facts;
    let Proof { requests, answers, errors, .. } = &row.proof;
    format!(
        "{}: {parameters} parameters, {values} values, {fields} fields, {codes} codes, {examples} \
         examples; both ways: {requests} requests, {answers} answers, {errors} errors",
        row.subject.path
    )
}

/// All numbers on one line.
pub(super) fn total(rows: &[Row<'_>]) -> String {
    let (mut requests, mut answers, mut errors) =
        (Count::default(), Count::default(), Count::default());
    for Row { proof, .. } in rows {
        requests += proof.requests;
        answers += proof.answers;
        errors += proof.errors;
    }
    let disagreements: usize = rows.iter().map(|row| row.disagreements.len()).sum();
    format!(
        "{} operations; both ways: {requests} requests, {answers} answers, {errors} errors; \
         {disagreements} disagreements, all with a reason",
        rows.len()
    )
}

/// The whole file.
pub(super) fn markdown(rows: &[Row<'_>]) -> String {
    let mut text = HEAD.to_owned();
    // Writing to a string cannot fail.
    for row in rows {
        let Facts { parameters, values, fields, codes, examples } = row.facts;
        let Proof { requests, answers, errors, .. } = &row.proof;
        let path = &row.subject.path;
        let _ = writeln!(
            text,
            "| [{path}]({path}.json) | {parameters} | {values} | {fields} | {codes} | {examples} \
             | {requests} | {answers} | {errors} |"
        );
    }
    text.push_str("\n## Where table and example disagree\n");
    for row in rows.iter().filter(|row| !row.disagreements.is_empty()) {
        let _ = writeln!(text, "\n### {}\n", row.subject.path);
        for Disagreement { place, what, reason } in &row.disagreements {
            let reason = reason.as_deref().unwrap_or("**Nobody wrote down why.**");
            let _ = writeln!(text, "- `{}`: {}.\n  {reason}", place.replace('`', ""), what);
        }
    }
    text
}
