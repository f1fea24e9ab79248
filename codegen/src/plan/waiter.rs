//! What can be waited for.

use super::{Docs, Name, RustType};
use crate::source::Place;
use crate::vocabulary::State;

/// Something that can be waited for by calling an operation again and again.
#[derive(Debug)]
pub struct Waiter {
    /// Where the spec says it.
    pub place: Place,
    /// Its documentation.
    pub docs: Docs,
    /// Its name.
    pub name: Name,
    /// How one looks at it.
    pub look: Look,
    /// The enum of the status.
    pub status_type: Name,
    /// The name in the spec.
    pub wire_name: String,
    /// The way to the status.
    pub status: String,
    /// The way to the field that says how much is done.
    pub progress: Option<String>,
    /// The way to the field that says why it failed.
    pub reason: Option<String>,
    /// Values of the status that mean something else here.
    pub states: Vec<(String, State)>,
    /// Values of the status that count only when seen so many times in a row.
    pub patience: Vec<(String, u32)>,
    /// The number of seconds before the second look.
    pub first_delay: u32,
    /// The largest number of seconds between two looks.
    pub longest_delay: u32,
}

/// How one looks at what is waited for.
#[derive(Debug)]
pub enum Look {
    /// It is the whole answer.
    Whole,
    /// It is one item of a list.
    Item(AwaitedItem),
}

/// One item of a list that is waited for.
#[derive(Debug)]
pub struct AwaitedItem {
    /// The fields on the way to the list; nothing where the list comes in pages.
    pub list: Option<Vec<Name>>,
    /// The type of the items.
    pub ty: RustType,
    /// The field that tells one item from another.
    pub key: String,
    /// The argument that holds its value.
    pub argument: Name,
    /// The documentation of the constructor.
    pub constructor: Docs,
}

/// What `wait()` does for an operation.
#[derive(Debug)]
pub enum Wait {
    /// The operation is called again and again; the waiter.
    Itself(Name),
    /// Another operation is called again and again.
    Through(Box<Through>),
}

/// Another operation tells when that is done which an operation starts.
#[derive(Debug)]
pub struct Through {
    /// The request of the other operation.
    pub request: Name,
    /// The waiter.
    pub waiter: Name,
    /// The key of the item, where the waiter needs one.
    pub key: Option<Origin>,
    /// The arguments of the constructor of the other request.
    pub arguments: Vec<Value>,
    /// The optional fields of the other request that are set.
    pub fields: Vec<Assignment>,
}

/// A value for the other request.
#[derive(Debug)]
pub struct Value {
    /// Where it comes from.
    pub origin: Origin,
    /// The choice whose case it becomes, and the constructor of that.
    pub case: Option<(Name, Name)>,
}

/// A field that is set.
#[derive(Debug)]
pub struct Assignment {
    /// The field.
    pub field: Name,
    /// The value.
    pub value: Value,
}

/// Where a value comes from.
#[derive(Debug)]
pub enum Origin {
    /// A field of the request that is always set.
    Required(Name),
    /// A field of the request that need not be set.
    Optional(Name),
    /// A parameter of a case or a group, as text.
    Nested(String),
    /// A field of the answer.
    Answer(Vec<Name>),
}
