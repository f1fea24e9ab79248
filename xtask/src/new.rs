//! `cargo xtask new`.

mod skeleton;

use crate::{Outcome, Usage, specs};
use anyhow::{Context, Result};
use skeleton::{Names, Paths};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// What `new` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The API version, such as `aliyun/dbs/2021-01-01`.
    #[arg(value_name = "PROVIDER/API/VERSION")]
    version: String,
    /// The name of the operation, such as `DescribeSandboxInstances`.
    operation: String,
    #[command(flatten)]
    specs: specs::Folder,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let names = names(&arguments.version, &arguments.operation)?;
    let specs = arguments.specs.path();
    let Names { provider, api, version, operation } = names;
    let provider_file = specs.join(provider).join("provider.json");
    let folder = specs.join(provider).join(api).join(version);
    let file = folder.join(format!("{operation}.json"));
    if file.exists() {
        return Err(Usage(format!("`{}` is there already", file.display())).into());
    }
    let files = [
        (provider_file.clone(), skeleton::provider(&names)),
        (folder.join("api.json"), skeleton::api(&names)),
        (file.clone(), skeleton::operation(&names, paths(&provider_file))),
    ];
    for (path, text) in &files {
        if write(path, text)? {
            println!("written: {}", path.display());
        }
    }
    next(&file, &specs);
    Ok(Outcome::Done)
}

/// Takes the names apart and checks them.
fn names<'a>(version: &'a str, operation: &'a str) -> Result<Names<'a>> {
    let parts: Vec<&str> = version.split('/').collect();
    let [provider, api, version] = parts[..] else {
        let message = format!(
            "`{version}` is not an API version; write provider, API and version, \
             such as `aliyun/dbs/2021-01-01`"
        );
        return Err(Usage(message).into());
    };
    for (name, what) in
        [(provider, "provider"), (api, "API"), (version, "version"), (operation, "operation")]
    {
        check(name, what)?;
    }
    if provider == "schema" || operation == "api" {
        let name = if provider == "schema" { provider } else { operation };
        return Err(
            Usage(format!("`{name}` cannot be a name: specs have something else there")).into()
        );
    }
    Ok(Names { provider, api, version, operation })
}

/// A name is a folder or a file, and becomes a name in Rust.
fn check(name: &str, what: &str) -> Result<()> {
    let first = |c: char| c.is_ascii_alphanumeric();
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_file = Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
    if name.starts_with(first) && name.chars().all(fits) && !is_file {
        return Ok(());
    }
    let message = format!(
        "{name:?} cannot be the name of the {what}: a name begins with a letter or digit \
         and goes on with letters, digits, `-`, `_` and `.`, without `.json`"
    );
    Err(Usage(message).into())
}

/// Whether operations have paths; all but those of an RPC provider have.
fn paths(provider: &Path) -> Paths {
    let text = fs::read_to_string(provider).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    if json.get("protocol").is_some_and(|it| it == "rpc") { Paths::Same } else { Paths::Own }
}

/// Writes a file unless there is one.
fn write(path: &Path, text: &str) -> Result<bool> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    let result = OpenOptions::new().write(true).create_new(true).open(path);
    let result = result.and_then(|mut file| file.write_all(text.as_bytes()));
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot write `{}`", path.display())),
    }
}

/// Says what to do next.
fn next(file: &Path, specs: &Path) {
    let file = file.display();
    println!(
        "next:
  1. With the page beside `{file}`, put what it says in the place of every `TODO:`,
     and remove what it has nothing for. `specs/README.md` says how, and for lists that come in pages,
     for parameters that depend on one another and for what can be waited for.
  2. `cargo xtask check` points at what is left; `cargo xtask codegen --watch` does while you type.
  3. `cargo xtask codegen` writes the client."
    );
    if !specs.join("schema").is_dir() {
        println!(
            "`cargo xtask schema --specs {}` writes the schemas by which editors complete and check.",
            specs.display()
        );
    }
}
