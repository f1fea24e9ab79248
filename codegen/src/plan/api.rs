//! API versions.

use super::{Docs, Name, Operation, Struct};
use crate::source::Place;
use crate::vocabulary::{ErrorClass, Protocol, SignerName, State};

/// The module of an API version.
#[derive(Debug)]
pub struct Api {
    /// Where the spec says it.
    pub place: Place,
    /// The name in the spec.
    pub wire_name: String,
    /// The name of the module.
    pub module: Name,
    /// Its documentation.
    pub docs: Docs,
    /// The documentation of the module around it, if it is the first there.
    pub product_docs: Docs,
    /// The cargo feature that switches it on.
    pub feature: String,
    /// What its operations have in common.
    pub facts: ApiFacts,
    /// The client.
    pub client: Client,
    /// The error codes.
    pub errors: ErrorCodes,
    /// The enums.
    pub enums: Vec<Enum>,
    /// The objects that operations share.
    pub objects: Vec<Struct>,
    /// The operations.
    pub operations: Vec<Operation>,
}

/// What the operations of an API have in common.
#[derive(Debug)]
pub struct ApiFacts {
    /// The provider.
    pub provider: String,
    /// The product on the wire.
    pub product: String,
    /// The version.
    pub version: String,
    /// How calls travel.
    pub protocol: Protocol,
    /// How requests are signed.
    pub signer: SignerName,
    /// The hosts of each region: its name, on the internet, inside a VPC.
    pub regions: Vec<(String, Option<String>, Option<String>)>,
    /// The host of other regions.
    pub rule: Option<String>,
    /// The host of other regions inside a VPC.
    pub vpc_rule: Option<String>,
    /// How a body tells success and failure apart: fields of success, code and message.
    pub outcome: Option<(String, Vec<String>, Vec<String>)>,
    /// Where error bodies hold the code.
    pub error_code: Vec<String>,
    /// Where error bodies hold the message.
    pub error_message: Vec<String>,
    /// Where error bodies hold the request id.
    pub error_request_id: Vec<String>,
    /// The root element of an XML error body.
    pub xml_root: Option<String>,
    /// Headers that hold the request id.
    pub request_id_headers: Vec<String>,
}

/// The client of an API version.
#[derive(Debug)]
pub struct Client {
    /// Its documentation.
    pub docs: Docs,
    /// Its methods, one an operation.
    pub methods: Vec<Method>,
}

/// A method of the client.
#[derive(Debug)]
pub struct Method {
    /// Its documentation.
    pub docs: Docs,
    /// The wire name, where people may search for it.
    pub alias: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Its name.
    pub name: Name,
    /// The type of the request.
    pub request: Name,
    /// A program that calls it.
    pub example: Example,
}

/// A program that makes a call, in an asynchronous function that may fail.
#[derive(Debug)]
pub struct Example {
    /// The module of the types that it uses, below the crate.
    pub module: String,
    /// The types.
    pub uses: Vec<String>,
    /// The lines.
    pub lines: Vec<String>,
}

/// An open enum.
#[derive(Debug)]
pub struct Enum {
    /// Where the spec says it.
    pub place: Place,
    /// The name in the spec.
    pub wire_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub name: Name,
    /// Whether capitals and small letters are the same.
    pub ignore_case: bool,
    /// Whether it is a status that somebody may wait for.
    pub is_status: bool,
    /// The documented values.
    pub variants: Vec<Variant>,
}

/// A documented value.
#[derive(Debug)]
pub struct Variant {
    /// Where the spec says it.
    pub place: Place,
    /// Its documentation.
    pub docs: Docs,
    /// The wire text, where people may search for it and it is not the Rust name.
    pub alias: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Its name.
    pub name: Name,
    /// The text on the wire.
    pub wire: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// What it means for somebody who waits.
    pub state: Option<State>,
}

/// The error codes of an API version.
#[derive(Debug)]
pub struct ErrorCodes {
    /// The documentation of the enum.
    pub docs: Docs,
    /// The codes.
    pub codes: Vec<ErrorCode>,
    /// Beginnings of codes that are a class together.
    pub prefixes: Vec<(String, ErrorClass)>,
}

/// An error code.
#[derive(Debug)]
pub struct ErrorCode {
    /// The code as a value of the enum.
    pub variant: Variant,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The message of the service.
    pub message: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// What kind of trouble it is.
    pub class: Option<ErrorClass>,
}
