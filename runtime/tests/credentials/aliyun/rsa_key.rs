//! Session keys for a key pair.

use crate::server::{Reply, says};
use crate::world::{Clock, World, lease};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair, RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use specwright_runtime::credentials::Lease;
use specwright_runtime::credentials::aliyun::{IniProfileProvider, RsaKeyProvider};
use specwright_runtime::{CachedProvider, Credentials};
use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};

const FILE: &str = "/home/me/key.pem";

static KEY: LazyLock<RsaKeyPair> =
    LazyLock::new(|| RsaKeyPair::generate(KeySize::Rsa2048).unwrap());

/// The private key as PKCS#8, in base64 of so many characters a line.
fn pkcs8(width: usize) -> String {
    let der: Pkcs8V1Der<'_> = KEY.as_der().unwrap();
    lines(der.as_ref(), width)
}

/// The private key as PKCS#1, which is what PKCS#8 has after 26 bytes.
fn pkcs1(width: usize) -> String {
    let der: Pkcs8V1Der<'_> = KEY.as_der().unwrap();
    lines(&der.as_ref()[26..], width)
}

fn lines(der: &[u8], width: usize) -> String {
    let text = BASE64_STANDARD.encode(der).into_bytes();
    let lines = text.chunks(width).map(|line| String::from_utf8(line.to_vec()).unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

fn pem(name: &str, text: &str) -> String {
    format!("-----BEGIN {name}-----\n{text}\n-----END {name}-----\n")
}

fn answer() -> Reply {
    let key = r#""SessionAccessKeyId":"TMPSK.id","SessionAccessKeySecret":"hidden-secret",
        "Expiration":"2023-11-14T23:13:20Z""#;
    says(200, &format!(r#"{{"RequestId":"r","SessionAccessKey":{{{key}}}}}"#))
}

fn issued() -> Lease {
    let end = UNIX_EPOCH + Duration::from_secs(1_700_003_600);
    let key = Credentials::access_key("TMPSK.id", "hidden-secret");
    Lease::until(key, end).refreshed_before(Duration::from_mins(15))
}

fn provider(world: World) -> RsaKeyProvider {
    RsaKeyProvider::new(world.surroundings(), "LTAI.public", FILE)
}

/// Whether the owner of the private key signed the request, as the server checks it.
fn is_signed(request: &str) -> bool {
    let (_, query) = request.lines().next().unwrap().split_once('?').unwrap();
    let (query, signature) = query.split_once("&Signature=").unwrap();
    let signature = signature.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
    let signature = BASE64_STANDARD.decode(signature).unwrap();
    let encoded = query.replace('%', "%25").replace('=', "%3D").replace('&', "%26");
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, KEY.public_key());
    key.verify(format!("GET&%2F&{encoded}").as_bytes(), &signature).is_ok()
}

#[tokio::test]
async fn the_request_in_full_and_its_signature() {
    let world = World::new([answer()]).file(FILE, pem("PRIVATE KEY", &pkcs8(64)));
    let server = world.server();
    assert_eq!(lease(&provider(world)).await, Ok(issued()));
    let [request] = &*server.requests() else { panic!("{:?}", server.lines()) };
    let (signed, rest) = request.split_once("&Signature=").unwrap();
    assert_eq!(
        signed,
        "GET https://sts.ap-northeast-1.aliyuncs.com/?AccessKeyId=LTAI.public\
         &Action=GenerateSessionAccessKey&DurationSeconds=3600&Format=JSON\
         &PublicKeyId=LTAI.public&SignatureMethod=SHA256withRSA&SignatureNonce=nonce-1\
         &SignatureType=PRIVATEKEY&SignatureVersion=1.0\
         &Timestamp=2023-11-14T22%3A13%3A20Z&Version=2015-04-01"
    );
    let (_, rest) = rest.split_once('\n').unwrap();
    assert_eq!(rest, "accept: application/json\n");
    assert!(is_signed(request));
    assert!(!is_signed(&request.replace("3600", "900")));
}

#[tokio::test]
async fn a_key_in_all_its_forms() {
    let forms = [
        pem("RSA PRIVATE KEY", &pkcs1(64)),
        pem("PRIVATE KEY", &pkcs8(64)).replace('\n', "\r\n"),
        format!("a note\n{}", pem("PRIVATE KEY", &pkcs8(76))),
        pkcs8(10_000),
        format!("\n{}\n\n", pkcs1(64)),
    ];
    for form in forms {
        let world = World::new([answer()]).file(FILE, form);
        let server = world.server();
        assert_eq!(lease(&provider(world)).await, Ok(issued()));
        assert!(is_signed(&server.requests()[0]), "{:?}", server.lines());
    }
}

#[tokio::test]
async fn a_section_of_the_credentials_file() {
    let file = format!(
        "[default]\ntype = rsa_key_pair\npublic_key_id = LTAI.public\n\
         private_key_file = {FILE}\nsession_expiration = 900\n"
    );
    let world = World::new([answer()]).file(FILE, pem("PRIVATE KEY", &pkcs8(64)));
    let world = world.file("/home/me/.alibabacloud/credentials.ini", file);
    let server = world.server();
    assert_eq!(lease(&IniProfileProvider::new(world.surroundings())).await, Ok(issued()));
    assert!(server.lines()[0].contains("&DurationSeconds=900&"), "{:?}", server.lines());
}

#[tokio::test]
async fn a_session_key_is_kept_until_it_is_about_to_end() {
    let world = World::new([answer(), answer()]).file(FILE, pem("PRIVATE KEY", &pkcs8(64)));
    let (server, clock) = (world.server(), Clock::default());
    let by = clock.clone();
    let cached = CachedProvider::new(provider(world)).with_clock(move || by.now());
    for (minutes, asked) in [(0, 1), (44, 1), (2, 2)] {
        clock.forward(minutes);
        let (one, other) = tokio::join!(lease(&cached), lease(&cached));
        assert_eq!([one, other], [Ok(issued()), Ok(issued())]);
        assert_eq!(server.lines().len(), asked);
    }
}

#[tokio::test]
async fn why_there_is_no_session_key() {
    let key = || pem("PRIVATE KEY", &pkcs8(64));
    let with_key = |reply| World::new([reply]).file(FILE, key());
    let unfit = format!(
        "`{FILE}` must hold an RSA private key as PKCS#8 or PKCS#1, in PEM or base64, \
         without a password"
    );
    let spoilt = |text: &str| World::new([answer()]).file(FILE, text);
    let refusal = r#"{"Code":"SignatureDoesNotMatch","Message":"signature"}"#;
    let cases = [
        (World::new([]), format!("`{FILE}` does not exist")),
        (spoilt(""), unfit.clone()),
        (spoilt("hidden"), unfit.clone()),
        (spoilt(&key().replace("-----END", "hidden")), unfit.clone()),
        (spoilt(&key()[..400]), unfit.clone()),
        (spoilt(&key().replace("PRIVATE", "ENCRYPTED PRIVATE")), unfit),
        (
            with_key(says(403, refusal)),
            "the STS at sts.ap-northeast-1.aliyuncs.com: HTTP 403, SignatureDoesNotMatch, signature"
                .to_owned(),
        ),
        (
            with_key(says(200, r#"{"Credentials":{}}"#)),
            "the answer of the STS at sts.ap-northeast-1.aliyuncs.com: `SessionAccessKey` is missing"
                .to_owned(),
        ),
    ];
    for (world, expected) in cases {
        assert_eq!(lease(&provider(world)).await.unwrap_err(), expected);
    }
    for minutes in [14, 61] {
        let provider = provider(World::new([])).with_duration(Duration::from_mins(minutes));
        let error = lease(&provider).await.unwrap_err();
        assert_eq!(error, "a session key lasts from 15 minutes to an hour");
    }
}
