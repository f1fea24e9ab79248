//! Puts documented examples through generated types, both ways.
//!
//! The command line must not depend on the generated crate: if that is broken, it has to be generated
//! again. So `cargo xtask verify` and `cargo xtask corpus` write programs that hold it and depend on this
//! crate. Such a program is nothing but a table with a [`Row`] for each operation, and [`serve`] answers
//! questions about them.

mod exchange;
mod given;
mod protocol;
mod row;

pub use given::{Given, Misfit, chosen, list, map, object};
pub use row::{Row, answers, row};

use protocol::{Question, Reply};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Answers questions, one JSON object a line, until there are no more.
///
/// # Errors
/// If the input cannot be read or the output cannot be written.
pub fn serve(
    rows: Vec<Row>,
    questions: impl BufRead,
    mut replies: impl Write,
) -> std::io::Result<()> {
    let rows: BTreeMap<&str, Row> = rows.into_iter().map(|row| (row.path(), row)).collect();
    for line in questions.lines() {
        let reply = reply(&rows, &line?);
        serde_json::to_writer(&mut replies, &reply)?;
        replies.write_all(b"\n")?;
    }
    replies.flush()
}

fn reply(rows: &BTreeMap<&str, Row>, line: &str) -> Reply {
    let question: Question = match serde_json::from_str(line) {
        Ok(question) => question,
        Err(error) => return Reply::Problem(format!("the question cannot be read: {error}")),
    };
    let Some(row) = rows.get(question.operation.as_str()) else {
        return Reply::Problem(format!("there is no operation `{}`", question.operation));
    };
    // A panic is a mistake of ours; the other questions deserve an answer all the same.
    let result = catch_unwind(AssertUnwindSafe(|| row.reply(&question.ask)));
    result.unwrap_or_else(|_| Reply::Problem("it panics".to_owned()))
}
