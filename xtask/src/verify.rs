//! `cargo xtask verify`.

mod coverage;
mod disagreement;
mod facts;
mod proof;

use crate::codegen::report;
use crate::harness::{Extent, Harness};
use crate::output::{Change, apply, existing};
use crate::subject::{self, Subject};
use crate::{Outcome, Usage, page, specs, workspace};
use anyhow::Result;
use coverage::Row;
use specwright_codegen::Analysis;
use std::path::PathBuf;

/// Prove that the specs say what the pages say.
///
/// For each operation it counts what is transcribed, and puts it through the generated types both ways:
///
/// - The request of an example is made with the constructor and the fields of its type, as a user would
///   make it. What it sends must be the request of the example.
///
/// - The answer of an example is read as the type of the answer and written again. It must come out
///   unchanged, and a call that gets it must not take it for a failure.
///
/// - The answer of an example that stands for an error, and every error code of the operation, its API
///   and its provider in the form that the specs describe, is given to a call. The call must return an
///   error with this code, which its enum lists, and with the class, the status and the message of the
///   table; the code is read and written again.
///
/// It lists where tables and examples disagree, with the `note` or `guess` that says why, and fails if
/// there is none. The summary is written to `COVERAGE.md` in the folder of the specs.
///
/// With `--page`, it compares one operation with its page instead: parameters, fields, values, codes and
/// examples that only one of the two has, and what the page says otherwise, each with the `note` or
/// `guess` that says why. The layouts of Alibaba Cloud and Open Telekom Cloud can be read.
#[derive(clap::Args)]
#[command(verbatim_doc_comment, about = "Prove that the specs say what the pages say")]
pub(crate) struct Arguments {
    /// The operation of the page, such as `CreateDownload`, where the page does not tell.
    #[arg(requires = "page")]
    operation: Option<String>,
    /// A page as text, to be compared with the spec of its operation.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "generated", "scratch"])]
    page: Option<PathBuf>,
    #[command(flatten)]
    specs: specs::Folder,
    /// The folder of the generated crate [default: `generated` of the workspace].
    #[arg(long, value_name = "DIR")]
    generated: Option<PathBuf>,
    /// The folder of the program that the examples go through [default: below the target folder].
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// Write nothing, and fail if `COVERAGE.md` is stale.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = arguments.specs.path();
    let sources = specs::read(&specs)?;
    let Some(analysis) = specs::analyze(&specs)? else { return Ok(Outcome::Problems) };
    let subjects = subject::all(&analysis.document, &sources);
    match &arguments.page {
        Some(file) => page::run(file, arguments.operation.as_deref(), &subjects),
        None => verify(arguments, &specs, &analysis, &subjects),
    }
}

fn verify(
    arguments: &Arguments,
    specs: &std::path::Path,
    analysis: &Analysis,
    subjects: &[Subject<'_>],
) -> Result<Outcome> {
    let generated = workspace::or(arguments.generated.as_deref(), "generated");
    if !generated.is_dir() {
        return Err(Usage(format!("`{}` is not a folder", generated.display())).into());
    }
    let scratch = arguments.scratch.clone();
    let scratch = scratch.unwrap_or_else(|| workspace::target().join("specwright").join("verify"));
    let harness = Harness::build(analysis, &generated, &scratch, Extent::Everything)?;
    let proofs = proof::prove(&harness, subjects, &analysis.model)?;
    let forms = disagreement::Forms::new(subjects);
    let rows: Vec<Row<'_>> = subjects
        .iter()
        .zip(proofs)
        .map(|(subject, proof)| Row {
            subject,
            facts: facts::facts(subject),
            proof,
            disagreements: disagreement::all(subject, &forms),
        })
        .collect();
    let problems = print(&rows);
    let path = specs.join("COVERAGE.md");
    let old = existing(&path)?.unwrap_or_default();
    let new = coverage::markdown(&rows);
    let mut changes = Vec::new();
    if old != new {
        changes.push(Change { path, old, new: Some(new) });
    }
    if arguments.check {
        let stale = report(&changes, "verify");
        return Ok(if problems == 0 { stale } else { Outcome::Problems });
    }
    apply(&changes)?;
    Ok(if problems == 0 { Outcome::Done } else { Outcome::Problems })
}

/// Prints what is proved, and returns the number of problems.
fn print(rows: &[Row<'_>]) -> usize {
    let mut problems = 0;
    for row in rows {
        println!("{}", coverage::line(row));
        for it in &row.disagreements {
            println!("  {}: {}", it.place, it.what);
            if let Some(reason) = &it.reason {
                println!("    because: {reason}");
            } else {
                println!("    error: no `note` or `guess` says why");
                problems += 1;
            }
        }
        for failure in &row.proof.failures {
            println!("  error: {failure}");
            problems += 1;
        }
    }
    match problems {
        0 => println!("{}", coverage::total(rows)),
        1 => println!("1 problem"),
        more => println!("{more} problems"),
    }
    problems
}
