//! `cargo xtask policy`.

use crate::{Outcome, Usage, operations, specs};
use anyhow::Result;
use specwright_codegen::policy::{Filling, policy};

/// What `policy` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The operations: `CreateDownload` or `aliyun/dbs/2021-01-01/CreateDownload`.
    #[arg(required = true, value_name = "OPERATION")]
    operations: Vec<String>,
    /// A region that the resources are in; can be repeated [default: any].
    #[arg(long = "region", value_name = "REGION")]
    regions: Vec<String>,
    /// The id of an account that the resources belong to; can be repeated [default: any].
    #[arg(long = "account", value_name = "ID")]
    accounts: Vec<String>,
    /// What a placeholder in the name of a resource stands for; can be repeated [default: any].
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    #[command(flatten)]
    specs: specs::Folder,
}

/// `NAME=VALUE`.
fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("it should be NAME=VALUE")?;
    Ok((name.trim_matches(['{', '}']).to_owned(), value.to_owned()))
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let specs = arguments.specs.path();
    let Some(analysis) = specs::analyze(&specs)? else { return Ok(Outcome::Problems) };
    let named = arguments.operations.iter().map(|name| operations::find(&analysis.model, name));
    let named = named.collect::<Result<Vec<_>, Usage>>()?;
    let filling = Filling {
        regions: arguments.regions.clone(),
        accounts: arguments.accounts.clone(),
        values: arguments.values.clone(),
    };
    let policy = policy(&analysis.model, &named, &filling).map_err(|it| Usage(it.to_string()))?;
    print!("{}", policy.document);
    for note in &policy.notes {
        eprintln!("note: {note}");
    }
    Ok(Outcome::Done)
}
