//! Requests for a file, or for the rest of it.

use super::version::Validator;
use super::{DownloadError, DownloadErrorKind, Link, link};
use crate::endpoint::is_loopback;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, IF_RANGE, LOCATION, RANGE};
use http::{HeaderMap, HeaderValue};
use reqwest::{Client, Response};
use std::time::Duration;
use url::Url;

/// How often a server may send elsewhere for one request.
const MOST_REDIRECTS: usize = 10;

/// A pool of connections that sends nothing along but what is said here.
pub(super) fn client(connect_timeout: Duration) -> Result<Client, DownloadError> {
    let client = Client::builder()
        .connect_timeout(connect_timeout)
        .user_agent(concat!("specwright/", env!("CARGO_PKG_VERSION")))
        // These are followed here: reqwest would write the links to the log.
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        // What arrives is kept as it is, whatever reqwest can do by the features of other crates.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .build();
    client.map_err(|error| {
        DownloadError::new(DownloadErrorKind::Setup).message("there is no HTTPS").source(error)
    })
}

/// The part of a file that is still missing.
pub(super) struct Rest<'a> {
    pub(super) from: u64,
    pub(super) validator: &'a Validator,
}

/// Asks for a file, wherever it has moved to.
pub(super) async fn ask(
    client: &Client,
    link: &Link,
    rest: Option<Rest<'_>>,
) -> Result<Response, DownloadError> {
    let mut url = link.url().clone();
    for _ in 0..=MOST_REDIRECTS {
        let request = client.get(url.clone()).headers(headers(rest.as_ref()));
        let response = request.send().await.map_err(|error| lost(&url, error))?;
        let moved = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
        let Some(location) = response.headers().get(LOCATION).filter(|_| moved) else {
            return Ok(response);
        };
        url = redirected(&url, location)?;
    }
    Err(elsewhere(&url, "too often"))
}

fn headers(rest: Option<&Rest<'_>>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    if let Some(Rest { from, validator }) = rest {
        let range = format!("bytes={from}-");
        // Digits and these letters always fit.
        headers.extend(HeaderValue::from_str(&range).ok().map(|range| (RANGE, range)));
        headers.insert(IF_RANGE, validator.value().clone());
    }
    headers
}

/// Where a server sends to. It must be encrypted, unless all of it happens on this machine.
fn redirected(from: &Url, location: &HeaderValue) -> Result<Url, DownloadError> {
    let location = std::str::from_utf8(location.as_bytes()).unwrap_or_default();
    let url = from.join(location).map_err(|_| elsewhere(from, "to what is no URL"))?;
    let near = is_loopback(from) && is_loopback(&url);
    match url.scheme() {
        _ if !url.username().is_empty() || url.password().is_some() => {
            Err(elsewhere(from, "to a link with a user name or a password"))
        }
        "https" => Ok(url),
        "http" if near => Ok(url),
        _ => Err(elsewhere(from, "to a link that is not encrypted")),
    }
}

fn elsewhere(from: &Url, message: &str) -> DownloadError {
    DownloadError::new(DownloadErrorKind::Redirect).host(link::host(from)).message(message)
}

/// Refuses a file in another form than its own: its size would not be known, nor where to go on.
pub(super) fn check_encoding(response: &Response) -> Result<(), DownloadError> {
    let encoding = response.headers().get(CONTENT_ENCODING);
    match encoding.map(|it| String::from_utf8_lossy(it.as_bytes())) {
        Some(name) if !name.is_empty() && name != "identity" => {
            let name: String = name.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
            Err(DownloadError::new(DownloadErrorKind::Encoded)
                .host(link::host(response.url()))
                .message(name))
        }
        _ => Ok(()),
    }
}

/// What went wrong with a connection.
pub(super) fn lost(url: &Url, error: reqwest::Error) -> DownloadError {
    let kind = match &error {
        error if error.is_connect() => DownloadErrorKind::Connect,
        error if error.is_timeout() => DownloadErrorKind::Timeout,
        _ => DownloadErrorKind::Interrupted,
    };
    DownloadError::new(kind).host(link::host(url)).source(error.without_url())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(from: &str, location: &str) -> Result<String, String> {
        let location = HeaderValue::from_str(location).unwrap();
        let url = redirected(&from.parse().unwrap(), &location);
        url.map(Into::into).map_err(|error| error.to_string())
    }

    #[test]
    fn redirects_stay_encrypted() {
        let from = "https://h.example/a/b?s=1";
        assert_eq!(seen(from, "c?t=2").unwrap(), "https://h.example/a/c?t=2");
        assert_eq!(seen(from, "//g.example/c").unwrap(), "https://g.example/c");
        assert_eq!(seen("http://127.0.0.1:1/a", "/b").unwrap(), "http://127.0.0.1:1/b");
        assert_eq!(
            seen("http://127.0.0.1:1/a", "https://h.example/").unwrap(),
            "https://h.example/"
        );
        for location in ["http://h.example/secret", "http://127.0.0.1/secret", "file:///secret"] {
            assert_eq!(
                seen(from, location).unwrap_err(),
                "download from h.example failed: the server sends elsewhere: \
                 to a link that is not encrypted"
            );
        }
        assert!(seen("http://127.0.0.1:1/a", "http://h.example/").is_err());
        assert!(seen(from, "https://me:secret@g.example/").unwrap_err().contains("user name"));
        assert!(seen(from, "https://").unwrap_err().contains("no URL"));
    }
}
