//! `cargo xtask export`.

use crate::output::{Change, apply, existing};
use crate::{Outcome, Usage, specs};
use anyhow::Result;
use specwright_codegen::api::{Api, Model};
use specwright_codegen::openapi::{Export, export};
use std::path::PathBuf;

/// What `export` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to write.
    #[arg(value_enum)]
    format: Format,
    /// The API version, as `aliyun/dbs/2021-01-01` [default: the only one].
    #[arg(value_name = "API")]
    api: Option<String>,
    /// The file to write [default: print it].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    specs: specs::Folder,
}

/// What can be written.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// An OpenAPI 3.1 document.
    Openapi,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = arguments.specs.path();
    let Some(analysis) = specs::analyze(&specs)? else { return Ok(Outcome::Problems) };
    let api = find(&analysis.model, arguments.api.as_deref())?;
    let Export { document, left_out } = match arguments.format {
        Format::Openapi => export(api),
    };
    for (name, other) in &left_out {
        eprintln!("warning: `{name}` is left out: it has the method and path of `{other}`");
    }
    match &arguments.out {
        None => print!("{document}"),
        Some(path) => {
            let old = existing(path)?.unwrap_or_default();
            apply(&[Change { path: path.clone(), old, new: Some(document) }])?;
            println!("wrote {}", path.display());
        }
    }
    Ok(Outcome::Done)
}

/// The API version of a name, or the only one.
fn find<'a>(model: &'a Model, name: Option<&str>) -> Result<&'a Api, Usage> {
    let full = |api: &Api| format!("{}/{}/{}", api.provider.name, api.name, api.version);
    let wanted = name.map(|name| name.trim_end_matches('/'));
    let mut found = model.apis.iter().filter(|api| wanted.is_none_or(|name| full(api) == name));
    if let (Some(api), None) = (found.next(), found.next()) {
        return Ok(api);
    }
    let all: Vec<String> = model.apis.iter().map(|api| format!("`{}`", full(api))).collect();
    let all = all.join(", ");
    Err(Usage(match wanted {
        Some(name) => format!("there is no API version `{name}`; there is {all}"),
        None => format!("there are several API versions, name one of them: {all}"),
    }))
}
