//! `cargo xtask corpus`: imports and generates everything that a folder holds, and says what it took.

mod memory;
mod report;

use crate::import::provider;
use crate::{Outcome, Usage, workspace};
use anyhow::{Context, Result};
use rayon::prelude::*;
use report::{Report, Stage};
use specwright_codegen::import::{Format, Import, import, recognize};
use specwright_codegen::{FileTree, Source, generate};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What `corpus` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of what providers publish.
    #[arg(value_name = "DIR")]
    corpus: PathBuf,
    /// Write the report with every refusal and omission here.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// The folder for specs and generated code [default: `target/corpus` of the workspace].
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// Only files whose path holds this.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

/// The documents that together describe an API version.
struct Group {
    name: String,
    format: Format,
    documents: Vec<Vec<u8>>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let scratch =
        arguments.scratch.clone().unwrap_or_else(|| workspace::folder("target").join("corpus"));
    let mut report = Report::default();
    let groups =
        report.time(Stage::Read, || groups(&arguments.corpus, arguments.only.as_deref()))?;
    let specs = scratch.join("specs");
    let providers = providers(&groups, &specs)?;
    let imports: Vec<_> = report
        .time(Stage::Import, || groups.par_iter().map(|it| imported(it, &providers)).collect());
    for (group, result) in groups.iter().zip(&imports) {
        report.import(&group.name, result);
    }
    let sources = sources(imports, &groups, &providers);
    report.time(Stage::WriteSpecs, || write_specs(&sources, &specs))?;
    let tree = match report.time(Stage::Generate, || generate(&sources)) {
        Ok(tree) => tree,
        Err(problems) => {
            eprint!(
                "{}",
                problems.render(&specs.to_string_lossy(), specwright_codegen::Color::Off)
            );
            return Ok(Outcome::Problems);
        }
    };
    report.generated(&tree);
    report.time(Stage::WriteCode, || write_code(&tree, &scratch.join("generated")))?;
    print!("{}", report.summary());
    if let Some(path) = &arguments.report {
        fs::write(path, report.full())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(Outcome::Done)
}

/// The documents below a folder. One that describes a single operation belongs to those beside it.
fn groups(folder: &Path, only: Option<&str>) -> Result<Vec<Group>> {
    if !folder.is_dir() {
        return Err(Usage(format!("`{}` is not a folder", folder.display())).into());
    }
    let mut groups: BTreeMap<(String, bool), Group> = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        let path = entry.path();
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        let wanted = only.is_none_or(|text| name.contains(text));
        if !wanted || path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let document =
            fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        let Some(format) = recognize(&document) else { continue };
        let together = format == Format::Huawei;
        let beside = path.parent().and_then(|it| it.strip_prefix(folder).ok()).unwrap_or(path);
        let name = if together { beside.to_string_lossy().into_owned() } else { name };
        let group = groups.entry((name.clone(), together));
        group
            .or_insert_with(|| Group { name, format, documents: Vec::new() })
            .documents
            .push(document);
    }
    Ok(groups.into_values().collect())
}

fn providers(groups: &[Group], specs: &Path) -> Result<BTreeMap<&'static str, String>> {
    let mut providers = BTreeMap::new();
    for group in groups {
        let name = group.format.provider();
        if !providers.contains_key(name) {
            providers.insert(name, provider(group.format, &specs.join("of nobody"))?);
        }
    }
    Ok(providers)
}

type Imported = std::result::Result<Import, specwright_codegen::import::Rejected>;

fn imported(group: &Group, providers: &BTreeMap<&'static str, String>) -> Imported {
    let documents: Vec<&[u8]> = group.documents.iter().map(Vec::as_slice).collect();
    let provider = providers.get(group.format.provider()).map(String::as_bytes).unwrap_or_default();
    import(group.format, &documents, provider)
}

fn sources(
    imports: Vec<Imported>,
    groups: &[Group],
    providers: &BTreeMap<&'static str, String>,
) -> Vec<Source> {
    let mut sources: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (import, group) in imports.into_iter().zip(groups) {
        let Ok(import) = import else { continue };
        // An API version of which nothing is left has no files.
        let name = group.format.provider();
        if let Some(provider) = providers.get(name).filter(|_| !import.files.is_empty()) {
            sources.insert(format!("{name}/provider.json"), provider.clone().into_bytes());
        }
        sources.extend(import.files.into_iter().map(|file| (file.path, file.text.into_bytes())));
    }
    sources.into_iter().map(|(path, bytes)| Source { path, bytes }).collect()
}

fn write_specs(sources: &[Source], folder: &Path) -> Result<()> {
    start_over(folder)?;
    for Source { path, bytes } in sources {
        write(&folder.join(path), bytes)?;
    }
    Ok(())
}

fn write_code(tree: &FileTree, folder: &Path) -> Result<()> {
    start_over(folder)?;
    for (path, text) in tree.iter() {
        write(&folder.join(path), text.as_bytes())?;
    }
    Ok(())
}

/// Empties a folder of ours.
fn start_over(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot empty `{}`", folder.display()))
        }
        _ => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    fs::write(path, bytes).with_context(|| format!("cannot write `{}`", path.display()))
}
