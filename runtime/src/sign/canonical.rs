//! What the signatures of all providers have in common.

use crate::request::encode::encode;
use crate::{CredentialError, Sensitive};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The text that both sides make of a request, to sign it.
pub(super) struct Canonical {
    pub(super) text: String,
    /// The names of the headers that are signed, joined with `;`.
    pub(super) signed_headers: String,
}

/// The canonical form of a request. `path` is its canonical path, `signed` chooses the headers by
/// their names in small letters; the host is always among them.
pub(super) fn request(
    request: &http::Request<Bytes>,
    path: &str,
    payload_hash: &str,
    signed: fn(&str) -> bool,
) -> Canonical {
    let headers = headers(request, signed);
    let lines: Vec<_> = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    let block = lines.concat();
    let signed_headers = headers.into_keys().collect::<Vec<_>>().join(";");
    let method = request.method();
    let query = query(request.uri().query().unwrap_or_default());
    let text = format!("{method}\n{path}\n{query}\n{block}\n{signed_headers}\n{payload_hash}");
    Canonical { text, signed_headers }
}

fn headers(request: &http::Request<Bytes>, signed: fn(&str) -> bool) -> BTreeMap<String, String> {
    let host = request.uri().authority().map_or("", |authority| authority.as_str());
    let mut headers = BTreeMap::from([("host".to_owned(), host.to_owned())]);
    for name in request.headers().keys().filter(|name| signed(name.as_str())) {
        let values = request.headers().get_all(name).iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
            .collect();
        headers.insert(name.as_str().to_owned(), values.join(","));
    }
    headers
}

/// The query, sorted by name and then by value, each strictly encoded.
fn query(query: &str) -> String {
    let mut pairs: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect();
    pairs.sort_unstable();
    let pairs = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The path with each segment strictly encoded.
pub(super) fn path(path: &str) -> String {
    let segments = path.split('/').map(|segment| encode(&decode(segment)).to_string());
    segments.collect::<Vec<_>>().join("/")
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The SHA-256 of some bytes, in small hexadecimal letters.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The HMAC-SHA256 of a text, in small hexadecimal letters.
pub(super) fn hmac_sha256_hex(key: &Sensitive, text: &str) -> Result<String, CredentialError> {
    let mac = Hmac::<Sha256>::new_from_slice(key.expose().as_bytes());
    let mut mac = mac.map_err(|_| CredentialError::new("the secret cannot be used for signing"))?;
    mac.update(text.as_bytes());
    Ok(hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_sorted_and_strictly_encoded() {
        let cases = [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("k=b&k=a&k=", "k=&k=a&k=b"),
            ("empty", "empty="),
            ("k=a%20b%2A%7E~%2F%2B", "k=a%20b%2A~~%2F%2B"),
            ("Key.10=x&Key.2=y", "Key.10=x&Key.2=y"),
            // Sorted as the names are, not as they are encoded.
            ("%C3%A9=1&z=2", "z=2&%C3%A9=1"),
            ("a=b=c", "a=b%3Dc"),
        ];
        for (given, expected) in cases {
            assert_eq!(query(given), expected, "{given}");
        }
    }

    #[test]
    fn header_values_are_trimmed_and_joined() {
        let request = http::Request::get("https://host.example:8443/")
            .header("X-B", "  padded\t")
            .header("X-A", "1")
            .header("X-A", "2")
            .header("Accept", "unsigned")
            .body(Bytes::new())
            .unwrap();
        let canonical = super::request(&request, "/", "hash", |name| name.starts_with("x-"));
        assert_eq!(
            canonical.text,
            "GET\n/\n\nhost:host.example:8443\nx-a:1,2\nx-b:padded\n\nhost;x-a;x-b\nhash"
        );
    }
}
