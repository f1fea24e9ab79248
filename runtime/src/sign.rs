//! Proving who is calling.

mod acs3;
mod canonical;
mod rejected;
mod sdk_hmac;

pub(crate) use rejected::is_rejected;

use crate::{CredentialError, Credentials, Sensitive, Signer};
use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use std::time::SystemTime;

/// What a signature is made of, besides the request.
pub(crate) struct Signing<'a> {
    pub(crate) signer: Signer,
    pub(crate) credentials: &'a Credentials,
    /// The query of the request, sorted and strictly encoded.
    pub(crate) query: &'a str,
    /// The project that the call is about, where that is known.
    pub(crate) project: Option<&'a str>,
    pub(crate) at: SystemTime,
    /// Makes a text that has never been used before.
    pub(crate) nonce: &'a dyn Fn() -> String,
}

/// An access key, taken apart.
struct AccessKey<'a> {
    id: &'a str,
    secret: &'a Sensitive,
    security_token: Option<&'a Sensitive>,
}

/// Adds to the request what proves who is calling.
///
/// # Errors
/// If the credentials are of a kind that the service does not take, or cannot be sent.
pub(crate) fn authorize(
    request: &mut http::Request<Bytes>,
    signing: &Signing<'_>,
) -> Result<(), CredentialError> {
    let Signing { signer, credentials, query, project, at, nonce } = *signing;
    let at = jiff::Timestamp::try_from(at).map_err(|error| {
        CredentialError::new("the clock shows a time that cannot be signed").with_source(error)
    })?;
    match (signer, credentials) {
        (_, Credentials::AccessKey { id, .. }) if id.is_empty() => {
            Err(CredentialError::new("the access key id is empty"))
        }
        (Signer::Acs3HmacSha256, Credentials::AccessKey { id, secret, security_token }) => {
            let key = AccessKey { id, secret, security_token: security_token.as_ref() };
            acs3::sign(request, query, &key, at, nonce())
        }
        (Signer::SdkHmacSha256, Credentials::AccessKey { id, secret, security_token }) => {
            let key = AccessKey { id, secret, security_token: security_token.as_ref() };
            sdk_hmac::sign(request, query, &key, at, project)
        }
        (Signer::SdkHmacSha256, Credentials::Token(token)) => {
            let token = header_value("the token", token.expose().to_owned())?;
            add_secret(request, HeaderName::from_static("x-auth-token"), token);
            Ok(())
        }
        (Signer::Acs3HmacSha256, Credentials::Token(_)) => Err(CredentialError::new(
            "this service does not take a token; give it an access key, \
             made with `Credentials::access_key`",
        )),
    }
}

fn add_secret(request: &mut http::Request<Bytes>, name: HeaderName, mut value: HeaderValue) {
    value.set_sensitive(true);
    request.headers_mut().insert(name, value);
}

fn header_value(what: &str, text: String) -> Result<HeaderValue, CredentialError> {
    let unfit = |_| format!("{what} has characters that cannot stand in a header");
    let value = HeaderValue::try_from(text).map_err(unfit).map_err(CredentialError::new)?;
    if value.is_empty() {
        return Err(CredentialError::new(format!("{what} is empty")));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authorized(
        signer: Signer,
        credentials: &Credentials,
    ) -> Result<http::Request<Bytes>, CredentialError> {
        let uri = "https://host.example/";
        let mut request = http::Request::post(uri).body(Bytes::new()).unwrap();
        let at = SystemTime::UNIX_EPOCH;
        let signing = Signing {
            signer,
            credentials,
            query: "",
            project: None,
            at,
            nonce: &|| "once".to_owned(),
        };
        authorize(&mut request, &signing).map(|()| request)
    }

    #[test]
    fn a_token_is_sent_as_it_is_and_not_shown() {
        let token = Credentials::token("hidden");
        let request = authorized(Signer::SdkHmacSha256, &token).unwrap();
        assert_eq!(request.headers()["x-auth-token"], "hidden");
        assert!(!request.headers().contains_key("authorization"));
        assert!(!format!("{request:?}").contains("hidden"));
    }

    #[test]
    fn alibaba_cloud_takes_no_token() {
        let error = authorized(Signer::Acs3HmacSha256, &Credentials::token("t")).unwrap_err();
        assert!(error.to_string().contains("access key"), "{error}");
    }

    #[test]
    fn a_key_id_that_would_add_a_header_is_refused() {
        let key = Credentials::access_key("id\r\nX-Evil: 1", "secret");
        for signer in [Signer::Acs3HmacSha256, Signer::SdkHmacSha256] {
            let error = authorized(signer, &key).unwrap_err().to_string();
            assert!(error.contains("access key id") && !error.contains("Evil"), "{error}");
        }
    }

    #[test]
    fn an_empty_key_id_is_refused() {
        let key = Credentials::access_key("", "secret");
        for signer in [Signer::Acs3HmacSha256, Signer::SdkHmacSha256] {
            let error = authorized(signer, &key).unwrap_err().to_string();
            assert!(error.contains("the access key id is empty"), "{error}");
        }
    }
}
