//! The command line of the workspace.

#![expect(clippy::print_stderr, reason = "printing is what a command line does")]

/// Those of the standard library panic when whoever reads the output has enough, as `head` does.
#[macro_use(print, println)]
extern crate anstream;

mod bench;
mod check;
mod codegen;
mod corpus;
mod diff;
mod difference;
mod explain;
mod export;
mod format;
mod harness;
mod import;
mod list;
mod new;
mod operations;
mod output;
mod page;
mod policy;
mod problems;
mod schema;
mod show;
mod specs;
mod subject;
mod verify;
mod watch;
mod workspace;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A generator allocates little else than small texts, on all processors at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Turns API pages, written down as spec files, into a typed Rust client.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure what generated code costs, beside that of others.
    Bench(bench::Arguments),
    /// Say what is wrong with the spec files; write nothing.
    Check(check::Arguments),
    /// Generate the client crate from the spec files.
    Codegen(codegen::Arguments),
    /// Import and generate everything in a folder of provider files, and say what it took.
    Corpus(corpus::Arguments),
    /// Say what a problem means, with a wrong and a right example.
    Explain(explain::Arguments),
    /// Turn what a provider publishes into spec files.
    Import(import::Arguments),
    /// List the operations of the spec files.
    List(list::Arguments),
    /// Write the skeleton of a spec file, to be filled in.
    New(new::Arguments),
    /// Show what a call of an operation looks like.
    Show(show::Arguments),
    /// Write the JSON Schemas of the spec files, for editors.
    Schema(schema::Arguments),
    /// Say what a change of the specs means for users of the crate.
    Diff(diff::Arguments),
    /// Write an API for other tools.
    Export(export::Arguments),
    /// Print the policy that allows some operations and nothing else.
    Policy(policy::Arguments),
    Verify(verify::Arguments),
}

/// How a command ended; the number is the exit code.
#[derive(Clone, Copy)]
enum Outcome {
    /// Done, or nothing to do.
    Done = 0,
    /// Something is wrong with the specs, or the output is stale.
    Problems = 1,
}

/// The exit code for wrong usage, the same that clap uses.
const USAGE: u8 = 2;

/// A mistake in how the command was called, such as a folder that does not exist.
#[derive(Debug)]
struct Usage(String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Policy(arguments) => policy::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    };
    match result {
        Ok(outcome) => ExitCode::from(outcome as u8),
        Err(error) => {
            eprintln!("error: {error:#}");
            let usage = error.is::<Usage>();
            ExitCode::from(if usage { USAGE } else { Outcome::Problems as u8 })
        }
    }
}
