//! What a server says when it does not give the file.

use super::link::host;
use super::{DownloadError, DownloadErrorKind};
use crate::answer::retry_after::retry_after;
use crate::answer::xml;
use reqwest::Response;
use std::collections::BTreeMap;

/// What is read of an answer that is no file.
const READ_BYTES: usize = 16 * 1024;

/// What is told of a message.
const TOLD_CHARACTERS: usize = 300;

/// Reads why there is no file. Object stores say so in XML.
pub(super) async fn read(mut response: Response) -> DownloadError {
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        let left = READ_BYTES.saturating_sub(body.len());
        body.extend(piece.into_iter().take(left));
        if body.len() == READ_BYTES {
            break;
        }
    }
    let texts = xml::texts(&body, "Error").unwrap_or_default();
    let told = |name| told(&texts, name, response.url());
    let code = told("Code").filter(|code| code.bytes().all(|it| it.is_ascii_graphic()));
    let error = DownloadError::new(DownloadErrorKind::Status(response.status().as_u16()))
        .host(host(response.url()))
        .refusal(code, retry_after(response.headers()));
    match told("Message") {
        Some(message) => error.message(message),
        None => error,
    }
}

/// A text of the answer, on one line, unless it repeats a part of the link that may be a secret.
fn told(texts: &BTreeMap<String, String>, name: &str, url: &url::Url) -> Option<String> {
    let text = texts.get(name)?;
    let words = text.split(|it: char| it.is_control() || it.is_whitespace());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let secret = |value: &str| value.len() > 3 && line.contains(value);
    let pairs = url.query().unwrap_or_default().split('&');
    let repeated = pairs.filter_map(|it| it.split_once('=')).any(|(_, value)| secret(value))
        || url.query_pairs().any(|(_, value)| secret(&value));
    (!repeated).then(|| line.chars().take(TOLD_CHARACTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_the_link_is_not_told() {
        let url = "https://h.example/f?Id=LTAI%2Fid&Signature=a%2Bb%3D&n=1&flag".parse().unwrap();
        let cases = [
            ("Request has expired.", Some("Request has expired.")),
            ("two\r\n\u{1b} lines", Some("two lines")),
            ("1 is shown", Some("1 is shown")),
            ("LTAI/id does not exist", None),
            ("LTAI%2Fid does not exist", None),
            ("the signature a+b= is wrong", None),
        ];
        for (text, expected) in cases {
            let texts = [("Message".to_owned(), text.to_owned())].into();
            assert_eq!(told(&texts, "Message", &url).as_deref(), expected, "{text}");
        }
    }
}
