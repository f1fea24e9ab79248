//! Fetching files by the links that operations give out.
//!
//! A [`Download`] goes on after a broken connection, appears under its name only when it is complete,
//! and shows its link to nobody.
//!
//! ```no_run
//! # async fn example(link: specwright_runtime::Sensitive) -> Result<(), Box<dyn std::error::Error>> {
//! use specwright_runtime::download::Download;
//!
//! let file = Download::new(&link)?
//!     .on_progress(|progress| println!("{} of {:?}", progress.received, progress.total))
//!     .to_file("backup.tar.gz")
//!     .await?;
//! println!("{} bytes in {}", file.bytes, file.path.display());
//! # Ok(())
//! # }
//! ```
//!
//! No credentials are sent, and no cookies: the link says it all.
//! A server may send elsewhere, but only to where it is encrypted too.

#[cfg(feature = "blocking")]
mod blocking;
mod chunks;
mod connection;
mod downloader;
mod error;
mod fetch;
mod kept;
mod link;
mod name;
mod note;
mod partial;
mod progress;
mod range;
mod refusal;
mod settings;
mod target;
mod version;

pub use chunks::Chunks;
pub use downloader::Downloader;
pub use error::{DownloadError, DownloadErrorKind};
pub use link::Link;
pub use progress::Progress;

use fetch::{Event, Fetch, Restart};
use partial::{Partial, Unfinished};
use progress::Listener;
use settings::Settings;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use target::{Existing, Target, check_folder};
use tracing::{Instrument, Span, info_span};

/// A file that is fetched when [`to_file`](Self::to_file), [`to_folder`](Self::to_folder) or
/// [`chunks`](Self::chunks) says where to.
///
/// After a broken connection, a stall or an error of the server it goes on where it was, if the
/// server can do that, and if it is certain that the file is still the same: by a strong `ETag` or
/// a `Last-Modified` of some age. Otherwise it begins again.
///
/// It needs a tokio runtime with timers and input and output.
#[must_use = "nothing is fetched until it is said where to"]
pub struct Download {
    client: reqwest::Client,
    link: Link,
    settings: Settings,
    listener: Listener,
    existing: Existing,
    unfinished: Unfinished,
}

/// A file that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Downloaded {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

impl Download {
    /// A download with connections of its own. A [`Downloader`] shares them between downloads.
    ///
    /// # Errors
    /// If the link cannot be used, or if HTTPS cannot be set up on this system.
    pub fn new<L>(link: L) -> Result<Self, DownloadError>
    where
        L: TryInto<Link>,
        DownloadError: From<L::Error>,
    {
        Downloader::new()?.download(link)
    }

    fn with_client(client: reqwest::Client, link: Link) -> Self {
        Self {
            client,
            link,
            settings: Settings::default(),
            listener: Listener::default(),
            existing: Existing::default(),
            unfinished: Unfinished::default(),
        }
    }

    /// Sets who is told how far it is: at the beginning, with each piece, and at the end. The bytes
    /// only become less where the file has to begin again.
    pub fn on_progress(mut self, listener: impl FnMut(Progress) + Send + 'static) -> Self {
        self.listener = Listener::new(listener);
        self
    }

    /// Sets after how many attempts in a row without a new byte it fails; 5 unless this says
    /// otherwise, and one at least.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.settings.attempts = attempts;
        self
    }

    /// Sets the longest pauses between attempts: the first, and the one that is never exceeded. In
    /// between they double, and the real pause is a random part of them. Half a second and 30
    /// seconds unless this says otherwise.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        (self.settings.first_pause, self.settings.longest_pause) = (first, longest);
        self
    }

    /// Sets how long nothing may come before an attempt has failed; 60 seconds unless this says
    /// otherwise.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.settings.read_timeout = timeout;
        self
    }

    /// Sets how long all of it may take, attempts and pauses included; as long as it takes unless this
    /// says otherwise.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.settings.total_timeout = Some(timeout);
        self
    }

    /// Sets how large the file may be; as large as it is unless this says otherwise.
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.settings.max_bytes = Some(bytes);
        self
    }

    /// Sets how large the file must be, where the operation that gave out the link said so.
    pub fn expected_bytes(mut self, bytes: u64) -> Self {
        self.settings.expected_bytes = Some(bytes);
        self
    }

    /// Sets whether a file of the same name is replaced, at the very end. Unless this says so, the
    /// download fails, and leaves that file alone.
    pub fn overwrite(mut self, overwrite: bool) -> Self {
        self.existing = if overwrite { Existing::Replaced } else { Existing::Kept };
        self
    }

    /// Keeps what has arrived when the download fails or is dropped, so that a later one to the same
    /// file, which says the same, goes on with it: with `name.part`, and `name.part.json` beside it.
    ///
    /// The later link may be signed anew, but must lead to the same file. Only one download at a
    /// time writes to the partial file. What the system had not yet written when it lost its power
    /// is not noticed.
    pub fn keep_partial(mut self) -> Self {
        self.unfinished = Unfinished::Kept;
        self
    }

    /// Fetches the file into a file. It has a temporary name in the same folder until it is complete
    /// and on the disk; when the download fails or is dropped, nothing is left of it.
    ///
    /// # Errors
    /// [`DownloadError`] says what went wrong.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<Downloaded, DownloadError> {
        let path = path.as_ref().to_owned();
        let span = self.span();
        Box::pin(self.into_file(path).instrument(span)).await
    }

    /// Fetches the file into a folder, under the name that the server suggests, or else the last part
    /// of the path of the link. Whatever the server says, the file stays in the folder.
    ///
    /// # Errors
    /// [`DownloadError`] says what went wrong.
    pub async fn to_folder(self, folder: impl AsRef<Path>) -> Result<Downloaded, DownloadError> {
        let folder = folder.as_ref().to_owned();
        let span = self.span();
        Box::pin(self.into_folder(folder).instrument(span)).await
    }

    /// The bytes of the file, as a stream.
    pub fn chunks(self) -> Chunks {
        let span = self.span();
        Chunks::new(self.fetch(Restart::Refused).0, span)
    }

    fn span(&self) -> Span {
        info_span!("download", host = self.link.host())
    }

    fn fetch(self, restart: Restart) -> (Fetch, Link, Existing, Unfinished) {
        let Self { client, link, settings, listener, existing, unfinished } = self;
        let fetch = Fetch::new(client, link.clone(), settings, listener, restart);
        (fetch, link, existing, unfinished)
    }

    async fn into_file(self, path: PathBuf) -> Result<Downloaded, DownloadError> {
        let target = Target::new(&path, self.existing).await?;
        let mut partial = Partial::open(target, self.unfinished, &self.link).await?;
        let (mut fetch, ..) = self.fetch(Restart::Allowed);
        if let Some((version, received)) = partial.earlier() {
            partial.go_on(received).await?;
            fetch.go_on(version, received);
        }
        save(fetch, partial).await
    }

    async fn into_folder(self, folder: PathBuf) -> Result<Downloaded, DownloadError> {
        check_folder(&folder).await?;
        let (mut fetch, link, existing, unfinished) = self.fetch(Restart::Allowed);
        // The name is known when the file begins, which is the first that happens.
        fetch.next().await?;
        let name = fetch.name().map(str::to_owned).or_else(|| link.file_name());
        let path = folder.join(name.as_deref().unwrap_or("download"));
        let mut partial =
            Partial::open(Target::new(&path, existing).await?, unfinished, &link).await?;
        match partial.earlier() {
            Some((version, received)) if version.is_same_as(fetch.version()) => {
                partial.go_on(received).await?;
                fetch.go_on(version, received);
            }
            _ => partial.begin(fetch.version()).await?,
        }
        save(fetch, partial).await
    }
}

/// Writes what arrives.
async fn save(mut fetch: Fetch, mut partial: Partial) -> Result<Downloaded, DownloadError> {
    loop {
        let done = match fetch.next().await {
            Ok(Some(Event::Begin)) => partial.begin(fetch.version()).await,
            Ok(Some(Event::Data(bytes))) => partial.write(&bytes).await,
            Ok(None) => break,
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            partial.give_up().await;
            return Err(error);
        }
    }
    let (path, bytes) = (partial.finish().await?, fetch.received());
    Ok(Downloaded { path, bytes })
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("link", &self.link)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
