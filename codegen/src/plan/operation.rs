//! Operations.

use super::{Argument, Docs, Field, Name, Pagination, Presence, RustType, Struct, Wait, Waiter};
use crate::source::Place;
use crate::vocabulary::{Location, Retry, Signature, Style};

/// The module of an operation.
#[derive(Debug)]
pub struct Operation {
    /// Where the spec says it.
    pub place: Place,
    /// The name of the module.
    pub module: Name,
    /// The request.
    pub request: ParameterStruct,
    /// The struct of the answer.
    pub response: Struct,
    /// What the documentation says.
    pub facts: OperationFacts,
    /// How the answer comes in pages, where it does.
    pub pagination: Option<Pagination>,
    /// What can be waited for by calling it again and again.
    pub waiters: Vec<Waiter>,
    /// What `wait()` does, where it is there.
    pub wait: Option<Wait>,
    /// The error codes that the page lists, as variants.
    pub error_codes: Vec<Name>,
    /// Choices, their cases and groups.
    pub parts: Vec<Part>,
    /// The objects that are spelt out in this operation.
    pub objects: Vec<Struct>,
}

/// A type that belongs to a request.
#[derive(Debug)]
pub enum Part {
    /// A choice.
    Choice(Choice),
    /// A case of a choice, or a group.
    Struct(ParameterStruct),
}

impl Part {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Self::Choice(it) => &it.name,
            Self::Struct(it) => &it.name,
        }
    }
}

/// A struct of parameters: a request, a case, a group.
#[derive(Debug)]
pub struct ParameterStruct {
    /// Where the spec says it.
    pub place: Place,
    /// The name in the spec.
    pub wire_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub name: Name,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// The documentation of its constructor.
    pub constructor: Docs,
    /// The fields.
    pub fields: Vec<RequestField>,
}

/// A field of a struct of parameters.
#[derive(Debug)]
pub enum RequestField {
    /// A parameter.
    Parameter {
        /// What it has in common with any field.
        field: Field,
        /// Where it goes.
        location: Location,
        /// How a list or an object becomes text.
        style: Option<Style>,
        /// Whether it makes repeating the call harmless.
        idempotency_token: bool,
    },
    /// A choice or a group.
    Set {
        /// Where the spec says the parameter that decides, or else the name.
        place: Place,
        /// The parameter that decides, or else the name in the spec.
        wire_name: String,
        /// What is set.
        kind: SetKind,
        /// Its documentation.
        docs: Docs,
        /// The documentation of its setter.
        setter: Docs,
        /// The wire name of the parameter that decides.
        alias: Option<String>,
        /// Its name.
        name: Name,
        /// The choice or group.
        ty: RustType,
        /// How a value is taken.
        argument: Argument,
        /// Whether it must be given.
        presence: Presence,
    },
}

/// What is set beside plain parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetKind {
    /// A choice by the value of a parameter.
    Decided,
    /// One of several parameters.
    OneOf,
    /// A group.
    Group,
}

/// An enum of alternatives.
#[derive(Debug)]
pub struct Choice {
    /// Where the spec says it.
    pub place: Place,
    /// The name in the spec.
    pub wire_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The wire name of the parameter that decides, for searching.
    pub alias: Option<String>,
    /// Its name.
    pub name: Name,
    /// The parameter that decides, and where it goes.
    pub by: Option<(String, Location)>,
    /// The alternatives.
    pub cases: Vec<ChoiceCase>,
}

/// An alternative.
#[derive(Debug)]
pub struct ChoiceCase {
    /// Where the spec says it.
    pub place: Place,
    /// Its documentation.
    pub docs: Docs,
    /// Its variant.
    pub variant: Name,
    /// The wire value of the parameter that decides.
    pub wire: String,
    /// The wire name, where people may search for it and it is not the Rust name.
    pub alias: Option<String>,
    /// What comes with it.
    pub payload: Payload,
}

/// What comes with an alternative.
#[derive(Debug)]
pub enum Payload {
    /// Nothing.
    Unit,
    /// A struct of parameters; the constructor takes the arguments of its `new`.
    Struct {
        /// The struct.
        ty: Name,
        /// The name of the constructor.
        constructor: Name,
        /// The arguments: name, type, how they are taken.
        arguments: Vec<(Name, RustType, Argument)>,
    },
    /// The value of one parameter.
    Value {
        /// The name of the constructor.
        constructor: Name,
        /// The parameter.
        parameter: Box<RequestField>,
        /// Its type.
        ty: RustType,
        /// How a value is taken.
        argument: Argument,
    },
}

/// What the documentation says about an operation.
#[derive(Debug)]
pub struct OperationFacts {
    /// The name.
    pub name: String,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The content type that is sent even without a body.
    pub content_type: Option<String>,
    /// Whether the call may be repeated.
    pub retry: Retry,
    /// Whether calls prove who is calling.
    pub signature: Signature,
    /// The fields of the answer that are in its headers.
    pub response_headers: Vec<String>,
    /// The field of the answer that is its whole body.
    pub response_payload: Option<String>,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// Parameters that must be set when others have certain values.
    pub required_when: Vec<(String, String, Vec<String>)>,
    /// The page and the day of its last change.
    pub source: (String, String),
}

/// What a caller must be allowed to do.
#[derive(Debug)]
pub struct Authorization {
    /// The action.
    pub action: String,
    /// The level of access.
    pub access: String,
    /// The resources.
    pub resources: Vec<Resource>,
    /// The condition keys.
    pub condition_keys: Vec<String>,
    /// Actions that must be allowed as well.
    pub dependent_actions: Vec<String>,
}

/// A resource that an action can be limited to.
#[derive(Debug)]
pub struct Resource {
    /// The type.
    pub name: String,
    /// The resource name with placeholders.
    pub arn: String,
    /// Whether a policy must name it.
    pub required: bool,
}

impl RequestField {
    /// Whether it must be given.
    #[must_use]
    pub fn presence(&self) -> Presence {
        match self {
            Self::Parameter { field, .. } => field.presence,
            Self::Set { presence, .. } => *presence,
        }
    }

    /// Its name, the type of a value for it, and how the value is taken.
    #[must_use]
    pub fn argument(&self) -> (Name, RustType, Argument) {
        match self {
            Self::Parameter { field, .. } => {
                (field.name.clone(), field.value.clone(), field.argument)
            }
            Self::Set { name, ty, argument, .. } => (name.clone(), ty.clone(), *argument),
        }
    }
}
