//! Everything that generated code names, under short names.

pub use crate::error_code::code;
pub use crate::facts::{idempotent, once, safe};
pub use crate::pagination::seek;
pub use crate::parameter::{Location, parameter};
pub use crate::waiter::{
    BeginFuture, LookFuture, among, among_pages, given, itself, through, whole,
};

pub use crate::{
    ApiFacts, Authorization, Call, Client, ClientBuilder, CodeFacts, Endpoints, ErrorBody,
    ErrorClass, ErrorCode, ListStyle, Operation, OperationFacts, Outcome, PageStyle, Paginated,
    Pagination, ParameterSet, Parameters, Position, Protocol, RegionEndpoint, RequiredWhen,
    Resource, Safety, Sensitive, Signer, State, Timestamp, UnrecognizedValue, Waitable, Waiter,
    WaiterFacts,
};
pub use crate::{client, error_code, status_enums};
#[cfg(not(feature = "serde"))]
pub use crate::{
    plain_models as models, plain_open_enums as open_enums, plain_parameters as parameters,
    plain_sent_models as sent_models,
};
#[cfg(feature = "serde")]
pub use crate::{
    serde_models as models, serde_open_enums as open_enums, serde_parameters as parameters,
    serde_sent_models as sent_models,
};
pub use serde_json::Value as Json;
pub use std::collections::BTreeMap as Map;
