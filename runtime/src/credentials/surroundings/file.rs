//! Reading the small files that hold credentials.

use crate::CredentialError;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// How large a file may be.
const LIMIT: u64 = 1024 * 1024;

pub(super) type Files = dyn Fn(&Path) -> io::Result<Vec<u8>> + Send + Sync;

/// Reads a file of the file system, but not much more of it than is allowed.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    // Opening what is no file, such as a pipe, might take forever.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file; `None` if there is no such file.
pub(super) async fn text(
    files: Arc<Files>,
    path: &Path,
) -> Result<Option<Zeroizing<String>>, CredentialError> {
    let unreadable = |problem: &dyn std::fmt::Display| {
        CredentialError::new(format!("`{}` cannot be read: {problem}", path.display()))
    };
    let owned = path.to_owned();
    // A home directory may be far away.
    let read = tokio::task::spawn_blocking(move || files(&owned)).await;
    let bytes = match read.unwrap_or_else(|error| Err(io::Error::other(error))) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    };
    if bytes.len() as u64 > LIMIT {
        return Err(unreadable(&"it is larger than 1 MiB"));
    }
    let text = String::from_utf8(bytes).map_err(|_| unreadable(&"it is not UTF-8"))?;
    Ok(Some(Zeroizing::new(text)))
}
