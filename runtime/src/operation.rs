//! What generated code says about an operation: declarations only.

use crate::ErrorCode;
use crate::wire::{Decode, Encode, Fields, Wire};

/// An operation of an API. The request value implements it.
pub trait Operation: Send + Sync + 'static {
    /// What the service answers.
    type Response: Decode + Fields + Send + 'static;
    /// The error codes of the API.
    type ErrorCode: ErrorCode;

    /// What the documentation says about the operation.
    const FACTS: &'static OperationFacts;
    /// The error codes that the page of this operation lists.
    const ERROR_CODES: &'static [Self::ErrorCode];

    /// Shows every parameter that is set to `to`, in the order of the documentation.
    fn each<'a>(&'a self, to: &mut dyn FnMut(Parameter<'a>));
}

/// Parameters that are set together: a case of a choice, or a group.
pub trait ParameterSet {
    /// Shows every parameter that is set to `to`, in the order of the documentation.
    fn each<'a>(&'a self, to: &mut dyn FnMut(Parameter<'a>));
}

impl<T: ParameterSet> ParameterSet for Option<T> {
    fn each<'a>(&'a self, to: &mut dyn FnMut(Parameter<'a>)) {
        if let Some(set) = self {
            set.each(to);
        }
    }
}

/// A parameter of a request, to be sent.
pub struct Parameter<'a> {
    pub(crate) location: Location,
    pub(crate) name: &'static str,
    pub(crate) value: &'a dyn Encode,
    pub(crate) wire: Wire,
    pub(crate) style: ListStyle,
    pub(crate) idempotency_token: bool,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
}

/// How lists and objects become text, where the location knows only text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListStyle {
    /// `Key.1=a&Key.2=b`; fields of objects are appended: `Key.1.Field=c`.
    #[default]
    Flat,
    /// `Key=a&Key=b`.
    Repeat,
    /// One JSON text.
    Json,
    /// `Key=a,b`.
    Comma,
}

impl<'a> Parameter<'a> {
    /// A parameter, in its plain form.
    pub fn new(location: Location, name: &'static str, value: &'a dyn Encode) -> Self {
        let (wire, style) = (Wire::PLAIN, ListStyle::Flat);
        Self { location, name, value, wire, style, idempotency_token: false }
    }

    /// Sets the wire form.
    #[must_use]
    pub fn wire(mut self, wire: Wire) -> Self {
        self.wire = wire;
        self
    }

    /// Sets how lists become text.
    #[must_use]
    pub fn style(mut self, style: ListStyle) -> Self {
        self.style = style;
        self
    }

    /// Says that the parameter makes repeating the call harmless; it is filled in where it is absent.
    #[must_use]
    pub fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }
}

impl std::fmt::Debug for Parameter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parameter")
            .field("location", &self.location)
            .field("name", &self.name)
            .field("wire", &self.wire)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

/// What the documentation says about an operation.
#[derive(Debug)]
pub struct OperationFacts {
    /// The API that the operation belongs to.
    pub api: &'static ApiFacts,
    /// The name of the operation.
    pub name: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with a `{name}` for each path parameter.
    pub path: &'static str,
    /// The content type that is sent even without a body.
    pub content_type: Option<&'static str>,
    /// Whether the call may be repeated when it is unknown whether it reached the service.
    pub safety: Safety,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// Parameters that must be set when others have certain values.
    pub required_when: &'static [RequiredWhen],
    /// The page that documents the operation.
    pub source: Source,
}

/// Whether a call may be repeated when it is unknown whether it reached the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// It only reads, or doing it twice is the same as doing it once.
    Safe,
    /// It may be repeated with the same idempotency token.
    Idempotent,
    /// It must not be repeated.
    Unsafe,
}

/// The authorization that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The action of a policy, such as `dbs:CreateDownload`.
    pub action: &'static str,
    /// The level of access, such as `create` or `get`; empty where the page does not say.
    pub access: &'static str,
    /// The resources that the action can be limited to.
    pub resources: &'static [Resource],
    /// The condition keys that a policy can use.
    pub condition_keys: &'static [&'static str],
    /// Actions that must be allowed as well.
    pub dependent_actions: &'static [&'static str],
}

/// A resource that an action can be limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The type, such as `DBInstance`.
    pub name: &'static str,
    /// The resource name with placeholders, such as `acs:gpdb:*:{accountId}:dbinstance/{DBInstanceId}`.
    pub arn: &'static str,
    /// Whether a policy must name it.
    pub required: bool,
}

/// A parameter that must be set when another has one of some values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredWhen {
    /// The parameter that must be set.
    pub parameter: &'static str,
    /// The parameter that it depends on.
    pub depends_on: &'static str,
    /// The wire values of the other parameter.
    pub values: &'static [&'static str],
}

/// The page that documents something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its address.
    pub url: &'static str,
    /// The day of its last change, as `2026-01-13`; empty where it does not say.
    pub updated: &'static str,
}

/// What the operations of an API version have in common.
#[derive(Debug)]
pub struct ApiFacts {
    /// The provider, as in the specification folder: `aliyun`.
    pub provider: &'static str,
    /// The name of the product on the wire.
    pub product: &'static str,
    /// The version.
    pub version: &'static str,
    /// How calls travel.
    pub protocol: Protocol,
    /// How requests are signed with an access key.
    pub signer: Signer,
    /// Where the service is.
    pub endpoints: Endpoints,
    /// How a body with an HTTP success status tells success and failure apart, where it does.
    pub outcome: Option<Outcome>,
    /// Where error bodies hold what.
    pub error_body: ErrorBody,
    /// Headers that hold the request id.
    pub request_id_headers: &'static [&'static str],
}

/// How calls travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// One path for all; the operation is named in a header (Alibaba Cloud RPC).
    Rpc,
    /// Each operation has its path.
    Rest,
}

/// How requests are signed with an access key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signer {
    /// Alibaba Cloud's `ACS3-HMAC-SHA256`.
    Acs3HmacSha256,
    /// `SDK-HMAC-SHA256` of Huawei Cloud and Open Telekom Cloud.
    SdkHmacSha256,
}

/// Where a service is.
#[derive(Debug)]
pub struct Endpoints {
    /// The documented host of each region.
    pub regions: &'static [RegionEndpoint],
    /// The host of any other region, with `{region}` in it.
    pub rule: Option<&'static str>,
    /// The host inside a VPC of any other region, with `{region}` in it.
    pub vpc_rule: Option<&'static str>,
}

/// The hosts of one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionEndpoint {
    /// The region, such as `cn-hangzhou`.
    pub region: &'static str,
    /// The host on the internet.
    pub public: Option<&'static str>,
    /// The host inside a VPC.
    pub vpc: Option<&'static str>,
}

/// How a body with an HTTP success status tells success and failure apart.
#[derive(Debug)]
pub struct Outcome {
    /// The field that is true after a success.
    pub success: &'static str,
    /// The fields that hold the error code; the first that is there counts.
    pub code: &'static [&'static str],
    /// The fields that hold the message; the first that is there counts.
    pub message: &'static [&'static str],
}

/// Where error bodies hold what. Each list is tried in order; a `.` goes one object deeper.
#[derive(Debug)]
pub struct ErrorBody {
    /// The error code.
    pub code: &'static [&'static str],
    /// The message.
    pub message: &'static [&'static str],
    /// The request id.
    pub request_id: &'static [&'static str],
    /// The root element where the body is XML.
    pub xml_root: Option<&'static str>,
}
