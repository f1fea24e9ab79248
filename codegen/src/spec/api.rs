//! `api.json`: what the operations of an API version share.

use super::{Allow, ErrorEntry, Items, Property, Section, Source, Spanned, StandIn, Text};
use crate::vocabulary::{Protocol, State};
use schemars::JsonSchema;
use serde::Deserialize;

/// An API version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// The JSON Schema of this kind of file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The name, which is also the folder: `dbs`.
    pub api: Spanned<String>,
    /// The version, which is also the folder: `2021-01-01`.
    pub version: Spanned<String>,
    /// The name of the product on the wire: `Dbs`.
    pub product: String,
    /// The name for people.
    pub title: String,
    /// What it is.
    pub description: Option<Text>,
    /// The page that documents the API as a whole.
    pub source: Option<Source>,
    /// How its calls travel, where that is not the usual way of the provider.
    pub protocol: Option<Protocol>,
    /// Where the service is.
    pub endpoints: Option<Endpoints>,
    /// How a body with an HTTP success status tells success and failure apart, where it does.
    pub outcome: Option<Outcome>,
    /// Beginnings of error codes that are left out of the Rust names.
    #[serde(default)]
    pub short_error_names: Items<String>,
    /// Enums that operations use.
    #[serde(default)]
    pub enums: Section<Enum>,
    /// Objects that operations use.
    #[serde(default)]
    pub objects: Section<Object>,
    /// Error codes that any operation can return.
    #[serde(default)]
    pub errors: Items<ErrorEntry>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// Where the service is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    /// The page that lists them.
    pub source: Option<Source>,
    /// The host of a region that is not listed, with `{region}` in it.
    pub rule: Option<Spanned<String>>,
    /// The same inside a VPC.
    pub vpc_rule: Option<Spanned<String>>,
    /// The regions that the page lists.
    #[serde(default)]
    pub regions: Section<Region>,
    /// Why no host is given, so that whoever calls must name one.
    pub unlisted: Option<Text>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}

/// The hosts of a region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// On the internet.
    pub public: Option<Spanned<String>>,
    /// Inside a VPC.
    pub vpc: Option<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
}

/// How a body with an HTTP success status tells success and failure apart.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The field that is true after a success.
    pub success: Spanned<String>,
    /// The fields that hold the error code; the first that is there counts.
    pub code: Items<Spanned<String>>,
    /// The fields that hold the message; the first that is there counts.
    pub message: Items<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}

/// An enum. It is always open: values that are not listed are kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// What it says.
    pub description: Option<Text>,
    /// Whether capitals and small letters are the same.
    #[serde(default)]
    pub ignore_case: bool,
    /// The documented values by their spelling on the wire.
    pub values: Section<EnumValue>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// A documented value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    /// What it means.
    pub description: Option<Text>,
    /// What it means for somebody who waits.
    pub state: Option<State>,
    /// Other spellings in the documentation.
    #[serde(default)]
    pub aliases: Items<Spanned<String>>,
    /// The Rust variant, where the value makes no good one.
    pub rust_name: Option<Spanned<String>>,
    /// Why it should not be used any more.
    pub deprecated: Option<Text>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
}

/// An object that several places use.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// What it is.
    pub description: Option<Text>,
    /// Its fields by wire name.
    pub fields: Section<Property>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

impl StandIn for Region {}

impl StandIn for Enum {}

impl StandIn for EnumValue {}

impl StandIn for Object {}
