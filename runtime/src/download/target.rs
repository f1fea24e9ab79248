//! Where a file goes.

use super::{DownloadError, DownloadErrorKind};
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

/// What happens to a file that is already there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays, and the download fails.
    #[default]
    Kept,
    Replaced,
}

/// A place for a file, in a folder that is there.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) folder: PathBuf,
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) existing: Existing,
}

impl Target {
    /// Looks at the place before anything is fetched.
    pub(super) async fn new(path: &Path, existing: Existing) -> Result<Self, DownloadError> {
        let Some(name) = path.file_name() else {
            return Err(problem(format_args!("{} is no name of a file", path.display())));
        };
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        check_folder(folder).await?;
        match tokio::fs::symlink_metadata(path).await {
            Ok(found) if found.is_dir() => {
                Err(problem(format_args!("{} is a folder", path.display())))
            }
            Ok(_) if existing == Existing::Kept => Err(exists(path)),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(failed("look at", path, error)),
        }?;
        let name = name.to_string_lossy().into_owned();
        Ok(Self { folder: folder.to_owned(), name, path: path.to_owned(), existing })
    }
}

/// Makes sure that a folder is there.
pub(super) async fn check_folder(folder: &Path) -> Result<(), DownloadError> {
    match tokio::fs::metadata(folder).await {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(problem(format_args!("{} is no folder", folder.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = format!("the folder {} does not exist", folder.display());
            Err(problem(message).source(error))
        }
        Err(error) => Err(failed("look at", folder, error)),
    }
}

pub(super) fn problem(message: impl Display) -> DownloadError {
    DownloadError::new(DownloadErrorKind::Io).message(message.to_string())
}

/// What could not be done with a file.
pub(super) fn failed(what: &str, path: &Path, error: io::Error) -> DownloadError {
    problem(format_args!("cannot {what} {}: {}", path.display(), error.kind())).source(error)
}

pub(super) fn exists(path: &Path) -> DownloadError {
    DownloadError::new(DownloadErrorKind::Exists).message(path.display().to_string())
}
