//! The lines that are read and written; `xtask/src/harness.rs` has the other side.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is asked about an operation.
#[derive(Debug, Deserialize)]
pub(crate) struct Question {
    /// The path of its spec file, without the ending.
    pub(crate) operation: String,
    #[serde(flatten)]
    pub(crate) ask: Ask,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(crate) enum Ask {
    /// Makes the request that has these parameters; what does it send?
    Request { json: Value },
    /// Reads this as the answer; what is it when it is written again?
    Response { json: Value },
    /// Gives this answer to a call; what does the call return?
    Call { status: u16, json: Value },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reply {
    /// What was written.
    Json(Value),
    /// The error that a call returned.
    Error(Failure),
    /// What the request lacks that is required.
    Lacks(String),
    /// Why there is nothing else.
    Problem(String),
}

/// An error that a call returned.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    /// The kind of failure.
    pub(crate) kind: String,
    /// The code, written again.
    pub(crate) code: Option<String>,
    /// Whether the enum of codes lists it.
    pub(crate) listed: bool,
    /// What kind of trouble it stands for.
    pub(crate) class: Option<String>,
    /// The HTTP status.
    pub(crate) status: Option<u16>,
    /// The message.
    pub(crate) message: Option<String>,
}
