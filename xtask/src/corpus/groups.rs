//! What a folder holds, and what the import makes of it.

use crate::Usage;
use crate::import::provider;
use anyhow::{Context, Result};
use specwright_codegen::Source;
use specwright_codegen::import::{Format, Import, Rejected, import, recognize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The documents that together describe an API version.
pub(super) struct Group {
    pub(super) name: String,
    format: Format,
    documents: Vec<Vec<u8>>,
}

/// The documents below a folder. One that describes a single operation belongs to those beside it.
pub(super) fn all(folder: &Path, only: Option<&str>) -> Result<Vec<Group>> {
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

pub(super) fn providers(groups: &[Group], specs: &Path) -> Result<BTreeMap<&'static str, String>> {
    let mut providers = BTreeMap::new();
    for group in groups {
        let name = group.format.provider();
        if !providers.contains_key(name) {
            providers.insert(name, provider(group.format, &specs.join("of nobody"))?);
        }
    }
    Ok(providers)
}

pub(super) type Imported = std::result::Result<Import, Rejected>;

pub(super) fn imported(group: &Group, providers: &BTreeMap<&'static str, String>) -> Imported {
    let documents: Vec<&[u8]> = group.documents.iter().map(Vec::as_slice).collect();
    let provider = providers.get(group.format.provider()).map(String::as_bytes).unwrap_or_default();
    import(group.format, &documents, provider)
}

pub(super) fn sources(
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
