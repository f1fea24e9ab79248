//! Turns what providers publish about their APIs into spec files.
//!
//! ```text
//!  bytes ──aliyun, huawei──▶ Service ──convert──▶ spec files ──settle──▶ spec files that the generator takes
//! ```
//!
//! A reader knows one form of file; everything behind it is shared. What cannot be represented is refused
//! or left out with a reason; nothing is guessed. Whether a spec can become Rust is asked of the generator,
//! so that nothing here knows what Rust would make of a name.

mod aliyun;
mod convert;
mod huawei;
mod json;
mod layout;
mod merge;
mod prose;
mod schema;
mod select;
mod service;
mod settle;
mod shown;

pub use merge::{Change, ChangeKind, Merged, merge};

use crate::Source;
use json::Json;
use serde_json::Value;

/// A form of file that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The OpenAPI metadata of Alibaba Cloud, one file an API version.
    Aliyun,
    /// The Swagger documents of Huawei Cloud, one file an operation.
    Huawei,
}

impl Format {
    /// The provider, which is the folder that the spec files go to.
    #[must_use]
    pub fn provider(self) -> &'static str {
        match self {
            Self::Aliyun => "aliyun",
            Self::Huawei => "huawei",
        }
    }
}

/// What came of an API version.
#[derive(Debug, Default)]
pub struct Import {
    /// The folder of the API version, below the specs folder.
    pub folder: String,
    /// How many operations the source has.
    pub found: usize,
    /// The spec files, by path: that of the API version, and one an operation; none where no operation is left.
    pub files: Vec<SpecFile>,
    /// The operations that cannot be represented.
    pub refused: Vec<Refusal>,
    /// What was left out of operations.
    pub left_out: Vec<Omission>,
    /// The answers that the source shows as examples, those of refused operations too.
    pub shown: Vec<Shown>,
}

/// A spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecFile {
    /// The path below the specs folder, with `/` between names.
    pub path: String,
    /// The operation; nothing if it is the file of the API version.
    pub operation: Option<String>,
    /// The text.
    pub text: String,
}

/// An answer that the source shows as an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The operation.
    pub operation: String,
    /// The answer; nothing if it is not JSON, though the source says so.
    pub answer: Option<Value>,
}

/// An operation, or a whole file, that cannot be represented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The operation.
    pub operation: String,
    /// Why not.
    pub reason: String,
}

/// Something that the source says and the spec does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// The operation, or the shared part.
    pub operation: String,
    /// The parameter or field.
    pub place: String,
    /// What it is, and why it is left out.
    pub reason: String,
}

/// A file that cannot be imported at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// How many operations the file has, as far as it can be told.
    pub found: usize,
    /// How many answers it shows as examples, as far as it can be told.
    pub shown: usize,
    /// Why not.
    pub reason: String,
}

/// Imports an API version.
///
/// `documents` are the files that together describe it, and `provider` is the `provider.json` that the
/// spec files will stand beside.
///
/// # Errors
/// If the documents are not of this form, or of a style that the spec language has no words for.
pub fn import(format: Format, documents: &[&[u8]], provider: &[u8]) -> Result<Import, Rejected> {
    let mut import = Import::default();
    let service = match format {
        Format::Aliyun => aliyun::read(documents, &mut import),
        Format::Huawei => huawei::read(documents, &mut import),
    };
    let mut service = service.map_err(|it| elsewhere(format, documents, it))?;
    for name in [&service.api, &service.version] {
        if !is_file_name(name) {
            let reason = format!("`{name}` cannot be the name of a folder");
            return Err(Rejected { found: import.found, shown: import.shown.len(), reason });
        }
    }
    import.folder = format!("{}/{}/{}", service.provider, service.api, service.version);
    shown::complete(&mut service);
    let files = convert::files(&service, &mut import);
    let provider =
        Source { path: format!("{}/provider.json", format.provider()), bytes: provider.to_vec() };
    settle::settle(files, &provider, &mut import);
    if import.files.iter().all(|file| file.operation.is_none()) {
        import.files.clear();
    }
    Ok(import)
}

/// Says who reads the documents, if they are of another form.
fn elsewhere(format: Format, documents: &[&[u8]], rejected: Rejected) -> Rejected {
    let first = documents.first().copied().unwrap_or_default();
    let names_product = || Json::parse(first).is_ok_and(|it| it.get("product_short").is_some());
    let reason = match recognize(first) {
        Some(Format::Aliyun) if format == Format::Huawei => {
            "it is metadata of Alibaba Cloud, which `cargo xtask import aliyun` reads"
        }
        // Documents of others have paths, too.
        Some(Format::Huawei) if format == Format::Aliyun && names_product() => {
            "it is a document of Huawei Cloud, which `cargo xtask import huawei` reads"
        }
        _ => return rejected,
    };
    Rejected { reason: reason.to_owned(), ..rejected }
}

/// Which form of file this is, if it is one that can be imported.
#[must_use]
pub fn recognize(document: &[u8]) -> Option<Format> {
    let document = Json::parse(document).ok()?;
    match (document.get("apis"), document.get("paths")) {
        (Some(_), _) => document.get("info").map(|_| Format::Aliyun),
        (None, Some(_)) => Some(Format::Huawei),
        (None, None) => None,
    }
}

/// The provider file for a folder of specs that has none yet; nothing where it is not ours to write.
#[must_use]
pub fn provider_file(format: Format) -> Option<&'static str> {
    match format {
        Format::Aliyun => None,
        Format::Huawei => Some(include_str!("import/data/huawei.provider.json")),
    }
}

/// Whether a name of a source is safe as that of a file: it must not lead out of its folder.
fn is_file_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
}

/// A spec file that is still to be written.
#[derive(Debug)]
struct Draft {
    path: String,
    operation: Option<String>,
    json: Json,
}
