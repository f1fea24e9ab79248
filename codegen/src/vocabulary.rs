//! Words that mean the same in a spec file, in an API and in Rust; all stages share them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The types that need no definition.
pub const BUILT_IN_TYPES: [&str; 9] =
    ["string", "integer", "number", "boolean", "timestamp", "list", "map", "object", "any"];

/// The methods of HTTP.
pub const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// The method of a name, in whatever letters it is written.
#[must_use]
pub fn method(name: &str) -> Option<&'static str> {
    METHODS.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// How calls travel.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// One path for all; the operation is named in a header.
    Rpc,
    /// Each operation has its path.
    Rest,
}

/// How requests are signed with an access key.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
pub enum SignerName {
    /// Alibaba Cloud's current signature.
    #[serde(rename = "acs3-hmac-sha256")]
    Acs3HmacSha256,
    /// The signature of Huawei Cloud and Open Telekom Cloud.
    #[serde(rename = "sdk-hmac-sha256")]
    SdkHmacSha256,
}

/// A kind of credentials.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum CredentialKind {
    /// An access key, perhaps with a security token.
    AccessKey,
    /// A token in a header.
    Token,
}

/// What a status means for somebody who waits.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not over yet.
    Pending,
    /// Over, with a result.
    Success,
    /// Over, without a result.
    Failure,
}

impl State {
    /// The word of the spec language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// Whether the calls of an operation prove who is calling.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Signature {
    /// As the provider says.
    #[default]
    Provider,
    /// They do not: everybody may make them.
    None,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Location {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the form that is the body.
    Form,
    /// A field of the JSON object that is the body.
    Body,
    /// The whole body: a text as it is, anything else as JSON.
    Payload,
}

impl Location {
    /// The word of the spec language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Form => "form",
            Self::Body => "body",
            Self::Payload => "payload",
        }
    }
}

/// How a list or an object becomes text.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// `Key.1=a&Key.2=b`.
    Flat,
    /// `Key=a&Key=b`.
    Repeat,
    /// One JSON text.
    Json,
    /// `Key=a,b`.
    Comma,
}

impl Style {
    /// The word of the spec language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Repeat => "repeat",
            Self::Json => "json",
            Self::Comma => "comma",
        }
    }
}

/// Whether a call may be repeated when it is unknown whether it reached the service.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Retry {
    /// It only reads, or doing it twice is the same as doing it once.
    Safe,
    /// It may be repeated with the same idempotency token.
    Idempotent,
    /// It must not be repeated.
    Unsafe,
}

/// How a page of a long list is asked for.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum PageStyle {
    /// By its number.
    Page,
    /// By the number of items before it.
    Offset,
    /// By a token that the page before it holds.
    Token,
    /// By a field of the last item of the page before it.
    Marker,
}

/// What kind of trouble an error code stands for.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorClass {
    /// Too many calls.
    Throttling,
    /// Wrong or missing credentials.
    Authentication,
    /// The caller may not do this.
    Permission,
    /// A wrong or missing parameter.
    InvalidRequest,
    /// What the call is about does not exist.
    NotFound,
    /// Not possible in the present state.
    Conflict,
    /// A quota is used up.
    Quota,
    /// The service has trouble.
    Service,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    /// Inside a string.
    pub text: bool,
    /// The form of a timestamp.
    pub time: TimeForm,
    /// The case of an enum value.
    pub case: LetterCase,
    /// Whether a value that cannot be read counts as absent.
    pub lenient: bool,
}

/// The form of a timestamp.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeForm {
    /// Milliseconds.
    #[default]
    Millis,
    /// Seconds.
    Seconds,
    /// RFC 3339 text.
    Rfc3339,
}

/// The case of an enum value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LetterCase {
    /// As documented.
    #[default]
    AsDocumented,
    /// Capitals.
    Upper,
    /// Small letters.
    Lower,
}
