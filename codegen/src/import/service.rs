//! What every source says: an API version with its operations, whatever the form of the file.

use super::json::Json;
use super::schema::Schema;
use crate::vocabulary::{Location, Protocol, Signature, Style};
use indexmap::IndexMap;

/// An API version.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) provider: &'static str,
    pub(crate) api: String,
    pub(crate) version: String,
    /// The name on the wire.
    pub(crate) product: String,
    /// How its calls travel, where that is not the usual way of the provider.
    pub(crate) protocol: Option<Protocol>,
    /// Where the source was published.
    pub(crate) source: Option<String>,
    /// Regions and their hosts.
    pub(crate) endpoints: Vec<(String, String)>,
    /// Schemas that others refer to.
    pub(crate) schemas: IndexMap<String, Schema>,
    pub(crate) operations: Vec<Operation>,
}

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) method: &'static str,
    /// The path; nothing where all operations have the same.
    pub(crate) path: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) signature: Signature,
    /// Whether it only reads, as the source says.
    pub(crate) reads: bool,
    /// Why it should not be used any more.
    pub(crate) deprecated: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) response: Option<Schema>,
    pub(crate) errors: Vec<Failure>,
    pub(crate) examples: Vec<Example>,
    /// What a reader of the spec should know.
    pub(crate) notes: Vec<String>,
    /// What the spec language has no words for: the place in the operation, and why.
    pub(crate) left_out: Vec<(String, String)>,
}

/// A parameter.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) goes: Goes,
    pub(crate) style: Style,
    pub(crate) from_credentials: bool,
    pub(crate) schema: Schema,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goes {
    /// To one of the places that have names.
    To(Location),
    /// It is the whole body.
    Body,
}

impl Goes {
    /// Where a parameter goes by its `in`, whose words all sources share.
    pub(crate) fn read(parameter: &Json, name: &str) -> Result<Self, String> {
        Ok(match parameter.text("in").unwrap_or_default() {
            "query" => Self::To(Location::Query),
            "path" => Self::To(Location::Path),
            "header" => Self::To(Location::Header),
            "formData" => Self::To(Location::Form),
            "body" => Self::Body,
            other => return Err(format!("the parameter `{name}` goes into `{other}`")),
        })
    }
}

/// An error code.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) status: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) meaning: Option<String>,
}

/// A documented example.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) title: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) request: Option<Json>,
    pub(crate) response: Option<Json>,
}
