//! Programs that put documented examples through a generated crate.
//!
//! This crate must not depend on a generated one, so that a broken one can be generated again. What
//! does are crates that are written below the target folder, compiled, and asked about examples, one
//! JSON object a line (`tests/harness` has the other side). They take any generated crate.
//!
//! A compiler needs memory for all of a crate at once, so a large one is divided: each program has some
//! API versions, and cargo compiles as many of them at the same time as it has processors.

mod conversation;
mod crate_files;
mod plan;
mod protocol;

pub(crate) use plan::Extent;
pub(crate) use protocol::{Ask, Failure, Question, Reply};

use crate::workspace;
use anyhow::{Context, Result, bail};
use plan::Part;
use specwright_codegen::Analysis;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs, which are compiled.
pub(crate) struct Harness {
    folder: PathBuf,
    parts: Vec<Part>,
}

impl Harness {
    /// Writes the programs for a generated crate, in a folder that keeps them for the next time.
    pub(crate) fn write(
        analysis: &Analysis,
        generated: &Path,
        folder: &Path,
        extent: Extent,
    ) -> Result<Self> {
        let parts = plan::parts(analysis, extent, folder);
        crate_files::write(analysis, generated, folder, &parts)?;
        Ok(Self { folder: folder.to_owned(), parts })
    }

    /// What compiles the programs. Nothing is compiled again that has not changed.
    pub(crate) fn compiler(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut compile = Command::new(cargo);
        compile.args(["build", "--quiet", "--workspace", "--manifest-path"]);
        compile.arg(self.folder.join("Cargo.toml")).arg("--target-dir").arg(workspace::target());
        compile
    }

    /// The same in one step.
    pub(crate) fn build(
        analysis: &Analysis,
        generated: &Path,
        folder: &Path,
        extent: Extent,
    ) -> Result<Self> {
        let harness = Self::write(analysis, generated, folder, extent)?;
        if !harness.compiler().status().context("cannot run cargo")?.success() {
            bail!(
                "the harness for `{}` does not compile; is that crate what the specs make? \
                 `cargo xtask codegen` writes it",
                generated.display()
            );
        }
        Ok(harness)
    }

    /// What the programs say to each of the questions.
    pub(crate) fn ask(&self, questions: &[Question<'_>]) -> Result<Vec<Reply>> {
        let mut replies = Vec::new();
        for part in &self.parts {
            let (indices, questions): (Vec<_>, Vec<_>) =
                questions.iter().enumerate().filter(|(_, it)| part.has(it.operation)).unzip();
            let said = conversation::hold(&program(part), &questions)?;
            replies.extend(indices.into_iter().zip(said));
        }
        if replies.len() != questions.len() {
            bail!("a question is about an operation that the generated crate has not");
        }
        replies.sort_by_key(|(index, _)| *index);
        Ok(replies.into_iter().map(|(_, reply)| reply).collect())
    }
}

fn program(part: &Part) -> PathBuf {
    let name = format!("{}{}", part.name, env::consts::EXE_SUFFIX);
    workspace::target().join("debug").join(name)
}
