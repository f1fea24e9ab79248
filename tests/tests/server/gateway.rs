//! What the gateways of the providers do with a request before the service sees it: they make the canonical
//! request of what they received, and compare the signatures.

use crate::wire::{Reply, Request};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// An account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) id: &'static str,
    pub(crate) secret: &'static str,
    /// The token of a temporary key.
    pub(crate) token: Option<&'static str>,
}

/// A request that was let through, decoded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) path: Vec<String>,
    pub(crate) query: BTreeMap<String, String>,
}

/// Why a request is not let through.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Incomplete(String),
    Id,
    Token,
    Date,
    Repeated,
    Signature,
}

/// The rules of a provider.
pub(crate) struct Rules {
    algorithm: &'static str,
    /// What stands before the id of the key.
    id: &'static str,
    separator: &'static str,
    date: &'static str,
    /// The form of the date, with a `0` for each digit.
    date_form: &'static str,
    token: &'static str,
    nonce: Option<&'static str>,
    /// Headers that must be there.
    required: &'static [&'static str],
    /// The beginning of headers that must be signed if they are there.
    prefix: &'static str,
    path: fn(&str) -> String,
    to_sign: fn(date: &str, hash: &str) -> String,
    answer: fn(&Refusal) -> Reply,
}

pub(crate) static ALIYUN: Rules = Rules {
    algorithm: "ACS3-HMAC-SHA256",
    id: "Credential=",
    separator: ",",
    date: "x-acs-date",
    date_form: "0000-00-00T00:00:00Z",
    token: "x-acs-security-token",
    nonce: Some("x-acs-signature-nonce"),
    required: &["x-acs-action", "x-acs-version", "x-acs-content-sha256"],
    prefix: "x-acs-",
    path: |_| "/".to_owned(),
    to_sign: |_, hash| format!("ACS3-HMAC-SHA256\n{hash}"),
    answer: aliyun_answer,
};

pub(crate) static OTC: Rules = Rules {
    algorithm: "SDK-HMAC-SHA256",
    id: "Access=",
    separator: ", ",
    date: "x-sdk-date",
    date_form: "00000000T000000Z",
    token: "x-security-token",
    nonce: None,
    required: &[],
    prefix: "x-",
    path: |path| {
        format!("{}/", segments(path).iter().map(|it| encode(it)).collect::<Vec<_>>().join("/"))
    },
    to_sign: |date, hash| format!("SDK-HMAC-SHA256\n{date}\n{hash}"),
    answer: otc_answer,
};

fn aliyun_answer(refusal: &Refusal) -> Reply {
    let (status, code) = match refusal {
        Refusal::Incomplete(_) => (400, "IncompleteSignature"),
        Refusal::Id => (404, "InvalidAccessKeyId.NotFound"),
        Refusal::Token => (400, "InvalidSecurityToken"),
        Refusal::Date => (400, "IllegalTimestamp"),
        Refusal::Repeated => (400, "SignatureNonceUsed"),
        Refusal::Signature => (403, "SignatureDoesNotMatch"),
    };
    let message = format!("{refusal:?}");
    let body = json!({ "RequestId": "r-1", "HostId": "h", "Code": code, "Message": message });
    Reply::new(status, &body)
}

fn otc_answer(refusal: &Refusal) -> Reply {
    let message = format!("Incorrect IAM authentication information: {refusal:?}");
    let body = json!({ "error_code": "APIGW.0301", "error_msg": message, "request_id": "r-1" });
    Reply::new(401, &body)
}

/// Lets the requests of one account through.
pub(crate) struct Gateway {
    rules: &'static Rules,
    key: Key,
    nonces: Mutex<BTreeSet<String>>,
}

impl Gateway {
    pub(crate) fn new(rules: &'static Rules, key: Key) -> Self {
        Self { rules, key, nonces: Mutex::default() }
    }

    /// The answer of the service, if the request may reach it.
    pub(crate) fn answer(&self, request: &Request, service: impl Fn(&Call) -> Reply) -> Reply {
        match self.check(request) {
            Ok(()) => service(&call(request)),
            Err(refusal) => (self.rules.answer)(&refusal),
        }
    }

    fn check(&self, request: &Request) -> Result<(), Refusal> {
        let Self { rules, key, .. } = self;
        if let Some(token) = request.header("x-auth-token") {
            return if Some(token) == key.token { Ok(()) } else { Err(Refusal::Token) };
        }
        let [id, names, signature] =
            rules.parts(request.header("authorization").unwrap_or_default())?;
        rules.check_headers(request, names)?;
        self.check_once(request)?;
        if id != key.id {
            return Err(Refusal::Id);
        }
        if request.header(rules.token) != key.token {
            return Err(Refusal::Token);
        }
        let same = rules.signature(request, names, key.secret) == signature;
        if same { Ok(()) } else { Err(Refusal::Signature) }
    }

    fn check_once(&self, request: &Request) -> Result<(), Refusal> {
        let Some(name) = self.rules.nonce else { return Ok(()) };
        let nonce = request.header(name).ok_or_else(|| incomplete(name))?;
        let is_new = self.nonces.lock().unwrap().insert(nonce.to_owned());
        if is_new { Ok(()) } else { Err(Refusal::Repeated) }
    }
}

fn incomplete(what: &str) -> Refusal {
    Refusal::Incomplete(what.to_owned())
}

impl Rules {
    /// The id, the names of the signed headers and the signature.
    fn parts<'a>(&self, authorization: &'a str) -> Result<[&'a str; 3], Refusal> {
        let parts = || {
            let parts = authorization.strip_prefix(self.algorithm)?.strip_prefix(' ')?;
            let mut parts = parts.split(self.separator);
            let mut part = |name| parts.next()?.strip_prefix(name);
            let found = [part(self.id)?, part("SignedHeaders=")?, part("Signature=")?];
            parts.next().is_none().then_some(found)
        };
        parts().ok_or_else(|| incomplete(authorization))
    }

    fn check_headers(&self, request: &Request, names: &str) -> Result<(), Refusal> {
        let names: Vec<_> = names.split(';').collect();
        if !names.is_sorted() {
            return Err(incomplete("order"));
        }
        let present = request.headers.iter().map(|(name, _)| name.as_str());
        let bound = present.filter(|name| {
            ["host", "content-type"].contains(name) || name.starts_with(self.prefix)
        });
        let required = self.required.iter().copied().chain(["host", self.date]).chain(bound);
        for name in required {
            if !names.contains(&name) || request.header(name).is_none() {
                return Err(incomplete(name));
            }
        }
        if request.header("x-acs-content-sha256").is_some_and(|hash| hash != sha256(&request.body))
        {
            return Err(incomplete("hash"));
        }
        self.check_date(request.header(self.date).unwrap_or_default())
    }

    /// Both providers allow for 15 minutes.
    fn check_date(&self, date: &str) -> Result<(), Refusal> {
        let form = date.replace(|it: char| it.is_ascii_digit(), "0");
        let date: jiff::Timestamp = date.parse().map_err(|_| Refusal::Date)?;
        let off = (jiff::Timestamp::now().as_second() - date.as_second()).abs();
        if form == self.date_form && off < 15 * 60 { Ok(()) } else { Err(Refusal::Date) }
    }

    fn signature(&self, request: &Request, names: &str, secret: &str) -> String {
        let canonical = self.canonical(request, names);
        let date = request.header(self.date).unwrap_or_default();
        let to_sign = (self.to_sign)(date, &sha256(canonical.as_bytes()));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(to_sign.as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }

    fn canonical(&self, request: &Request, names: &str) -> String {
        let line = |name| format!("{name}:{}\n", request.header(name).unwrap_or_default());
        let pair =
            |(name, value): (&String, &String)| format!("{}={}", encode(name), encode(value));
        let parts = [
            request.method.clone(),
            (self.path)(&request.path),
            call(request).query.iter().map(pair).collect::<Vec<_>>().join("&"),
            names.split(';').map(line).collect(),
            names.to_owned(),
            sha256(&request.body),
        ];
        parts.join("\n")
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn segments(path: &str) -> Vec<String> {
    path.split('/').map(decode).collect()
}

/// The decoded parts of a request. No operation here sends a parameter twice.
fn call(request: &Request) -> Call {
    let pairs = request.query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let query = pairs.map(|(name, value)| (decode(name), decode(value))).collect();
    Call { path: segments(&request.path), query }
}

/// Everything but letters, digits and `-_.~` as `%` and two capital digits.
fn encode(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// Undoes `%` and two digits; a `+` is a `+`.
fn decode(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// A request of the signing guides.
fn official(method: &str, path: &str, query: &str, headers: &[(&str, &str)]) -> Request {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let headers = headers.collect();
    let [method, path, query] = [method, path, query].map(str::to_owned);
    Request { method, path, query, headers, body: Vec::new() }
}

#[test]
fn the_official_request_of_alibaba_cloud() {
    let image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";
    let empty = sha256(b"");
    let headers = [
        ("host", "ecs.cn-shanghai.aliyuncs.com"),
        ("x-acs-action", "RunInstances"),
        ("x-acs-content-sha256", &empty),
        ("x-acs-date", "2023-10-26T10:22:32Z"),
        ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
        ("x-acs-version", "2014-05-26"),
    ];
    let query = format!("RegionId=cn-shanghai&ImageId={image}");
    let request = official("POST", "/", &query, &headers);
    assert_eq!(
        ALIYUN.signature(&request, &headers.map(|(name, _)| name).join(";"), "YourAccessKeySecret"),
        "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    );
}

#[test]
fn the_official_request_of_huawei_cloud() {
    let headers = [
        ("content-type", "application/json"),
        ("host", "service.region.example.com"),
        ("x-sdk-date", "20191115T033655Z"),
    ];
    let path = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs";
    let query = "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    let request = official("GET", path, query, &headers);
    let secret = "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc";
    assert_eq!(
        OTC.signature(&request, "content-type;host;x-sdk-date", secret),
        "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
    );
}
