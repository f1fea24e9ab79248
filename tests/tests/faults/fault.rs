//! The faults.

use crate::server::{Fault, Reads, Then};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// What every operation here takes for a success.
const FINE: &str = r#"{"RequestId":"r-1","Success":"true"}"#;

/// Some bytes, whatever they are.
pub(crate) fn raw(bytes: impl Into<Vec<u8>>, then: Then) -> Fault {
    Fault { reads: Reads::Yes, sends: bytes.into(), then }
}

/// A complete answer.
pub(crate) fn says(status: u16, headers: &str, body: &str) -> Fault {
    let length = body.len();
    raw(
        format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\n\r\n{body}"),
        Then::Goes,
    )
}

/// An answer that turns the request away.
pub(crate) fn refuses(status: u16, headers: &str, body: &str) -> Fault {
    Fault { reads: Reads::Refuses, ..says(status, headers, body) }
}

pub(crate) fn fine() -> Fault {
    says(200, "", FINE)
}

/// The beginning of an answer with a body of 100 bytes.
fn half(status: u16) -> String {
    format!("HTTP/1.1 {status} X\r\nx-acs-request-id: r-1\r\nContent-Length: 100\r\n\r\n{{\"Req")
}

/// An answer in pieces.
fn chunked(rest: &str) -> String {
    format!("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n{rest}")
}

/// An answer that says that it is compressed.
fn zipped(body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

/// Far more than the client takes, in a few kilobytes.
fn bomb() -> Vec<u8> {
    zipped(&gzip(&vec![b' '; 4_000_000]))
}

/// All that can go wrong once the connection is there, by name.
pub(crate) fn all() -> Vec<(&'static str, Fault)> {
    let html = "<html><body><h1>Bad Gateway</h1></body></html>";
    let page = "Content-Type: text/html\r\n";
    let throttled = r#"{"RequestId":"r-1","Code":"Throttling.User","Message":"m"}"#;
    let unavailable = r#"{"RequestId":"r-1","Code":"ServiceUnavailable","Message":"m"}"#;
    let failed = r#"{"RequestId":"r-1","Success":"false","Code":"Throttling.User"}"#;
    let no_text = b"HTTP/1.1 200 X\r\nContent-Length: 17\r\n\r\n{\"RequestId\":\"\xff\"}";
    let no_text_error = b"HTTP/1.1 400 X\r\nContent-Length: 4\r\n\r\n\xff\xfe\xfd\xfc";
    vec![
        ("resets-before", Fault { reads: Reads::No, ..raw("", Then::Resets) }),
        ("resets-after", raw("", Then::Resets)),
        ("closes", raw("", Then::Closes)),
        ("stalls", raw("", Then::Stalls)),
        ("stalls-in-head", raw("HTTP/1.1 200 X\r\nContent-", Then::Stalls)),
        ("stalls-in-body", raw(half(200), Then::Stalls)),
        ("drips-head", raw("HTTP/1.1 200 X\r\nX: ", Then::Drips)),
        ("drips-body", raw(half(200).replace("100", "100000"), Then::Drips)),
        ("half-body", raw(half(200), Then::Closes)),
        ("half-error", raw(half(503), Then::Closes)),
        ("half-refusal", Fault { reads: Reads::Refuses, ..raw(half(429), Then::Closes) }),
        ("length-too-short", raw(half(200).replace("100", "3"), Then::Closes)),
        ("length-no-number", raw(half(200).replace("100", "ten"), Then::Closes)),
        ("length-twice", raw(half(200).replace("100", "5\r\nContent-Length: 6"), Then::Closes)),
        ("throttled", refuses(429, "", "")),
        ("throttled-briefly", refuses(429, "Retry-After: 0\r\n", throttled)),
        ("throttled-for-long", refuses(429, "Retry-After: 3600\r\n", throttled)),
        ("throttled-by-code", refuses(400, "x-acs-retry-after: 5\r\n", throttled)),
        ("throttled-behind", says(200, "", failed)),
        ("unavailable", says(503, "", unavailable)),
        ("unavailable-briefly", says(503, "Retry-After: 0\r\n", unavailable)),
        ("unavailable-for-long", says(503, "Retry-After: 3600\r\n", unavailable)),
        ("unavailable-until", says(503, "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "")),
        ("html-error", says(502, page, html)),
        ("html-refusal", says(403, page, html)),
        ("html", says(200, page, html)),
        ("huge", raw(half(200).replace("100", "99999999999"), Then::Stalls)),
        ("huge-error", raw(half(500).replace("100", "99999999999"), Then::Stalls)),
        ("endless", raw(chunked(""), Then::Floods)),
        ("zip-bomb", raw(bomb(), Then::Goes)),
        ("zip-garbage", raw(zipped(b"{}"), Then::Goes)),
        ("zip-cut", raw(zipped(&gzip(FINE.as_bytes())[..20]), Then::Goes)),
        ("no-utf8", raw(no_text, Then::Goes)),
        ("no-utf8-error", raw(no_text_error, Then::Goes)),
        ("chunk-garbage", raw(chunked("zz\r\n{}\r\n"), Then::Closes)),
        ("chunk-cut", raw(chunked("24\r\n{\"Req"), Then::Closes)),
        ("no-http", raw("\0\x01\x02 nonsense\r\n\r\n", Then::Closes)),
        ("fine-zipped", raw(zipped(&gzip(FINE.as_bytes())), Then::Goes)),
        ("fine-chunked", raw(chunked(&format!("24\r\n{FINE}\r\n0\r\n\r\n")), Then::Goes)),
        ("fine", fine()),
    ]
}
