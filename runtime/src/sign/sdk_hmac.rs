//! The signature of Huawei Cloud and Open Telekom Cloud: `SDK-HMAC-SHA256`.

use super::{AccessKey, add_secret, canonical, header_value};
use crate::CredentialError;
use bytes::Bytes;
use http::HeaderName;
use http::header::AUTHORIZATION;

const ALGORITHM: &str = "SDK-HMAC-SHA256";

const DATE: HeaderName = HeaderName::from_static("x-sdk-date");
const PROJECT: HeaderName = HeaderName::from_static("x-project-id");
const TOKEN: HeaderName = HeaderName::from_static("x-security-token");

/// Signs a request that is complete but for the headers of the signature.
pub(super) fn sign(
    request: &mut http::Request<Bytes>,
    query: &str,
    key: &AccessKey<'_>,
    at: jiff::Timestamp,
    project: Option<&str>,
) -> Result<(), CredentialError> {
    let date = at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let headers = request.headers_mut();
    headers.insert(DATE, header_value("the date", date.clone())?);
    if let Some(project) = project {
        headers.insert(PROJECT, header_value("the project id", project.to_owned())?);
    }
    if let Some(token) = key.security_token {
        let token = header_value("the security token", token.expose().to_owned())?;
        add_secret(request, TOKEN, token);
    }
    let canonical = canonical(request, query);
    let hash = canonical::sha256_hex(&canonical.text);
    let to_sign = [ALGORITHM, "\n", &date, "\n", &hash];
    let signature = canonical::hmac_sha256_hex(key.secret, &to_sign)?;
    let (id, signed) = (key.id, &canonical.signed_headers);
    let authorization =
        format!("{ALGORITHM} Access={id}, SignedHeaders={signed}, Signature={signature}");
    add_secret(request, AUTHORIZATION, header_value("the access key id", authorization)?);
    Ok(())
}

fn canonical(request: &http::Request<Bytes>, query: &str) -> canonical::Canonical {
    let mut path = canonical::path(request.uri().path());
    // Only where it is signed does a path end so.
    if !path.ends_with('/') {
        path.push('/');
    }
    canonical::request(request, &path, query, &canonical::sha256_hex(request.body()), is_signed)
}

/// Proxies may change any other header. The gateway drops names with an underscore.
fn is_signed(name: &str) -> bool {
    (name == "content-type" || name.starts_with("x-")) && !name.contains('_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sensitive;

    const OFFICIAL_URI: &str = "https://service.region.example.com\
        /v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs\
        ?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    const OFFICIAL_QUERY: &str = "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";

    fn request(uri: &str) -> http::Request<Bytes> {
        http::Request::get(uri)
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(Bytes::new())
            .unwrap()
    }

    fn signed(
        mut request: http::Request<Bytes>,
        token: Option<&Sensitive>,
        project: Option<&str>,
    ) -> http::Request<Bytes> {
        let secret = Sensitive::new("MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc");
        let key = AccessKey { id: "QTWAOYTTINDUT2QVKYUC", secret: &secret, security_token: token };
        let at = "2019-11-15T03:36:55Z".parse().unwrap();
        sign(&mut request, OFFICIAL_QUERY, &key, at, project).unwrap();
        request
    }

    #[test]
    fn the_official_canonical_request() {
        let canonical = canonical(&signed(request(OFFICIAL_URI), None, None), OFFICIAL_QUERY);
        let canonical = String::from_utf8(canonical.text).unwrap();
        assert_eq!(
            canonical,
            "GET\n\
             /v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/\n\
             limit=2&marker=13551d6b-755d-4757-b956-536f674975c0\n\
             content-type:application/json\n\
             host:service.region.example.com\n\
             x-sdk-date:20191115T033655Z\n\
             \n\
             content-type;host;x-sdk-date\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            canonical::sha256_hex(canonical.as_bytes()),
            "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a"
        );
    }

    #[test]
    fn the_official_signature() {
        assert_eq!(
            signed(request(OFFICIAL_URI), None, None).headers()["authorization"],
            "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, \
             SignedHeaders=content-type;host;x-sdk-date, \
             Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
        );
    }

    #[test]
    fn a_security_token_and_the_project_are_signed() {
        let token = Sensitive::new("temporary");
        let request = signed(request(OFFICIAL_URI), Some(&token), Some("p1"));
        let headers = request.headers();
        assert_eq!(
            (&headers["x-security-token"], &headers["x-project-id"]),
            (&"temporary".parse().unwrap(), &"p1".parse().unwrap())
        );
        let authorization = headers["authorization"].to_str().unwrap();
        let names = "content-type;host;x-project-id;x-sdk-date;x-security-token,";
        assert!(authorization.contains(names), "{authorization}");
    }

    #[test]
    fn a_path_is_encoded_once_and_ends_with_a_slash() {
        let request = request("https://host.example/v3/a%20b%2Fc:d/é~");
        let canonical = String::from_utf8(canonical(&request, "").text).unwrap();
        assert!(canonical.starts_with("GET\n/v3/a%20b%2Fc%3Ad/%C3%A9~/\n\n"), "{canonical}");
    }
}
