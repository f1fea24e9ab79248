//! What the signatures of all providers have in common.

use crate::request::encode::encode;
use crate::{CredentialError, Sensitive};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The text that both sides make of a request, to sign it.
pub(super) struct Canonical {
    /// Bytes, as the values of headers are.
    pub(super) text: Vec<u8>,
    /// The names of the headers that are signed, joined with `;`.
    pub(super) signed_headers: String,
}

/// The canonical form of a request. `path` and `query` are the canonical ones, `signed` chooses the
/// headers by their names in small letters; the host is always among them.
pub(super) fn request(
    request: &http::Request<Bytes>,
    path: &str,
    query: &str,
    payload_hash: &str,
    signed: fn(&str) -> bool,
) -> Canonical {
    let mut text = Vec::with_capacity(TYPICAL_LENGTH);
    push(&mut text, &[request.method().as_str(), "\n", path, "\n", query, "\n"]);
    let mut signed_headers = String::with_capacity(TYPICAL_LENGTH / 4);
    let headers = headers(request, signed);
    for same in headers.chunk_by(|(one, _), (other, _)| one == other) {
        for (index, (name, value)) in same.iter().enumerate() {
            if index > 0 {
                text.push(b',');
            } else {
                let separator = if signed_headers.is_empty() { "" } else { ";" };
                signed_headers.extend([separator, name]);
                push(&mut text, &[name, ":"]);
            }
            text.extend_from_slice(value);
        }
        text.push(b'\n');
    }
    push(&mut text, &["\n", &signed_headers, "\n", payload_hash]);
    Canonical { text, signed_headers }
}

fn push(text: &mut Vec<u8>, pieces: &[&str]) {
    for piece in pieces {
        text.extend_from_slice(piece.as_bytes());
    }
}

/// Most requests need no more than this.
const TYPICAL_LENGTH: usize = 1024;

/// The headers that are signed, by their names; those of one name in the order of the request.
fn headers(request: &http::Request<Bytes>, signed: fn(&str) -> bool) -> Vec<(&str, &[u8])> {
    let host = request.uri().authority().map_or("", |authority| authority.as_str());
    let mut headers = Vec::with_capacity(request.headers().len() + 1);
    let all = request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
    headers.extend(all.filter(|(name, _)| signed(name)).map(|(name, it)| (name, it.trim_ascii())));
    if !headers.iter().any(|(name, _)| *name == "host") {
        headers.push(("host", host.as_bytes()));
    }
    headers.sort_by_key(|(name, _)| *name);
    headers
}

/// The path with each segment strictly encoded.
pub(super) fn path(path: &str) -> String {
    let segments = path.split('/').map(|segment| encode(&decode(segment)).to_string());
    segments.collect::<Vec<_>>().join("/")
}

fn decode(text: &str) -> Cow<'_, str> {
    if text.contains('%') {
        return percent_decode_str(text).decode_utf8_lossy();
    }
    Cow::Borrowed(text)
}

/// The SHA-256 of no bytes.
pub(super) const HASH_OF_NOTHING: &str =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The SHA-256 of some bytes, in small hexadecimal letters; borrowed if it is that of no bytes.
pub(super) fn sha256_hex(bytes: &[u8]) -> Cow<'static, str> {
    // Most requests have no body, and so all the same hash.
    if bytes.is_empty() {
        return Cow::Borrowed(HASH_OF_NOTHING);
    }
    Cow::Owned(HEXLOWER.encode(&Sha256::digest(bytes)))
}

/// The HMAC-SHA256 of a text, given in pieces, in small hexadecimal letters.
pub(super) fn hmac_sha256_hex(key: &Sensitive, text: &[&str]) -> Result<String, CredentialError> {
    let mac = Hmac::<Sha256>::new_from_slice(key.expose().as_bytes());
    let mut mac = mac.map_err(|_| CredentialError::new("the secret cannot be used for signing"))?;
    for piece in text {
        mac.update(piece.as_bytes());
    }
    Ok(HEXLOWER.encode(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_values_are_trimmed_and_joined() {
        let request = http::Request::get("https://host.example:8443/")
            .header("X-B", "  padded\t")
            .header("X-A", "1")
            .header("X-A", "2")
            .header("Accept", "unsigned")
            .body(Bytes::new())
            .unwrap();
        let canonical = super::request(&request, "/", "a=1", "hash", |name| name.starts_with("x-"));
        assert_eq!(
            String::from_utf8(canonical.text).unwrap(),
            "GET\n/\na=1\nhost:host.example:8443\nx-a:1,2\nx-b:padded\n\nhost;x-a;x-b\nhash"
        );
    }
}
