//! Parameters, fields and list items: anything that has a type.

use super::{Allow, Items, Section, Spanned, StandIn, Text, Tree, keyed, keyed_option};
use crate::source::Span;
use crate::vocabulary::{Location, Style};
use schemars::JsonSchema;
use serde::Deserialize;

/// A parameter of a request, a field of an object or the items of a list.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// `string`, `integer`, `number`, `boolean`, `timestamp`, `list`, `map`, `object`, `any`, or the name of
    /// an enum or object.
    #[serde(rename = "type")]
    #[schemars(schema_with = "super::schema::type_name")]
    pub ty: Option<Spanned<String>>,
    /// What it is.
    pub description: Option<Text>,
    /// Whether it must be set. Only in requests.
    #[serde(default)]
    pub required: bool,
    /// When it must be set: other parameters, and their values on the wire.
    #[serde(default)]
    pub required_when: Section<Items<String>>,
    /// What the service takes where it is absent.
    pub default: Option<Tree>,
    /// A documented example value.
    pub example: Option<Tree>,
    /// Where a parameter goes.
    #[serde(rename = "in")]
    pub location: Option<Spanned<Location>>,
    /// How it is written where that is not the plain JSON form of its type.
    pub wire: Option<Spanned<WireForm>>,
    /// How a list or an object becomes text.
    pub style: Option<Spanned<Style>>,
    /// The unit; for a timestamp `ms`, `s` or `rfc3339`.
    pub unit: Option<Spanned<String>>,
    /// The number of bits of an integer: 32 or 64.
    pub bits: Option<Spanned<u8>>,
    /// Whether a value that cannot be read counts as absent.
    #[serde(default, deserialize_with = "keyed")]
    pub lenient: Spanned<bool>,
    /// The smallest number.
    pub minimum: Option<Tree>,
    /// The largest number.
    pub maximum: Option<Tree>,
    /// The smallest number of characters or items.
    pub min_length: Option<u64>,
    /// The largest number of characters or items.
    pub max_length: Option<u64>,
    /// A regular expression that the text matches.
    pub pattern: Option<String>,
    /// The numbers or texts that are allowed, where they are too plain for an enum.
    #[serde(default)]
    pub allowed: Items<Tree>,
    /// Whether it must not be printed: a secret, or a link that gives access.
    #[serde(default, deserialize_with = "keyed")]
    pub secret: Spanned<bool>,
    /// Whether it makes repeating the call harmless.
    #[serde(default, deserialize_with = "keyed")]
    pub idempotency_token: Spanned<bool>,
    /// Whether the client fills it in from the credentials, so that it is no part of the request value.
    #[serde(default, deserialize_with = "keyed")]
    pub from_credentials: Spanned<bool>,
    /// Why it should not be used any more.
    pub deprecated: Option<Text>,
    /// The type of the items of a list or of the values of a map.
    #[serde(default, deserialize_with = "keyed_option")]
    pub items: Option<Spanned<Box<Property>>>,
    /// The name of the field of the object that a list is wrapped in.
    pub wrapper: Option<Spanned<String>>,
    /// The Rust name of an object that is spelt out here.
    pub name: Option<Spanned<String>>,
    /// The fields of an object that is spelt out here.
    #[serde(default)]
    pub fields: Section<Property>,
    /// The Rust name, where the wire name makes no good one.
    pub rust_name: Option<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

impl StandIn for Property {
    fn stand_in() -> Option<Self> {
        let ty = Spanned { value: "any".to_owned(), span: Span::default() };
        Some(Self { ty: Some(ty), required: true, ..Self::default() })
    }
}

/// How a value is written where that is not the plain JSON form of its type.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum WireForm {
    /// A number, boolean or timestamp inside a string.
    String,
    /// An enum value in capitals.
    Uppercase,
    /// An enum value in small letters.
    Lowercase,
}
