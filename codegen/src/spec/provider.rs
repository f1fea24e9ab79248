//! `provider.json`: what all APIs of a provider share.

use super::{Allow, ErrorEntry, Items, Section, Source, Spanned, StandIn, Text};
use crate::vocabulary::{CredentialKind, ErrorClass, Protocol, SignerName};
use schemars::JsonSchema;
use serde::Deserialize;

/// A provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// The JSON Schema of this kind of file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The name, which is also the folder: `aliyun`.
    pub provider: Spanned<String>,
    /// The name for people.
    pub title: String,
    /// What is to be known about it.
    pub description: Option<Text>,
    /// The page that documents how its APIs are called.
    pub source: Option<Source>,
    /// How calls travel.
    pub protocol: Protocol,
    /// How requests are signed with an access key.
    pub signer: SignerName,
    /// The kinds of credentials that the provider accepts.
    #[serde(default)]
    pub credentials: Items<CredentialKind>,
    /// Where error bodies hold what.
    pub error_body: ErrorBody,
    /// Headers that hold the request id.
    #[serde(default)]
    pub request_id_headers: Items<String>,
    /// Beginnings of error codes that are a class together.
    #[serde(default)]
    pub error_prefixes: Section<ErrorClass>,
    /// Placeholders of resource names that are no parameters, such as the region and the account.
    #[serde(default)]
    pub arn_placeholders: Items<String>,
    /// Error codes that any API can return.
    #[serde(default)]
    pub errors: Items<ErrorEntry>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// Where error bodies hold what; each list is tried in order, and a `.` goes one object deeper.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorBody {
    /// The error code.
    pub code: Items<String>,
    /// The message.
    pub message: Items<String>,
    /// The request id.
    #[serde(default)]
    pub request_id: Items<String>,
    /// The root element where the body is XML.
    pub xml_root: Option<String>,
}

impl StandIn for ErrorClass {}
