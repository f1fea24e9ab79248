//! Links as services give them out.

use super::{DownloadError, DownloadErrorKind, name};
use crate::Sensitive;
use crate::endpoint::is_loopback;
use std::fmt;
use std::str::FromStr;
use url::Url;

/// A link to a file, which may give access to whoever has it.
///
/// Services write links in several ways, and all of these mean the same: `https://host/file`,
/// `//host/file`, `host:443/file`, `http://host/file`, and each of them in quotes: files are fetched
/// encrypted, whatever the link says.
/// `Debug` and `Display` show nothing but the host.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(Url);

/// Where files may come from without encryption.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unencrypted {
    ThisMachine,
    Anywhere,
}

impl Link {
    /// Reads a link. The file is fetched with https, unless the link leads to this machine; where that
    /// cannot be, because it says `http://` and a port, the link is refused.
    ///
    /// # Errors
    /// [`DownloadErrorKind::InvalidLink`], with what is wrong, but without the link.
    pub fn parse(text: &str) -> Result<Self, DownloadError> {
        parse(text, Unencrypted::ThisMachine)
    }

    /// Reads a link like [`Link::parse`], but takes `http://` as it is: whoever is on the way can read
    /// the file, and replace it.
    ///
    /// # Errors
    /// [`DownloadErrorKind::InvalidLink`], with what is wrong, but without the link.
    pub fn parse_unencrypted(text: &str) -> Result<Self, DownloadError> {
        parse(text, Unencrypted::Anywhere)
    }

    /// The host, with the port if it is not the usual one.
    #[must_use]
    pub fn host(&self) -> String {
        host(&self.0)
    }

    /// A name for the file, from the last part of the path. It can stand in any folder.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        let last = self.0.path_segments()?.next_back()?;
        name::safe(&percent_encoding::percent_decode_str(last).decode_utf8_lossy())
    }

    pub(super) fn url(&self) -> &Url {
        &self.0
    }
}

/// The host and port of a URL.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn parse(text: &str, unencrypted: Unencrypted) -> Result<Link, DownloadError> {
    let text = unquoted(text);
    if text.is_empty() {
        return Err(invalid("it is empty"));
    }
    if text.contains(char::is_control) {
        return Err(invalid("there are control characters in it"));
    }
    let mut url = Url::parse(&with_scheme(text)?).map_err(|error| invalid(error.to_string()))?;
    match url.scheme() {
        "https" => {}
        "http" if unencrypted == Unencrypted::Anywhere || is_loopback(&url) => {}
        // Services that write `http://` speak https as well, at the usual port.
        "http" if url.port().is_none() => {
            let encrypted = url.set_scheme("https");
            encrypted.map_err(|()| invalid("it cannot be encrypted"))?;
        }
        "http" => return Err(invalid("it is not encrypted; `Link::parse_unencrypted` takes it")),
        _ => return Err(invalid("it is neither https nor http")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid("there is a user name or a password in it"));
    }
    Ok(Link(url))
}

fn invalid(what: impl Into<String>) -> DownloadError {
    DownloadError::new(DownloadErrorKind::InvalidLink).message(what)
}

/// The text without blanks and pairs of quotes around it.
fn unquoted(text: &str) -> &str {
    let mut text = text.trim();
    for quote in ['"', '\'', '"'] {
        let inside = text.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
        text = inside.unwrap_or(text).trim();
    }
    text
}

/// The link with a scheme: links that have none are encrypted.
fn with_scheme(text: &str) -> Result<String, DownloadError> {
    if text.starts_with("//") {
        return Ok(format!("https:{text}"));
    }
    let authority = text.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.strip_suffix(':').is_some_and(|_| text[authority.len()..].starts_with("//")) {
        return Ok(text.to_owned());
    }
    // `host:443` must not be taken for a scheme, nor `mailto:` for a host.
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let named = host.contains('.') || host == "localhost" || host.starts_with('[');
    let is_host = named && (host.starts_with('[') || port.bytes().all(|it| it.is_ascii_digit()));
    if is_host { Ok(format!("https://{text}")) } else { Err(invalid("there is no host in it")) }
}

impl FromStr for Link {
    type Err = DownloadError;

    fn from_str(text: &str) -> Result<Self, DownloadError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Link {
    type Error = DownloadError;

    fn try_from(text: &str) -> Result<Self, DownloadError> {
        Self::parse(text)
    }
}

impl TryFrom<&String> for Link {
    type Error = DownloadError;

    fn try_from(text: &String) -> Result<Self, DownloadError> {
        Self::parse(text)
    }
}

impl TryFrom<&Sensitive> for Link {
    type Error = DownloadError;

    fn try_from(text: &Sensitive) -> Result<Self, DownloadError> {
        Self::parse(text.expose())
    }
}

impl From<&Self> for Link {
    fn from(link: &Self) -> Self {
        link.clone()
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host())
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link").field("host", &self.host()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_brought_into_their_normal_form() {
        let cases = [
            ("https://h.example/a/b.gz?s=%2B%2F&t=1", "https://h.example/a/b.gz?s=%2B%2F&t=1"),
            (" \t\"//h.example/f\"\n", "https://h.example/f"),
            (
                "\"//dbs-137-cn-hangzhou-1.oss.example\"",
                "https://dbs-137-cn-hangzhou-1.oss.example/",
            ),
            ("//h.example/f?a=b", "https://h.example/f?a=b"),
            ("'\"https://h.example/f\"'", "https://h.example/f"),
            ("\"'https://h.example/f'\"", "https://h.example/f"),
            ("h.example:443/f?X=1:2//3", "https://h.example/f?X=1:2//3"),
            ("h.example:8443/f", "https://h.example:8443/f"),
            ("h.example/f?to=http://x", "https://h.example/f?to=http://x"),
            ("****.com:443/054b", "https://****.com/054b"),
            ("localhost:1/f", "https://localhost:1/f"),
            ("[::1]:8443/f", "https://[::1]:8443/f"),
            ("HTTPS://H.example:443/f", "https://h.example/f"),
            ("https://h.example/a b", "https://h.example/a%20b"),
            ("https://h.example/f?q='x'", "https://h.example/f?q=%27x%27"),
            ("http://127.0.0.1:8080/f", "http://127.0.0.1:8080/f"),
            ("http://[::1]:8080/f", "http://[::1]:8080/f"),
            ("http://localhost/f", "http://localhost/f"),
            ("http://h.example/f?s=1", "https://h.example/f?s=1"),
            ("http://h.example:80/f", "https://h.example/f"),
            ("http://127.0.0.1.h.example/f", "https://127.0.0.1.h.example/f"),
        ];
        for (given, expected) in cases {
            assert_eq!(Link::parse(given).map(|it| it.0.to_string()).unwrap(), expected, "{given}");
        }
    }

    #[test]
    fn what_is_no_link_is_refused_without_being_repeated() {
        let cases = [
            ("", "it is empty"),
            (" \"\" ", "it is empty"),
            ("无", "there is no host in it"),
            ("N/A", "there is no host in it"),
            ("/secret/f", "there is no host in it"),
            ("mailto:secret@h.example", "there is no host in it"),
            ("file:/secret", "there is no host in it"),
            ("javascript:secret", "there is no host in it"),
            ("https:\\\\secret.example", "there is no host in it"),
            ("h.example:secret/f", "there is no host in it"),
            ("file:///secret", "it is neither https nor http"),
            ("ftp://h.example/secret", "it is neither https nor http"),
            ("https://", "empty host"),
            ("https://h.example:secret/", "invalid port number"),
            ("https://h.example/secret\n/f", "there are control characters in it"),
            ("https://me:secret@h.example/f", "there is a user name or a password in it"),
            ("secret@h.example/f", "there is a user name or a password in it"),
            (
                "http://h.example:8080/secret",
                "it is not encrypted; `Link::parse_unencrypted` takes it",
            ),
        ];
        for (given, expected) in cases {
            let error = Link::parse(given).unwrap_err();
            assert_eq!(error.kind(), DownloadErrorKind::InvalidLink, "{given}");
            assert_eq!(
                error.to_string(),
                format!("the link cannot be used: {expected}"),
                "{given}"
            );
            assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        }
    }

    #[test]
    fn unencrypted_only_on_demand() {
        let link = Link::parse_unencrypted("http://h.example/f").unwrap();
        assert_eq!(link.0.scheme(), "http");
        assert!(Link::parse_unencrypted("ftp://h.example/f").is_err());
        let link = Link::try_from(&Sensitive::new("http://h.example/f")).unwrap();
        assert_eq!(link.0.scheme(), "https");
    }

    #[test]
    fn only_the_host_is_shown() {
        let link: Link =
            "https://h.example:8443/secret/secret.gz?Signature=secret".parse().unwrap();
        assert_eq!(link.to_string(), "h.example:8443");
        assert_eq!(format!("{link:?}"), "Link { host: \"h.example:8443\", .. }");
        assert_eq!(link.file_name().as_deref(), Some("secret.gz"));
    }

    #[test]
    fn a_path_gives_a_name() {
        for (path, expected) in [
            ("/a/b.tar.gz?x=/y", Some("b.tar.gz")),
            ("/a/%E4%BD%A0.csv", Some("你.csv")),
            ("/a/..%2F..%2Fetc%2Fpasswd", Some("passwd")),
            ("/a/", None),
            ("/", None),
            ("/%2e%2e", None),
        ] {
            let link = Link::parse(&format!("//h.example{path}")).unwrap();
            assert_eq!(link.file_name().as_deref(), expected, "{path}");
        }
    }
}
