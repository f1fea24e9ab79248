//! The words of Rust: everything that is going to be written, with nothing left to decide.

mod api;
mod mount;
mod operation;
mod pagination;
mod ty;
mod waiter;

pub use crate::naming::Name;
pub use api::{Api, ApiFacts, Client, Enum, ErrorCode, ErrorCodes, Example, Method, Variant};
pub use mount::Mount;
pub(crate) use mount::are_apart;
pub use operation::{
    Authorization, Choice, ChoiceCase, Operation, OperationFacts, ParameterStruct, Part, Payload,
    RequestField, Resource, SetKind,
};
pub use pagination::Pagination;
pub use ty::{Argument, Direction, Docs, Field, Presence, RustType, Struct};
pub use waiter::{Assignment, AwaitedItem, Look, Origin, Through, Value, Wait, Waiter};

/// The generated crate.
#[derive(Debug)]
pub struct Crate {
    /// The providers, by name.
    pub providers: Vec<Provider>,
}

/// The module of a provider.
#[derive(Debug)]
pub struct Provider {
    /// Its name.
    pub module: Name,
    /// Its documentation.
    pub docs: Docs,
    /// The products.
    pub products: Vec<Product>,
}

/// The module of a product.
#[derive(Debug)]
pub struct Product {
    /// Its name.
    pub module: Name,
    /// Its documentation.
    pub docs: Docs,
    /// The versions of its API.
    pub versions: Vec<Api>,
}
