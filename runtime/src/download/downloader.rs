//! Connections that downloads share.

use super::{Download, DownloadError, Link, connection};
use std::fmt;
use std::time::Duration;

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Makes downloads that share their connections. Cloning it is cheap.
#[derive(Clone)]
pub struct Downloader {
    client: reqwest::Client,
}

impl Downloader {
    /// A pool of connections. Connecting may take 10 seconds.
    ///
    /// # Errors
    /// If HTTPS cannot be set up on this system.
    pub fn new() -> Result<Self, DownloadError> {
        Self::with_connect_timeout(CONNECT_TIMEOUT)
    }

    /// A pool of connections, with how long connecting may take.
    ///
    /// # Errors
    /// If HTTPS cannot be set up on this system.
    pub fn with_connect_timeout(timeout: Duration) -> Result<Self, DownloadError> {
        Ok(Self { client: connection::client(timeout)? })
    }

    /// Prepares a download.
    ///
    /// # Errors
    /// If the link cannot be used.
    pub fn download<L>(&self, link: L) -> Result<Download, DownloadError>
    where
        L: TryInto<Link>,
        DownloadError: From<L::Error>,
    {
        Ok(Download::with_client(self.client.clone(), link.try_into()?))
    }
}

impl fmt::Debug for Downloader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Downloader").finish_non_exhaustive()
    }
}
