//! A call as a command for a shell.

use super::flatten::UNIQUE;
use super::request::Request;
use specwright_codegen::api::{Api, Operation};
use specwright_codegen::vocabulary::{Signature, SignerName};
use std::borrow::Cow;
use std::fmt::Write;

/// The command, after what is to be put in the place of `<…>`.
pub(super) fn text(api: &Api, operation: &Operation, request: &Request) -> String {
    let Request { method, host, target, headers, body } = request;
    let url = format!("https://{host}{target}");
    let method = match method.as_str() {
        // Else curl would wait for the body of the answer.
        "HEAD" if body.is_empty() => "--head".to_owned(),
        method => format!("--request {}", quoted(method)),
    };
    let mut lines = vec![format!("curl {method} {}", quoted(&url))];
    // The name of the program is curl's own.
    for (name, value) in headers.iter().filter(|(name, _)| *name != "user-agent") {
        lines.push(format!("--header {}", quoted(&format!("{name}: {value}"))));
    }
    if !body.is_empty() {
        lines.push(format!("--data-raw {}", quoted(body)));
    }
    let mut text = String::new();
    for line in legend(api, operation, request) {
        let _ = writeln!(text, "# {line}");
    }
    text.push_str(&lines.join(" \\\n  "));
    text.push('\n');
    text
}

/// Text as one word of a shell. Values have no NUL, the only thing that cannot be one.
fn quoted(text: &str) -> Cow<'_, str> {
    shlex::try_quote(text).unwrap_or_default()
}

/// What is to be put in the place of `<…>`.
fn legend(api: &Api, operation: &Operation, request: &Request) -> Vec<&'static str> {
    let mut lines = match (operation.signature, api.provider.signer) {
        (Signature::None, _) => Vec::new(),
        (Signature::Provider, SignerName::SdkHmacSha256) => vec![
            "<token>: a token of the identity service, whose `POST /v3/auth/tokens` gives one",
            "in the header X-Subject-Token",
        ],
        (Signature::Provider, SignerName::Acs3HmacSha256) => vec![
            "<date>: the time in UTC, such as 2026-01-13T08:00:00Z",
            "<nonce>: a text that was never used before",
            "<signature>: the HMAC-SHA256, with the secret of the access key, of",
            "`ACS3-HMAC-SHA256`, a line break and the SHA-256 of the canonical request;",
            "all are in small hexadecimal letters",
        ],
    };
    if request.target.contains(UNIQUE) || request.body.contains(UNIQUE) {
        lines.push(
            "<unique>: a text that was never used before, the same when the call is repeated",
        );
    }
    if request.host.starts_with('<') {
        lines.push("<endpoint>: the host, which the specs do not say");
    }
    lines
}
