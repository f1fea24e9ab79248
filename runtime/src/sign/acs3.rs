//! Alibaba Cloud's signature, version 3: `ACS3-HMAC-SHA256`.

use super::{AccessKey, add_secret, canonical, header_value};
use crate::CredentialError;
use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

const DATE: HeaderName = HeaderName::from_static("x-acs-date");
const NONCE: HeaderName = HeaderName::from_static("x-acs-signature-nonce");
const HASH: HeaderName = HeaderName::from_static("x-acs-content-sha256");
/// Checked while this is compiled, not for each request.
const HASH_OF_NOTHING: HeaderValue = HeaderValue::from_static(canonical::HASH_OF_NOTHING);
const KEY_ID: HeaderName = HeaderName::from_static("x-acs-accesskey-id");
const TOKEN: HeaderName = HeaderName::from_static("x-acs-security-token");

/// Signs a request that is complete but for the headers of the signature.
pub(super) fn sign(
    request: &mut http::Request<Bytes>,
    query: &str,
    key: &AccessKey<'_>,
    at: jiff::Timestamp,
    nonce: String,
) -> Result<(), CredentialError> {
    let hash = add_headers(request, key, at, nonce)?;
    let canonical = canonical::request(request, request.uri().path(), query, &hash, is_signed);
    let hash = canonical::sha256_hex(&canonical.text);
    let signature = canonical::hmac_sha256_hex(key.secret, &[ALGORITHM, "\n", &hash])?;
    let authorization = [
        ALGORITHM,
        " Credential=",
        key.id,
        ",SignedHeaders=",
        &canonical.signed_headers,
        ",Signature=",
        &signature,
    ];
    let authorization = authorization.concat();
    add_secret(request, AUTHORIZATION, header_value("the access key id", authorization)?);
    Ok(())
}

/// Adds the headers that the signature covers, and returns the hash of the body.
fn add_headers(
    request: &mut http::Request<Bytes>,
    key: &AccessKey<'_>,
    at: jiff::Timestamp,
    nonce: String,
) -> Result<Cow<'static, str>, CredentialError> {
    let hash = canonical::sha256_hex(request.body());
    let headers = request.headers_mut();
    headers.insert(DATE, header_value("the date", format!("{at:.0}"))?);
    headers.insert(NONCE, header_value("the nonce", nonce)?);
    headers.insert(
        HASH,
        match &hash {
            Cow::Borrowed(_) => HASH_OF_NOTHING,
            Cow::Owned(hash) => header_value("the hash", hash.clone())?,
        },
    );
    if let Some(token) = key.security_token {
        headers.insert(KEY_ID, header_value("the access key id", key.id.to_owned())?);
        let token = header_value("the security token", token.expose().to_owned())?;
        add_secret(request, TOKEN, token);
    }
    Ok(hash)
}

fn is_signed(name: &str) -> bool {
    name == "content-type" || name.starts_with("x-acs-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sensitive;
    use crate::request::encode::push_pairs;

    const HOST: &str = "https://ecs.cn-shanghai.aliyuncs.com/";
    const ONCE: &str = "3156853299f313e23d1673dc12e1703d";

    fn request(query: &str) -> http::Request<Bytes> {
        http::Request::post(format!("{HOST}{query}"))
            .header("accept", "application/json")
            .header("user-agent", "any")
            .header("x-acs-action", "RunInstances")
            .header("x-acs-version", "2014-05-26")
            .body(Bytes::new())
            .unwrap()
    }

    fn at() -> jiff::Timestamp {
        "2023-10-26T10:22:32.999Z".parse().unwrap()
    }

    fn signed(
        mut request: http::Request<Bytes>,
        query: &str,
        token: Option<&Sensitive>,
    ) -> http::HeaderMap {
        let secret = Sensitive::new("YourAccessKeySecret");
        let key = AccessKey { id: "YourAccessKeyId", secret: &secret, security_token: token };
        sign(&mut request, query, &key, at(), ONCE.to_owned()).unwrap();
        request.headers().clone()
    }

    const OFFICIAL_QUERY: &str =
        "?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";

    fn official_query() -> String {
        let image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";
        let mut text = String::new();
        push_pairs(&mut text, &[("RegionId", "cn-shanghai"), ("ImageId", image)]).sorted(&text)
    }

    #[test]
    fn the_official_canonical_request() {
        let mut request = request(OFFICIAL_QUERY);
        let secret = Sensitive::new("YourAccessKeySecret");
        let key = AccessKey { id: "YourAccessKeyId", secret: &secret, security_token: None };
        let hash = add_headers(&mut request, &key, at(), ONCE.to_owned()).unwrap();
        let canonical = canonical::request(&request, "/", &official_query(), &hash, is_signed);
        let canonical = String::from_utf8(canonical.text).unwrap();
        assert_eq!(
            canonical,
            "POST\n\
             /\n\
             ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai\n\
             host:ecs.cn-shanghai.aliyuncs.com\n\
             x-acs-action:RunInstances\n\
             x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
             x-acs-date:2023-10-26T10:22:32Z\n\
             x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d\n\
             x-acs-version:2014-05-26\n\
             \n\
             host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            canonical::sha256_hex(canonical.as_bytes()),
            "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"
        );
    }

    #[test]
    fn the_official_signature() {
        assert_eq!(
            signed(request(OFFICIAL_QUERY), &official_query(), None)["authorization"],
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;\
             x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,\
             Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        );
    }

    #[test]
    fn a_temporary_key_signs_its_token() {
        let token = Sensitive::new("sts");
        let headers = signed(request(""), "", Some(&token));
        assert_eq!(headers["x-acs-security-token"], "sts");
        assert_eq!(headers["x-acs-accesskey-id"], "YourAccessKeyId");
        let authorization = headers["authorization"].to_str().unwrap();
        assert!(authorization.contains("host;x-acs-accesskey-id;x-acs-action;"));
        assert!(authorization.contains(";x-acs-security-token;"), "{authorization}");
    }

    #[test]
    fn a_content_type_and_the_body_are_signed() {
        let mut posted = request("");
        let form = "application/x-www-form-urlencoded".parse().unwrap();
        posted.headers_mut().insert("content-type", form);
        *posted.body_mut() = Bytes::from_static(b"A=1");
        let headers = signed(posted, "", None);
        let authorization = headers["authorization"].to_str().unwrap();
        assert!(authorization.contains("SignedHeaders=content-type;host;"), "{authorization}");
        assert_eq!(headers["x-acs-content-sha256"], *canonical::sha256_hex(b"A=1"));
    }
}
