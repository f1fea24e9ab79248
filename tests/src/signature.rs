//! The signatures of the providers, computed once more from what is on the wire.
//!
//! This follows the providers' rules step by step and shares no code with the runtime, so that the two
//! check each other.

use hmac::{Hmac, KeyInit, Mac};
use http::Request;
use sha2::{Digest, Sha256};

/// The lower-case hexadecimal SHA-256.
fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn hmac(key: &str, text: &str) -> String {
    // Any key is long enough for an HMAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(text.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// The parts of a request that are signed.
struct Signed {
    method: String,
    path: String,
    query: String,
    host: String,
    body: Vec<u8>,
}

fn signed<B: AsRef<[u8]>>(request: &Request<B>) -> Signed {
    let uri = request.uri();
    let mut pairs: Vec<&str> = uri.query().unwrap_or_default().split('&').collect();
    pairs.sort_unstable();
    let host = request.headers().get("host").and_then(|host| host.to_str().ok());
    let host = host.or(uri.authority().map(http::uri::Authority::as_str)).unwrap_or_default();
    Signed {
        method: request.method().to_string(),
        path: uri.path().to_owned(),
        query: pairs.join("&"),
        host: host.to_owned(),
        body: request.body().as_ref().to_vec(),
    }
}

fn header<B>(request: &Request<B>, name: &str, host: &str) -> String {
    let value = request.headers().get(name).and_then(|value| value.to_str().ok());
    if name == "host" { host.to_owned() } else { value.unwrap_or_default().trim().to_owned() }
}

/// The canonical request, with the headers that the request says are signed.
fn canonical<B>(request: &Request<B>, signed: &Signed, path: &str, names: &str) -> String {
    let line = |name| format!("{name}:{}\n", header(request, name, &signed.host));
    let lines = names.split(';').map(line).collect::<Vec<_>>().concat();
    let Signed { method, query, body, .. } = signed;
    format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{}", sha256(body))
}

/// The part of an `Authorization` header after a name, up to the next comma.
fn part<'a>(authorization: &'a str, name: &str) -> &'a str {
    let rest = authorization.split_once(name).map_or("", |(_, rest)| rest);
    rest.split(',').next().unwrap_or_default().trim()
}

/// What is wrong with the signature of a request, if anything is.
///
/// # Errors
/// Says what differs.
pub fn verify<B: AsRef<[u8]>>(request: &Request<B>, id: &str, secret: &str) -> Result<(), String> {
    let authorization = request.headers().get("authorization").and_then(|it| it.to_str().ok());
    let authorization = authorization.ok_or("there is no Authorization header")?;
    let (algorithm, _) = authorization.split_once(' ').ok_or("there is no algorithm")?;
    let names = part(authorization, "SignedHeaders=");
    let signed = signed(request);
    let (to_sign, given_id) = match algorithm {
        "ACS3-HMAC-SHA256" => {
            let canonical = canonical(request, &signed, &signed.path, names);
            (format!("{algorithm}\n{}", sha256(canonical.as_bytes())), "Credential=")
        }
        "SDK-HMAC-SHA256" => {
            let canonical = canonical(request, &signed, &format!("{}/", signed.path), names);
            let date = header(request, "x-sdk-date", "");
            (format!("{algorithm}\n{date}\n{}", sha256(canonical.as_bytes())), "Access=")
        }
        other => return Err(format!("there is no algorithm {other}")),
    };
    let (expected, found) = (hmac(secret, &to_sign), part(authorization, "Signature="));
    match (part(authorization, given_id) == id, expected == found) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("{authorization} is not of {id}")),
        (true, false) => Err(format!("the signature is {found}, not {expected}")),
    }
}
