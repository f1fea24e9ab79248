//! A private key in a file, whole and spoilt, of which no line may be shown.

use crate::all_of;
use crate::chains::Echo;
use crate::log::{heard, listen};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use specwright_runtime::credentials::Surroundings;
use specwright_runtime::credentials::aliyun::RsaKeyProvider;
use specwright_runtime::{CachedProvider, CredentialProvider};

/// The lines of a new key.
fn lines() -> Vec<String> {
    let key = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
    let text = BASE64_STANDARD.encode(der.as_ref()).into_bytes();
    text.chunks(64).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect()
}

/// What is shown of a provider, and of its failure.
async fn shown(file: String, status: u16) -> String {
    let surroundings = Surroundings::new()
        .with_files(move |_| Ok(file.clone().into_bytes()))
        .with_transport(Echo(status));
    let cached = CachedProvider::new(RsaKeyProvider::new(surroundings, "id", "/key.pem"));
    let error = cached.credentials().await.unwrap_err();
    format!("{} {cached:?} {cached:#?}", all_of(&error))
}

#[tokio::test]
async fn no_line_of_a_private_key_is_shown() {
    listen();
    let lines = lines();
    let whole = lines.join("\n");
    let mut said = Vec::new();
    for (begin, text) in [
        ("PRIVATE KEY", whole.clone()),
        ("PRIVATE KEY", whole.replacen('A', "#", 1)),
        ("PRIVATE KEY", whole[..whole.len() / 2].to_owned()),
        ("EC PRIVATE KEY", whole.clone()),
        ("ENCRYPTED PRIVATE KEY", whole),
    ] {
        let file = format!("-----BEGIN {begin}-----\n{text}\n-----END {begin}-----\n");
        for status in [200, 403] {
            said.push(shown(file.clone(), status).await);
        }
    }
    said.push(heard());
    for said in said {
        let line = lines.iter().find(|line| said.contains(&line[..line.len().min(24)]));
        assert_eq!(line, None, "{said}");
    }
}
