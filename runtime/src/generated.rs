//! Everything that generated code names, under short names.

pub use crate::error_code::code;
pub use crate::facts::{idempotent, once, safe};
pub use crate::open_enum::{aliased, status, value};
pub use crate::pagination::seek;
pub use crate::parameter::{Location, parameter};
pub use crate::waiter::{
    BeginFuture, LookFuture, among, among_pages, given, itself, through, whole,
};

pub use crate::{
    ApiFacts, Authorization, Call, Client, ClientBuilder, CodeFacts, Endpoints, EnumValue,
    ErrorBody, ErrorClass, ErrorCode, ListStyle, OpenEnum, Operation, OperationFacts, Outcome,
    PageStyle, Paginated, Pagination, ParameterSet, Parameters, Position, Protocol, RegionEndpoint,
    RequiredWhen, Resource, Safety, Sensitive, Signer, State, Timestamp, UnrecognizedValue,
    Waitable, Waiter, WaiterFacts,
};
pub use crate::{
    client, error_code, model, open_enum, parameters, request, sent_model, status_enum,
};
pub use serde_json::Value as Json;
pub use std::collections::BTreeMap as Map;
