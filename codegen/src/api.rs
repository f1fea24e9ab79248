//! The words of the API: what the spec files mean.
//!
//! References are ids, types are resolved, every item knows its place. No Rust names yet.

mod operation;
mod pagination;
mod sample;
mod ty;
mod typical;
mod waiter;

pub use operation::{
    Authorization, Case, Choice, Example, Group, Operation, Parameter, ParameterSet, RequiredWhen,
    Resource,
};
pub use pagination::Pagination;
pub use sample::Sample;
pub use ty::{Field, Object, ObjectUse, Type};
pub use typical::{Given, Typical};
pub use waiter::{AwaitedItem, AwaitedThrough, Origin, Waiter, Way};

use crate::source::Place;
use crate::vocabulary::{CredentialKind, ErrorClass, Protocol, SignerName, State};
use serde_json::Value as Json;

/// Everything that the spec files say.
#[derive(Debug, Default)]
pub struct Model {
    /// The API versions, by provider, name and version.
    pub apis: Vec<Api>,
}

/// An enum of an API, by its position in [`Api::enums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnumId(pub usize);

/// An object of an API, by its position in [`Api::objects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId(pub usize);

/// A version of an API.
#[derive(Debug)]
pub struct Api {
    /// Where it is said.
    pub place: Place,
    /// Where its version is said.
    pub version_place: Place,
    /// The provider.
    pub provider: Provider,
    /// The name, as in the folder.
    pub name: String,
    /// The version, as in the folder.
    pub version: String,
    /// The product on the wire.
    pub product: String,
    /// The name for people.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// The page.
    pub source: Option<Source>,
    /// Where the service is.
    pub endpoints: Endpoints,
    /// How an HTTP success tells success and failure apart.
    pub outcome: Option<Outcome>,
    /// Beginnings that the Rust names of error codes leave out, longest first.
    pub short_error_names: Vec<String>,
    /// The enums.
    pub enums: Vec<Enum>,
    /// The objects, shared ones first.
    pub objects: Vec<Object>,
    /// The error codes of the operations, of the API and of the provider.
    pub errors: Vec<ErrorEntry>,
    /// The operations, by name.
    pub operations: Vec<Operation>,
}

/// A provider.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The name, as in the folder.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// How calls travel.
    pub protocol: Protocol,
    /// How requests are signed.
    pub signer: SignerName,
    /// What a caller can show.
    pub credentials: Vec<CredentialKind>,
    /// Where error bodies hold what.
    pub error_body: ErrorBody,
    /// Headers that hold the request id.
    pub request_id_headers: Vec<String>,
    /// Beginnings of error codes that are a class together.
    pub error_prefixes: Vec<(String, ErrorClass)>,
}

/// Where error bodies hold what.
#[derive(Clone, Debug)]
pub struct ErrorBody {
    /// The error code.
    pub code: Vec<String>,
    /// The message.
    pub message: Vec<String>,
    /// The request id.
    pub request_id: Vec<String>,
    /// The root element of an XML body.
    pub xml_root: Option<String>,
}

/// A documentation page.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its address.
    pub url: String,
    /// The day of its last change.
    pub updated: Option<String>,
}

/// Where the service is.
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    /// The hosts of each region: its name, on the internet, inside a VPC.
    pub regions: Vec<(String, Option<String>, Option<String>)>,
    /// The host of other regions.
    pub rule: Option<String>,
    /// The host of other regions inside a VPC.
    pub vpc_rule: Option<String>,
}

/// How an HTTP success tells success and failure apart.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The field that is true after a success.
    pub success: String,
    /// The fields that hold the error code.
    pub code: Vec<String>,
    /// The fields that hold the message.
    pub message: Vec<String>,
}

/// An enum.
#[derive(Debug)]
pub struct Enum {
    /// Where it is said.
    pub place: Place,
    /// The name in the spec.
    pub name: String,
    /// What it says.
    pub facts: Facts,
    /// Whether capitals and small letters are the same.
    pub ignore_case: bool,
    /// The values.
    pub values: Vec<EnumValue>,
}

impl Enum {
    /// Whether it is a status that somebody may wait for.
    #[must_use]
    pub fn is_status(&self) -> bool {
        self.values.iter().any(|value| value.state.is_some())
    }

    /// The value that a text is read as.
    #[must_use]
    pub fn parse(&self, text: &str) -> Option<&EnumValue> {
        let same =
            |other: &str| other == text || self.ignore_case && other.eq_ignore_ascii_case(text);
        let exact = self.values.iter().find(|value| value.wire == text);
        exact.or_else(|| {
            self.values.iter().find(|it| same(&it.wire) || it.aliases.iter().any(|it| same(it)))
        })
    }
}

/// A value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    /// Where it is said.
    pub place: Place,
    /// Where its name on the wire is said.
    pub wire_place: Place,
    /// The text on the wire.
    pub wire: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// What it means.
    pub facts: Facts,
    /// What it means for somebody who waits.
    pub state: Option<State>,
    /// The Rust variant, where one is given.
    pub rust_name: Option<String>,
}

/// An error code.
#[derive(Clone, Debug)]
pub struct ErrorEntry {
    /// Where it is said.
    pub place: Place,
    /// Where its name on the wire is said.
    pub wire_place: Place,
    /// The code.
    pub code: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The message of the service.
    pub message: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// What kind of trouble it is.
    pub class: Option<ErrorClass>,
    /// That it is inferred, and from what.
    pub guess: Option<String>,
    /// The Rust variant, where one is given.
    pub rust_name: Option<String>,
}

/// What the documentation says about an item, for its rustdoc.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What it is.
    pub description: Option<String>,
    /// That it is inferred, and from what.
    pub guess: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// What the service takes where it is absent.
    pub default: Option<Json>,
    /// An example.
    pub example: Option<Json>,
    /// The unit.
    pub unit: Option<String>,
    /// What is allowed.
    pub constraints: Vec<Constraint>,
}

/// What is allowed.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    /// The smallest number.
    Minimum(Json),
    /// The largest number.
    Maximum(Json),
    /// The smallest number of characters or items.
    MinLength(u64),
    /// The largest number of characters or items.
    MaxLength(u64),
    /// A regular expression that the text matches.
    Pattern(String),
    /// The only values.
    Allowed(Vec<Json>),
}
