//! `cargo xtask corpus`: imports and generates everything that a folder holds, puts its examples through
//! the generated types, and says what it took.

mod compile;
pub(crate) mod cost;
mod examples;
mod files;
mod groups;
mod memory;
mod report;
mod verdict;

use crate::harness::{Extent, Harness};
use crate::{Outcome, workspace};
use anyhow::{Context, Result};
use rayon::prelude::*;
use report::{Report, Stage};
use specwright_codegen::{Analysis, Color, Source, analyze};
use std::fs;
use std::path::{Path, PathBuf};

/// What `corpus` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of what providers publish.
    #[arg(value_name = "DIR")]
    corpus: PathBuf,
    /// Check that everything that was generated compiles, as one crate with all features.
    #[arg(long)]
    compile: bool,
    /// Write the report with every refusal, omission and difference here.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// The folder for specs and generated code [default: `target/corpus` of the workspace].
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// Only files whose path holds this.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Do not put examples through the generated types, for which these have to be compiled.
    #[arg(long)]
    no_examples: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let scratch =
        arguments.scratch.clone().unwrap_or_else(|| workspace::folder("target").join("corpus"));
    let mut report = Report::default();
    let (sources, shown) = imported(arguments, &scratch.join("specs"), &mut report)?;
    let Some(analysis) = generated(&sources, &scratch, &mut report)? else {
        return Ok(Outcome::Problems);
    };
    if arguments.compile {
        compiled(&analysis, &scratch, &mut report)?;
    }
    if !arguments.no_examples {
        tried(&analysis, &shown, &scratch, &mut report)?;
    }
    print!("{}", report.summary());
    if let Some(path) = &arguments.report {
        fs::write(path, report.full())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(if report.compiles() { Outcome::Done } else { Outcome::Problems })
}

/// Imports everything, and writes the specs.
fn imported(
    arguments: &Arguments,
    specs: &Path,
    report: &mut Report,
) -> Result<(Vec<Source>, Vec<examples::Shown>)> {
    let only = arguments.only.as_deref();
    let groups = report.time(Stage::Read, || groups::all(&arguments.corpus, only))?;
    let providers = groups::providers(&groups, specs)?;
    let mut imports: Vec<_> = report.time(Stage::Import, || {
        groups.par_iter().map(|it| groups::imported(it, &providers)).collect()
    });
    for (group, result) in groups.iter().zip(&imports) {
        report.import(&group.name, result);
    }
    let shown = examples::shown(&groups, &mut imports);
    let sources = groups::sources(imports, &groups, &providers);
    report.time(Stage::WriteSpecs, || files::write_specs(&sources, specs))?;
    Ok((sources, shown))
}

/// Generates, and writes the code; nothing where the specs do not allow it, which was said.
fn generated(sources: &[Source], scratch: &Path, report: &mut Report) -> Result<Option<Analysis>> {
    let generated = report
        .time(Stage::Generate, || analyze(sources).map(|analysis| (analysis.files(), analysis)));
    let (tree, analysis) = match generated {
        Ok(generated) => generated,
        Err(problems) => {
            let specs = scratch.join("specs");
            eprint!("{}", problems.render(&specs.to_string_lossy(), Color::Off));
            return Ok(None);
        }
    };
    report.generated(&tree);
    report.time(Stage::WriteCode, || files::write_code(&tree, &scratch.join("generated")))?;
    report.peak();
    Ok(Some(analysis))
}

fn compiled(analysis: &Analysis, scratch: &Path, report: &mut Report) -> Result<()> {
    let generated = scratch.join("generated");
    let compiled = report.time(Stage::Compile, || {
        compile::check(&analysis.plan, &generated, &scratch.join("check"))
    })?;
    report.compiled(compiled);
    Ok(())
}

/// Puts the examples through the generated types.
fn tried(
    analysis: &Analysis,
    shown: &[examples::Shown],
    scratch: &Path,
    report: &mut Report,
) -> Result<()> {
    let folder = scratch.join("harness");
    let harness = Harness::write(analysis, &scratch.join("generated"), &folder, Extent::Examples)?;
    let mut compiler = harness.compiler();
    // A change here or there makes most of a program anew, and pieces of all of it take much room.
    compiler.env("CARGO_INCREMENTAL", "0");
    let (status, cost) = report.time(Stage::Harness, || cost::run(&mut compiler))?;
    report.harness(cost);
    anyhow::ensure!(status.success(), "the generated code does not compile");
    let figures =
        report.time(Stage::Examples, || examples::put_through(&harness, analysis, shown))?;
    report.examples(figures);
    Ok(())
}
