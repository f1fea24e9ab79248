//! What an answer means for what was received so far.

use super::{Event, Fetch, Part, Restart, State};
use crate::download::connection::check_encoding;
use crate::download::range::ContentRange;
use crate::download::version::Version;
use crate::download::{DownloadError, DownloadErrorKind, name};
use http::header::ETAG;
use reqwest::Response;
use tracing::debug;

impl Fetch {
    /// An answer that holds the file from its beginning.
    pub(super) fn whole(&mut self, response: Response) -> Result<Option<Event>, DownloadError> {
        check_encoding(&response)?;
        let version = Version::new(response.headers(), response.content_length());
        let same = self.received > 0 && version.is_same_as(&self.version);
        if self.received > 0 && !same && self.restart == Restart::Refused {
            return Err(self.error(DownloadErrorKind::Changed));
        }
        self.name = name::suggested(response.headers());
        let end = version.total;
        let known = if same { self.received } else { 0 };
        self.learn(version)?;
        self.state = State::Receiving(Part { response, known, end });
        if same {
            return Ok(None);
        }
        self.received = 0;
        self.tell();
        Ok(Some(Event::Begin))
    }

    /// An answer that holds what is missing, if it does.
    pub(super) fn rest(&mut self, response: Response) -> Result<Option<Event>, DownloadError> {
        check_encoding(&response)?;
        let range = ContentRange::read(response.headers());
        let validator = self.version.validator.as_ref();
        let confirmed = validator.is_some_and(|it| it.is_confirmed_by(response.headers()));
        match range {
            Some(ContentRange { part: Some((start, end)), total })
                if confirmed && start == self.received && self.fits(total) =>
            {
                self.learn(Version {
                    total: total.or(self.version.total),
                    ..self.version.clone()
                })?;
                self.tell();
                self.state = State::Receiving(Part { response, known: 0, end: Some(end) });
                Ok(None)
            }
            _ => self.begin_again("the server answers with another part"),
        }
    }

    /// An answer that says that there is nothing where the rest should be.
    pub(super) fn nothing_more(
        &mut self,
        response: &Response,
    ) -> Result<Option<Event>, DownloadError> {
        let total = ContentRange::read(response.headers()).and_then(|range| range.total);
        let headers = response.headers();
        let same = match &self.version.validator {
            Some(validator) if headers.contains_key(ETAG) => validator.is_confirmed_by(headers),
            _ => true,
        };
        if !same || total != Some(self.received) || !self.fits(total) {
            return self.begin_again("the server has another file");
        }
        self.learn(Version { total, ..self.version.clone() })?;
        self.finish()
    }

    /// Whether a size is that of the file, as far as either is known.
    fn fits(&self, total: Option<u64>) -> bool {
        self.version.total.zip(total).is_none_or(|(known, told)| known == told)
    }

    /// Forgets what was received.
    pub(super) fn begin_again(&mut self, why: &str) -> Result<Option<Event>, DownloadError> {
        if self.restart == Restart::Refused {
            return Err(self.error(DownloadErrorKind::Changed).message(why));
        }
        debug!(why, "beginning again");
        (self.version, self.received) = (Version::default(), 0);
        // It counts as a failure, so that this ends.
        Err(self.error(DownloadErrorKind::Interrupted).message(why))
    }

    /// Keeps what is known of the file, unless it is not as it should be.
    fn learn(&mut self, version: Version) -> Result<(), DownloadError> {
        if let Some(total) = version.total {
            self.check_limit(total)?;
            self.check_expected(total)?;
        }
        self.version = version;
        Ok(())
    }

    pub(super) fn check_limit(&self, bytes: u64) -> Result<(), DownloadError> {
        match self.settings.max_bytes {
            Some(limit) if bytes > limit => Err(self
                .error(DownloadErrorKind::TooLarge)
                .message(format!("it has more than {limit} bytes"))),
            _ => Ok(()),
        }
    }

    pub(super) fn check_expected(&self, bytes: u64) -> Result<(), DownloadError> {
        match self.settings.expected_bytes {
            Some(expected) if bytes != expected => Err(self
                .error(DownloadErrorKind::SizeMismatch)
                .message(format!("it has {bytes} bytes, not {expected}"))),
            _ => Ok(()),
        }
    }
}
