//! What the documentation says about operations and APIs, as constants.

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
    /// Whether the call proves who is calling; otherwise everybody may make it.
    pub signed: bool,
    /// The fields of the answer that are in its headers.
    pub response_headers: &'static [&'static str],
    /// The field of the answer that is its whole body.
    pub response_payload: Option<&'static str>,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// Parameters that must be set when others have certain values.
    pub required_when: &'static [RequiredWhen],
    /// The page that documents the operation.
    pub source: Source,
}

/// The facts of an operation that may be called again, whatever became of the first call.
#[must_use]
pub const fn safe(api: &'static ApiFacts, name: &'static str) -> OperationFacts {
    OperationFacts::new(api, name, Safety::Safe)
}

/// The facts of an operation that may be called again with the same token.
#[must_use]
pub const fn idempotent(api: &'static ApiFacts, name: &'static str) -> OperationFacts {
    OperationFacts::new(api, name, Safety::Idempotent)
}

/// The facts of an operation that may only be called once.
#[must_use]
pub const fn once(api: &'static ApiFacts, name: &'static str) -> OperationFacts {
    OperationFacts::new(api, name, Safety::Unsafe)
}

impl OperationFacts {
    /// The facts of an operation of which only this is documented: it is called with `POST /`.
    #[must_use]
    pub const fn new(api: &'static ApiFacts, name: &'static str, safety: Safety) -> Self {
        Self {
            api,
            name,
            method: "POST",
            path: "/",
            content_type: None,
            safety,
            signed: true,
            response_headers: &[],
            response_payload: None,
            authorization: None,
            required_when: &[],
            source: Source { url: "", updated: "" },
        }
    }

    /// Sets the HTTP method and the path.
    #[must_use]
    pub const fn at(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.path = path;
        self
    }

    /// Sets the content type that is sent even without a body.
    #[must_use]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// Says that everybody may make the call, so that no credentials are needed.
    #[must_use]
    pub const fn unsigned(mut self) -> Self {
        self.signed = false;
        self
    }

    /// Sets the fields of the answer that are in its headers.
    #[must_use]
    pub const fn response_headers(mut self, names: &'static [&'static str]) -> Self {
        self.response_headers = names;
        self
    }

    /// Sets the field of the answer that is its whole body.
    #[must_use]
    pub const fn response_payload(mut self, name: &'static str) -> Self {
        self.response_payload = Some(name);
        self
    }

    /// Sets what a caller must be allowed to do.
    #[must_use]
    pub const fn authorization(mut self, authorization: Authorization) -> Self {
        self.authorization = Some(authorization);
        self
    }

    /// Sets the parameters that must be set when others have certain values.
    #[must_use]
    pub const fn required_when(mut self, rules: &'static [RequiredWhen]) -> Self {
        self.required_when = rules;
        self
    }

    /// Sets the page that documents the operation, and the day of its last change.
    #[must_use]
    pub const fn source(mut self, url: &'static str, updated: &'static str) -> Self {
        self.source = Source { url, updated };
        self
    }
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

impl Authorization {
    /// An action that can be limited to no resources.
    #[must_use]
    pub const fn new(action: &'static str, access: &'static str) -> Self {
        Self { action, access, resources: &[], condition_keys: &[], dependent_actions: &[] }
    }

    /// Sets the resources that the action can be limited to.
    #[must_use]
    pub const fn on(mut self, resources: &'static [Resource]) -> Self {
        self.resources = resources;
        self
    }

    /// Sets the condition keys that a policy can use.
    #[must_use]
    pub const fn condition_keys(mut self, keys: &'static [&'static str]) -> Self {
        self.condition_keys = keys;
        self
    }

    /// Sets the actions that must be allowed as well.
    #[must_use]
    pub const fn dependent_actions(mut self, actions: &'static [&'static str]) -> Self {
        self.dependent_actions = actions;
        self
    }
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

impl Resource {
    /// A resource that a policy can name.
    #[must_use]
    pub const fn new(name: &'static str, arn: &'static str) -> Self {
        Self { name, arn, required: false }
    }

    /// Says that a policy must name it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
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
