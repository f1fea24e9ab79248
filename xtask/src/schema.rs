//! `cargo xtask schema`.

use crate::codegen::report;
use crate::output::{Change, apply, existing};
use crate::{Outcome, workspace};
use anyhow::Result;
use specwright_codegen::spec::schemas;
use std::path::PathBuf;

/// What `schema` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of spec files, which gets a folder `schema` [default: `specs` of the workspace].
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// Write nothing; print what is different, and fail if anything is.
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = workspace::or(arguments.specs.as_deref(), "specs");
    let mut changes = Vec::new();
    for (name, text) in schemas() {
        let path = specs.join("schema").join(name);
        let old = existing(&path)?.unwrap_or_default();
        if old != text {
            changes.push(Change { path, old, new: Some(text) });
        }
    }
    if arguments.check {
        return Ok(report(&changes, "schema"));
    }
    apply(&changes)?;
    println!("3 JSON Schemas: {} written", changes.len());
    Ok(Outcome::Done)
}
