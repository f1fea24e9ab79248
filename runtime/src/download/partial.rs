//! A file under its temporary name.

use super::note::Note;
use super::target::{Existing, Target, exists, failed, problem};
use super::version::Version;
use super::{DownloadError, Link, kept};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempPath;
use tokio::io::{AsyncSeekExt, AsyncWriteExt, BufWriter};

/// What is collected before it is written.
const BUFFER_BYTES: usize = 256 * 1024;

/// What is kept of the name of the file in that of the temporary one.
const PREFIX_BYTES: usize = 100;

/// What happens to a file that did not arrive as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unfinished {
    #[default]
    Removed,
    Kept,
}

/// A file under its temporary name, which is removed when this is dropped, unless it is to be kept.
pub(super) struct Partial {
    writer: BufWriter<tokio::fs::File>,
    path: TempPath,
    target: Target,
    /// What a later download will want to know.
    note: Option<Note>,
    earlier: Option<(Version, u64)>,
}

impl Partial {
    pub(super) async fn open(
        target: Target,
        unfinished: Unfinished,
        link: &Link,
    ) -> Result<Self, DownloadError> {
        let (file, path, note) = match unfinished {
            Unfinished::Removed => {
                let target = target.clone();
                let (file, path) = blocking(move || unique(&target)).await?;
                (file, path, None)
            }
            Unfinished::Kept => {
                let (file, path) = kept::open(with_ending(&target.path, ".part")).await?;
                let note = Note::new(with_ending(&target.path, ".part.json"), link);
                (file, path, Some(note))
            }
        };
        let length = file.metadata().map_err(|error| failed("look at", &path, error))?.len();
        let earlier = match &note {
            Some(note) if length > 0 => note.read().await.map(|version| (version, length)),
            _ => None,
        };
        let writer = BufWriter::with_capacity(BUFFER_BYTES, tokio::fs::File::from_std(file));
        Ok(Self { writer, path, target, note, earlier })
    }

    /// What an earlier download left, if it can be gone on with.
    pub(super) fn earlier(&self) -> Option<(Version, u64)> {
        let fits =
            |(version, length): &&(Version, u64)| version.total.is_none_or(|it| *length <= it);
        self.earlier.as_ref().filter(fits).cloned()
    }

    /// Takes what is there for the beginning.
    pub(super) async fn go_on(&mut self, from: u64) -> Result<(), DownloadError> {
        let moved = self.writer.get_mut().seek(io::SeekFrom::Start(from)).await;
        moved.map(drop).map_err(|error| failed("write", &self.path, error))
    }

    /// Begins with nothing.
    pub(super) async fn begin(&mut self, version: &Version) -> Result<(), DownloadError> {
        self.empty().await.map_err(|error| failed("write", &self.path, error))?;
        match &self.note {
            Some(note) => note.write(version).await,
            None => Ok(()),
        }
    }

    async fn empty(&mut self) -> io::Result<()> {
        self.writer.flush().await?;
        let file = self.writer.get_mut();
        file.set_len(0).await?;
        file.rewind().await.map(drop)
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), DownloadError> {
        let written = self.writer.write_all(bytes).await;
        written.map_err(|error| failed("write", &self.path, error))
    }

    /// Keeps what has arrived, if it is to be kept.
    pub(super) async fn give_up(mut self) {
        if self.note.is_some() {
            // There is an error already, which says more.
            let _ = self.writer.flush().await;
        }
    }

    /// Gives the file its name. It is on the disk then.
    pub(super) async fn finish(mut self) -> Result<PathBuf, DownloadError> {
        let flushed = self.writer.flush().await;
        flushed.map_err(|error| failed("write", &self.path, error))?;
        let Self { writer, path, target, note, .. } = self;
        let file = writer.into_inner().into_std().await;
        let target = blocking(move || settle(file, path, target)).await?;
        if let Some(note) = note {
            note.remove().await;
        }
        Ok(target)
    }
}

/// Runs what waits for the disk.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DownloadError> + Send + 'static,
) -> Result<T, DownloadError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(problem("the runtime is shutting down")))
}

/// A new file beside the target, with a name that nobody else has.
fn unique(target: &Target) -> Result<(File, TempPath), DownloadError> {
    let end = target.name.floor_char_boundary(PREFIX_BYTES);
    let prefix = format!(".{}.", &target.name[..end]);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let made = builder.tempfile_in(&target.folder);
    made.map(tempfile::NamedTempFile::into_parts)
        .map_err(|error| failed("write to", &target.folder, error))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// Brings the bytes to the disk, and then gives the file its name.
fn settle(file: File, path: TempPath, target: Target) -> Result<PathBuf, DownloadError> {
    file.sync_all().map_err(|error| failed("write", &path, error))?;
    let named = match target.existing {
        Existing::Kept => path.persist_noclobber(&target.path),
        Existing::Replaced => path.persist(&target.path),
    };
    named.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => exists(&target.path),
        _ => failed("write", &target.path, error.error),
    })?;
    // Up to here nobody else may take it for a partial file.
    drop(file);
    // The name is in the folder, which is a file of its own. Not every system can bring it to the disk.
    let _ = File::open(&target.folder).and_then(|folder| folder.sync_all());
    Ok(target.path)
}
