//! `cargo xtask bench`: what generated code costs, beside that of others.

mod calls;
mod codegen;
mod compile;
mod crates;
mod lines;
mod measure;
mod shapes;
mod usage;

use crate::{Outcome, Usage, workspace};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// What `bench` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    subject: Option<Subject>,
}

#[derive(clap::Subcommand)]
enum Subject {
    /// Building, encoding and signing requests, and decoding answers (the default).
    Calls,
    /// Generating code.
    Codegen(Codegen),
    /// Compiling generated code.
    Compile(Compile),
    /// Compiling it with other code for reading and writing JSON.
    Shapes(Shapes),
}

/// What `bench codegen` can be told.
#[derive(clap::Args)]
struct Codegen {
    /// The folder of what providers publish.
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
}

/// What `bench compile` can be told.
#[derive(clap::Args)]
struct Compile {
    /// The folder of what providers publish.
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// Compile everything in one crate too, which takes minutes.
    #[arg(long)]
    whole: bool,
}

/// What `bench shapes` can be told.
#[derive(clap::Args)]
struct Shapes {
    /// The folder of what providers publish.
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let scratch = workspace::target().join("bench");
    match &arguments.subject {
        None | Some(Subject::Calls) => calls::run(),
        Some(Subject::Codegen(Codegen { corpus })) => codegen::run(folder(corpus)?, &scratch),
        Some(Subject::Compile(Compile { corpus, whole })) => {
            compile::run(folder(corpus)?, *whole, &scratch)
        }
        Some(Subject::Shapes(Shapes { corpus })) => shapes::run(folder(corpus)?, &scratch),
    }
}

fn folder(corpus: &Path) -> Result<&Path> {
    if corpus.is_dir() {
        return Ok(corpus);
    }
    Err(Usage(format!("`{}` is not a folder", corpus.display())).into())
}
