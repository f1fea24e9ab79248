//! The call as a careful engineer writes it for one operation, with reqwest and serde.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderValue};
use http_body_util::BodyExt;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fmt::Write;
use std::time::Duration;

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A client of one service.
pub struct Sms {
    pub host: String,
    pub key_id: String,
    pub key_secret: String,
    /// How long a call may take. reqwest waits for ever if nobody stops it.
    pub timeout: Duration,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct QuerySendDetails {
    pub phone_number: String,
    pub biz_id: Option<String>,
    pub send_date: String,
    pub page_size: i64,
    pub current_page: i64,
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct QuerySendDetailsResponse {
    pub code: Option<String>,
    pub message: Option<String>,
    pub request_id: Option<String>,
    pub total_count: Option<i64>,
    #[serde(default, rename = "SmsSendDetailDTOs")]
    pub details: Details,
}

/// The list of the messages.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Details {
    #[serde(default, rename = "SmsSendDetailDTO")]
    pub items: Vec<SendDetail>,
}

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendDetail {
    pub err_code: Option<String>,
    pub template_code: Option<String>,
    pub out_id: Option<String>,
    pub receive_date: Option<String>,
    pub send_date: Option<String>,
    pub phone_num: Option<String>,
    pub content: Option<String>,
    pub send_status: Option<i64>,
}

impl Sms {
    /// Makes the call. `send` is reqwest, or what stands in for it where nothing may be sent.
    pub async fn query_send_details<F>(
        &self,
        input: &QuerySendDetails,
        send: impl FnOnce(reqwest::Request) -> F,
    ) -> Result<QuerySendDetailsResponse, Box<dyn Error>>
    where
        F: Future<Output = reqwest::Result<http::Response<reqwest::Body>>>,
    {
        let answer = async {
            let response = send(self.request(input)?).await?;
            let status = response.status();
            let body = response.into_body().collect().await?.to_bytes();
            if !status.is_success() {
                return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into());
            }
            Ok(serde_json::from_slice(&body)?)
        };
        tokio::time::timeout(self.timeout, answer).await?
    }

    /// The signed request.
    fn request(&self, input: &QuerySendDetails) -> Result<reqwest::Request, Box<dyn Error>> {
        let query = query(input);
        let url = format!("https://{}/?{query}", self.host);
        let mut request = reqwest::Request::new(http::Method::POST, url.parse()?);
        *request.headers_mut() = self.headers(&query)?;
        Ok(request)
    }

    fn headers(&self, query: &str) -> Result<HeaderMap, Box<dyn Error>> {
        let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let nonce = uuid::Uuid::new_v4().to_string();
        let hash = HEXLOWER.encode(&Sha256::digest(b""));
        let signed =
            "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
        let canonical = format!(
            "POST\n/\n{query}\nhost:{}\nx-acs-action:QuerySendDetails\nx-acs-content-sha256:{hash}\n\
             x-acs-date:{date}\nx-acs-signature-nonce:{nonce}\nx-acs-version:2017-05-25\n\n{signed}\n{hash}",
            self.host
        );
        let text = format!("ACS3-HMAC-SHA256\n{}", HEXLOWER.encode(&Sha256::digest(canonical)));
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key_secret.as_bytes())?;
        mac.update(text.as_bytes());
        let signature = HEXLOWER.encode(&mac.finalize().into_bytes());
        let authorization = format!(
            "ACS3-HMAC-SHA256 Credential={},SignedHeaders={signed},Signature={signature}",
            self.key_id
        );
        let mut authorization = HeaderValue::try_from(authorization)?;
        authorization.set_sensitive(true);
        let mut headers = HeaderMap::with_capacity(8);
        headers.insert("accept", HeaderValue::from_static("application/json"));
        headers.insert("user-agent", HeaderValue::from_static("by-hand/1.0"));
        headers.insert("x-acs-action", HeaderValue::from_static("QuerySendDetails"));
        headers.insert("x-acs-version", HeaderValue::from_static("2017-05-25"));
        headers.insert("x-acs-date", date.try_into()?);
        headers.insert("x-acs-signature-nonce", nonce.try_into()?);
        headers.insert("x-acs-content-sha256", hash.try_into()?);
        headers.insert("authorization", authorization);
        Ok(headers)
    }
}

/// The parameters, sorted and encoded as the signature wants them.
fn query(input: &QuerySendDetails) -> String {
    let mut pairs = vec![
        ("PhoneNumber", input.phone_number.clone()),
        ("SendDate", input.send_date.clone()),
        ("PageSize", input.page_size.to_string()),
        ("CurrentPage", input.current_page.to_string()),
    ];
    pairs.extend(input.biz_id.as_ref().map(|id| ("BizId", id.clone())));
    pairs.sort_unstable();
    let mut query = String::new();
    for (name, value) in pairs {
        let separator = if query.is_empty() { "" } else { "&" };
        // Writing to a string cannot fail.
        let _ = write!(query, "{separator}{name}={}", utf8_percent_encode(&value, RESERVED));
    }
    query
}
