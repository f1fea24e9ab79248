//! Session keys for the owner of an RSA key pair.

use super::{issued, sts};
use crate::credentials::lease::credentials_of;
use crate::credentials::surroundings::Surroundings;
use crate::credentials::{
    CredentialError, CredentialFuture, CredentialProvider, Lease, LeaseFuture,
};
use crate::request::encode::{encode, encode_pairs};
use crate::{Sensitive, Timestamp};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::HeaderValue;
use http::header::ACCEPT;
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;
use std::path::PathBuf;
use std::time::Duration;
use zeroize::{Zeroize, Zeroizing};

/// Only the site for Japan knows key pairs.
const STS: &str = "https://sts.ap-northeast-1.aliyuncs.com/";
const SHORTEST: Duration = Duration::from_mins(15);
const LONGEST: Duration = Duration::from_hours(1);

/// Gets session keys for an RSA key pair (`GenerateSessionAccessKey`), with requests that the private
/// key signs.
///
/// The file holds the key as PKCS#8 or PKCS#1, in PEM or in base64 alone, and without a password. It
/// is read anew each time.
#[derive(Clone, Debug)]
pub struct RsaKeyProvider {
    surroundings: Surroundings,
    public_key_id: String,
    private_key_file: PathBuf,
    duration: Duration,
}

impl RsaKeyProvider {
    /// Signs with the private key in a file; the id is that of its public key.
    #[must_use]
    pub fn new(
        surroundings: Surroundings,
        public_key_id: impl Into<String>,
        private_key_file: impl Into<PathBuf>,
    ) -> Self {
        let (public_key_id, private_key_file) = (public_key_id.into(), private_key_file.into());
        Self { surroundings, public_key_id, private_key_file, duration: LONGEST }
    }

    /// Sets how long a session key lasts: from 15 minutes to an hour, which it is otherwise.
    #[must_use]
    pub fn with_duration(mut self, duration: Duration) -> Self {
        self.duration = duration;
        self
    }

    async fn find(&self) -> Result<Lease, CredentialError> {
        if !(SHORTEST..=LONGEST).contains(&self.duration) {
            return Err(CredentialError::new("a session key lasts from 15 minutes to an hour"));
        }
        let key = self.key().await?;
        let (request, signature) = self.request(&key)?;
        let document = sts::answer(&self.surroundings, request, vec![signature]).await?;
        issued::session_key(&document.root().required_section("SessionAccessKey")?)
    }

    async fn key(&self) -> Result<RsaKeyPair, CredentialError> {
        let text = self.surroundings.existing(&self.private_key_file).await?;
        private_key(&text).ok_or_else(|| {
            CredentialError::new(format!(
                "`{}` must hold an RSA private key as PKCS#8 or PKCS#1, in PEM or base64, \
                 without a password",
                self.private_key_file.display()
            ))
        })
    }

    /// A request of the older kind, where the parameters are signed and no header is.
    fn request(
        &self,
        key: &RsaKeyPair,
    ) -> Result<(http::Request<Bytes>, Sensitive), CredentialError> {
        let query = encode_pairs(&self.parameters());
        let signature = sign(key, &format!("GET&%2F&{}", encode(&query)))?;
        let uri = format!("{STS}?{query}&Signature={}", encode(signature.expose()));
        let json = HeaderValue::from_static("application/json");
        let request = http::Request::get(uri).header(ACCEPT, json).body(Bytes::new());
        let unfit = |_| CredentialError::new("the request to the STS makes no URL");
        Ok((request.map_err(unfit)?, signature))
    }

    /// What is signed, sorted by name.
    fn parameters(&self) -> Vec<(String, String)> {
        let now = Timestamp::from_secs(Timestamp::from(self.surroundings.now()).as_secs());
        let seconds = self.duration.as_secs().to_string();
        [
            ("AccessKeyId", &*self.public_key_id),
            ("Action", "GenerateSessionAccessKey"),
            ("DurationSeconds", &seconds),
            ("Format", "JSON"),
            ("PublicKeyId", &self.public_key_id),
            ("SignatureMethod", "SHA256withRSA"),
            ("SignatureNonce", &self.surroundings.unique()),
            ("SignatureType", "PRIVATEKEY"),
            ("SignatureVersion", "1.0"),
            ("Timestamp", &now.to_string()),
            ("Version", sts::VERSION),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }
}

/// The key of a file, which need not have the lines around it that make it PEM.
fn private_key(text: &str) -> Option<RsaKeyPair> {
    let armoured = || {
        let text = text.trim();
        Zeroizing::new(format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n"))
    };
    let der = PrivateKeyDer::from_pem_slice(text.as_bytes());
    let mut der = der.or_else(|_| PrivateKeyDer::from_pem_slice(armoured().as_bytes())).ok()?;
    let key = RsaKeyPair::from_pkcs8(der.secret_der());
    let key = key.or_else(|_| RsaKeyPair::from_der(der.secret_der()));
    der.zeroize();
    key.ok()
}

fn sign(key: &RsaKeyPair, text: &str) -> Result<Sensitive, CredentialError> {
    let mut signature = vec![0; key.public_modulus_len()];
    let signed = key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature);
    signed.map_err(|_| CredentialError::new("the private key cannot sign"))?;
    Ok(Sensitive::new(BASE64_STANDARD.encode(signature)))
}

impl CredentialProvider for RsaKeyProvider {
    fn credentials(&self) -> CredentialFuture<'_> {
        credentials_of(self.lease())
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(self.find())
    }
}
