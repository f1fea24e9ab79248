//! Asking a program.

use super::{Question, Reply};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

/// Runs a program for as long as there are questions.
pub(super) fn hold(program: &Path, questions: &[&Question<'_>]) -> Result<Vec<Reply>> {
    let mut program = Command::new(program);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = program.spawn().context("cannot run the harness")?;
    let replies = converse(&mut program, questions);
    let status = program.wait().context("cannot wait for the harness")?;
    let replies = replies?;
    if replies.len() != questions.len() {
        // It answers in order, so the first question without an answer ended it.
        let last = questions.get(replies.len()).map_or("", |question| question.operation);
        bail!("the harness ended early ({status}), at an example of `{last}`");
    }
    Ok(replies)
}

fn converse(program: &mut Child, questions: &[&Question<'_>]) -> Result<Vec<Reply>> {
    let (input, output) = (program.stdin.take(), program.stdout.take());
    let (input, output) = input.zip(output).context("the harness has no input and output")?;
    thread::scope(|scope| {
        // It answers while it is still being asked, and neither side must wait for the other.
        scope.spawn(|| {
            let mut input = BufWriter::new(input);
            for question in questions {
                // A program that has ended takes no more; that shows in the number of replies.
                let written = serde_json::to_writer(&mut input, question).is_ok();
                if !written || input.write_all(b"\n").is_err() {
                    return;
                }
            }
        });
        let lines = BufReader::new(output).lines();
        let reply = |line: std::io::Result<String>| -> Result<Reply> {
            Ok(serde_json::from_str(&line.context("cannot read from the harness")?)?)
        };
        lines.map(reply).collect()
    })
}
