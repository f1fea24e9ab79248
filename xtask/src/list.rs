//! `cargo xtask list`.

use crate::format::{Format, Reading, json};
use crate::{Outcome, specs};
use anyhow::Result;
use serde::Serialize;
use specwright_codegen::api::{Api, Operation};
use specwright_codegen::vocabulary::Retry;

/// What `list` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
}

/// An operation, for programs.
#[derive(Serialize)]
struct Record<'a> {
    provider: &'a str,
    api: &'a str,
    version: &'a str,
    operation: &'a str,
    summary: &'a str,
    method: &'a str,
    path: &'a str,
    retry: &'static str,
    pagination: bool,
    deprecated: bool,
}

impl<'a> Record<'a> {
    fn new(api: &'a Api, operation: &'a Operation) -> Self {
        Self {
            provider: &api.provider.name,
            api: &api.name,
            version: &api.version,
            operation: &operation.name,
            summary: &operation.summary,
            method: &operation.method,
            path: &operation.path,
            retry: retry(operation.retry),
            pagination: operation.pagination.is_some(),
            deprecated: operation.facts.deprecated.is_some(),
        }
    }

    /// What is to be known before calling it.
    fn flags(&self) -> String {
        let pages = self.pagination.then_some("pages");
        let deprecated = self.deprecated.then_some("deprecated");
        let flags = [Some(self.retry), pages, deprecated];
        flags.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Idempotent => "idempotent",
        Retry::Unsafe => "unsafe",
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = arguments.reading.specs.path();
    let Some(analysis) = specs::analyze(&folder)? else { return Ok(Outcome::Problems) };
    let apis = &analysis.model.apis;
    match arguments.reading.format {
        Format::Text => apis.iter().for_each(print),
        Format::Json => {
            let each = |api| records(api);
            json(&apis.iter().flat_map(each).collect::<Vec<_>>())?;
        }
    }
    Ok(Outcome::Done)
}

fn records(api: &Api) -> Vec<Record<'_>> {
    api.operations.iter().map(|operation| Record::new(api, operation)).collect()
}

/// Prints an API version, an operation a line.
fn print(api: &Api) {
    let Api { provider, name, version, title, .. } = api;
    println!("{}/{name}/{version}: {} {title}", provider.name, provider.title);
    let row = |it: &Record<'_>| {
        [it.operation.to_owned(), format!("{} {}", it.method, it.path), it.flags()]
    };
    let rows: Vec<_> = records(api).into_iter().map(|it| (row(&it), it.summary)).collect();
    let width =
        |at: usize| rows.iter().map(|(row, _)| row[at].chars().count()).max().unwrap_or_default();
    let [first, second, third] = [0, 1, 2].map(width);
    for ([operation, request, flags], summary) in &rows {
        println!("  {operation:first$}  {request:second$}  {flags:third$}  {summary}");
    }
}
