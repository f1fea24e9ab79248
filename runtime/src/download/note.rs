//! What is written down beside a partial file, so that a later download can go on with it.

use super::target::failed;
use super::version::{Validator, Version};
use super::{DownloadError, Link};
use data_encoding::HEXLOWER;
use http::HeaderValue;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// No note is longer.
const LONGEST: u64 = 64 * 1024;

/// A note beside a partial file. It does not hold the link.
pub(super) struct Note {
    path: PathBuf,
    /// What tells links to the same file from others, whoever signed them: the hash of all but the query.
    resource: String,
}

#[derive(Serialize, Deserialize)]
struct Content {
    resource: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_modified: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
}

impl Note {
    pub(super) fn new(path: PathBuf, link: &Link) -> Self {
        let mut url = link.url().clone();
        url.set_query(None);
        url.set_fragment(None);
        Self { path, resource: HEXLOWER.encode(&Sha256::digest(url.as_str())) }
    }

    /// What was known of the file, if it was this one, and if that is enough to go on.
    pub(super) async fn read(&self) -> Option<Version> {
        let length = tokio::fs::metadata(&self.path).await.ok()?.len();
        let text = if length > LONGEST { None } else { tokio::fs::read(&self.path).await.ok() }?;
        let content: Content = serde_json::from_slice(&text).ok()?;
        let value = |text: String| HeaderValue::from_str(&text).ok();
        let tag = content.etag.and_then(value).map(Validator::ETag);
        let date = || content.last_modified.and_then(value).map(Validator::LastModified);
        let validator = Some(tag.or_else(date)?);
        (content.resource == self.resource).then_some(Version { validator, total: content.total })
    }

    /// Writes down what is known of the file.
    pub(super) async fn write(&self, version: &Version) -> Result<(), DownloadError> {
        let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
        let (etag, last_modified) = match &version.validator {
            Some(Validator::ETag(tag)) => (text(tag), None),
            Some(Validator::LastModified(date)) => (None, text(date)),
            None => (None, None),
        };
        let resource = self.resource.clone();
        let content = Content { resource, etag, last_modified, total: version.total };
        // Texts and numbers can always be written.
        let json = serde_json::to_vec(&content).unwrap_or_default();
        let written = tokio::fs::write(&self.path, json).await;
        written.map_err(|error| failed("write", &self.path, error))
    }

    pub(super) async fn remove(&self) {
        // A note that is left behind is harmless: there is nothing that it could belong to.
        let _ = tokio::fs::remove_file(&self.path).await;
    }
}
