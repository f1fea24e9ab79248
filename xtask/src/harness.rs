//! The program that puts documented examples through a generated crate.
//!
//! This crate must not depend on a generated one, so that a broken one can be generated again. What
//! does is a crate that is written below the target folder, compiled, and asked about examples, one
//! JSON object a line (`tests/harness` has the other side). It takes any generated crate.

mod crate_files;
mod protocol;

pub(crate) use protocol::{Ask, Failure, Question, Reply};

use crate::workspace;
use anyhow::{Context, Result, bail};
use specwright_codegen::Analysis;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, thread};

/// The program, which is compiled.
pub(crate) struct Harness(PathBuf);

impl Harness {
    /// Writes and compiles the program for a generated crate, in a folder that keeps it for the next
    /// time. Nothing is compiled again that has not changed.
    pub(crate) fn build(analysis: &Analysis, generated: &Path, folder: &Path) -> Result<Self> {
        crate_files::write(analysis, generated, folder)?;
        let target = workspace::target();
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut compile = Command::new(cargo);
        compile.args(["build", "--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml"));
        let status = compile.arg("--target-dir").arg(&target).status();
        if !status.context("cannot run cargo")?.success() {
            bail!(
                "the harness for `{}` does not compile; is that crate what the specs make? \
                 `cargo xtask codegen` writes it",
                generated.display()
            );
        }
        let name = format!("{}{}", crate_files::NAME, env::consts::EXE_SUFFIX);
        // Another folder may compile its program to the same place next.
        let (built, own) = (target.join("debug").join(&name), folder.join(&name));
        std::fs::copy(&built, &own)
            .with_context(|| format!("cannot copy `{}`", built.display()))?;
        Ok(Self(own))
    }

    /// What the program says to each of the questions.
    pub(crate) fn ask(&self, questions: &[Question<'_>]) -> Result<Vec<Reply>> {
        let mut program = Command::new(&self.0);
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
}

fn converse(program: &mut Child, questions: &[Question<'_>]) -> Result<Vec<Reply>> {
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
