//! `cargo xtask import`.

mod record;
mod told;

pub(crate) use record::imported;

use crate::{Outcome, Usage, specs, workspace};
use anyhow::{Context, Result};
use specwright_codegen::diagnostic::suggestion;
use specwright_codegen::import::{Format, Import, import, provider_file};
use std::path::{Path, PathBuf};

/// What `import` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Whose files they are.
    provider: Provider,
    /// The files: for aliyun one an API version, for huawei all operations of one API version.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    specs: specs::Folder,
    /// Import only these.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    operations: Vec<String>,
    /// Tell everything that was left out, not only how much.
    #[arg(long)]
    verbose: bool,
}

/// Who publishes files that can be imported.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Provider {
    /// Alibaba Cloud: OpenAPI metadata.
    Aliyun,
    /// Huawei Cloud: Swagger documents.
    Huawei,
}

impl From<Provider> for Format {
    fn from(provider: Provider) -> Self {
        match provider {
            Provider::Aliyun => Self::Aliyun,
            Provider::Huawei => Self::Huawei,
        }
    }
}

/// A file, and what is in it.
type Document<'a> = (&'a Path, Vec<u8>);

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let format = Format::from(arguments.provider);
    let specs = arguments.specs.path();
    let mut documents = Vec::new();
    for file in &arguments.files {
        let read = || format!("cannot read `{}`", file.display());
        documents.push((file.as_path(), std::fs::read(file).with_context(read)?));
    }
    let groups: Vec<&[Document<'_>]> = match format {
        Format::Aliyun => documents.chunks(1).collect(),
        Format::Huawei => vec![&documents[..]],
    };
    let provider = provider(format, &specs)?;
    let mut outcome = Outcome::Done;
    for group in groups {
        let bytes: Vec<&[u8]> = group.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        let mut import = match import(format, &bytes, provider.as_bytes()) {
            Ok(import) => import,
            Err(rejected) => {
                let files = told::files(group);
                eprintln!("error: {files} cannot be imported: {}", rejected.reason);
                outcome = Outcome::Problems;
                continue;
            }
        };
        gone(&specs, &import)?;
        select(&mut import, &arguments.operations, &specs)?;
        told::import(group, &import, arguments.verbose);
        if import.files.iter().all(|file| file.operation.is_none()) {
            let files = told::files(group);
            eprintln!("error: nothing of {files} can be imported, so nothing was written");
            outcome = Outcome::Problems;
            continue;
        }
        record::keep(&specs, format, &provider)?;
        told::changes(&record::write_all(&specs, &import, &arguments.operations)?);
    }
    Ok(outcome)
}

/// Says which operations that were imported before the source has no more.
fn gone(specs: &Path, import: &Import) -> Result<()> {
    for name in record::operations(specs, import)? {
        let there = import.files.iter().any(|file| file.operation.as_ref() == Some(&name))
            || import.refused.iter().any(|it| it.operation == name);
        if !there {
            println!("  gone upstream: {name}; its file stays");
        }
    }
    Ok(())
}

/// Keeps only the operations that are asked for, and those that were imported before.
fn select(import: &mut Import, asked: &[String], specs: &Path) -> Result<()> {
    if asked.is_empty() {
        return Ok(());
    }
    let before = record::operations(specs, import)?;
    let there = import.operations();
    let all: Vec<String> = asked.iter().chain(&before).cloned().collect();
    let mut unknown = import.select(&all);
    unknown.retain(|name| asked.contains(name));
    if unknown.is_empty() {
        return Ok(());
    }
    let problem = |name: &String| match suggestion(name, &there) {
        Some(help) => format!("there is no operation `{name}`; {help}"),
        None => format!("there is no operation `{name}`"),
    };
    Err(Usage(unknown.iter().map(problem).collect::<Vec<_>>().join("\n")).into())
}

/// The provider's file: the one in the folder, or else ours.
pub(crate) fn provider(format: Format, specs: &Path) -> Result<String> {
    let below = Path::new(format.provider()).join("provider.json");
    for folder in [specs, &workspace::folder("specs")] {
        let path = folder.join(&below);
        if path.is_file() {
            return std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read `{}`", path.display()));
        }
    }
    let ours = provider_file(format).context("there is no `provider.json` for this provider")?;
    Ok(ours.to_owned())
}
