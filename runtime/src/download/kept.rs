//! Partial files that outlive their download.

use super::DownloadError;
use super::target::{failed, problem};
use same_file::Handle;
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempPath;

/// How often, and after what time, a partial file is asked for that somebody else is writing: a
/// download that was just dropped may have a last piece under way.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The file that an earlier download left, or a new one. Nobody else writes to it meanwhile.
pub(super) async fn open(path: PathBuf) -> Result<(File, TempPath), DownloadError> {
    for _ in 0..ATTEMPTS {
        let wanted = path.clone();
        let opened = tokio::task::spawn_blocking(move || locked(&wanted)).await;
        let opened = opened.unwrap_or_else(|error| Err(io::Error::other(error)));
        if let Some(file) = opened.map_err(|error| failed("write", &path, error))? {
            let kept = TempPath::try_from_path(&path);
            let mut kept = kept.map_err(|error| failed("write", &path, error))?;
            kept.disable_cleanup(true);
            return Ok((file, kept));
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(problem(format_args!("another download is writing to {}", path.display())))
}

/// The file, if nobody else has it.
fn locked(path: &Path) -> io::Result<Option<File>> {
    if path.symlink_metadata().is_ok_and(|found: Metadata| !found.is_file()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no ordinary file"));
    }
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    // Whoever had it before may have completed it, and then it has another name.
    let own = Handle::from_file(file.try_clone()?)?;
    let same = Handle::from_path(path).is_ok_and(|there| there == own);
    Ok(same.then_some(file))
}
