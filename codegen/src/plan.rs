//! The words of Rust: everything that is going to be written, with nothing left to decide.

mod operation;
mod ty;

pub use operation::{
    Alternative, Choice, Encoded, Operation, OperationFacts, ParameterStruct, RequestField,
};
pub use ty::{Expose, Field, RustType, Struct};

use crate::api::{ApiFacts, Wire};
use proc_macro2::Ident;

pub use crate::api::{ErrorClass, LetterCase, Location, State, Style, TimeForm};
