//! What generated code says about an operation: declarations only.

use crate::wire::{Decode, Encode, Fields};
use crate::{ErrorCode, OperationFacts, Parameters};

/// An operation of an API. The request value implements it.
pub trait Operation: ParameterSet + Send + Sync + 'static {
    /// What the service answers.
    type Response: Decode + Encode + Fields + Send + 'static;
    /// The error codes of the API.
    type ErrorCode: ErrorCode;

    /// What the documentation says about the operation.
    const FACTS: OperationFacts;
    /// The error codes that the page of this operation lists.
    const ERROR_CODES: &'static [Self::ErrorCode] = &[];
}

/// Parameters that are set together: those of a request, of a case of a choice, or of a group.
pub trait ParameterSet {
    /// Adds every parameter, in the order of the documentation.
    fn each<'a>(&'a self, to: &mut Parameters<'a>);
}

impl<T: ParameterSet> ParameterSet for Option<T> {
    fn each<'a>(&'a self, to: &mut Parameters<'a>) {
        if let Some(set) = self {
            set.each(to);
        }
    }
}
