//! `cargo xtask show`.

mod curl;
mod flatten;
mod request;
mod rust;

use crate::{Outcome, operations, specs};
use anyhow::Result;

/// What `show` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The operation: `CreateDownload` or `aliyun/dbs/2021-01-01/CreateDownload`.
    operation: String,
    /// The form of the call.
    #[arg(long = "as", value_enum, default_value_t, value_name = "FORM")]
    form: Form,
    #[command(flatten)]
    specs: specs::Folder,
}

/// The form of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A program that uses the generated client.
    #[default]
    Rust,
    /// What goes over the wire.
    Request,
    /// A command for a shell.
    Curl,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = arguments.specs.path();
    let Some(analysis) = specs::analyze(&folder)? else { return Ok(Outcome::Problems) };
    let (api, operation) = operations::find(&analysis.model, &arguments.operation)?;
    let text = match arguments.form {
        Form::Rust => rust::text(&analysis, operation).unwrap_or_default(),
        Form::Request => request::request(api, operation)?.text(),
        Form::Curl => curl::text(api, operation, &request::request(api, operation)?),
    };
    print!("{text}");
    Ok(Outcome::Done)
}
