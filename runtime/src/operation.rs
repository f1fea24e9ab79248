//! What generated code says about an operation: declarations only.

use crate::wire::{Decode, Fields};
use crate::{ErrorCode, OperationFacts, Parameter};

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
