//! Fields and objects.

use super::docs;
use super::names::{Names, alias};
use crate::api::{self, EnumId, ObjectId, ObjectUse, Type};
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{Argument, Direction, Field, Name, Presence, RustType, Struct};

/// The most values of an enum that are listed where it is used.
const MOST_VALUES: usize = 12;

/// The Rust names of the enums and objects of an API.
pub(super) struct Types {
    pub(super) enums: Vec<Name>,
    /// For each enum, its values as links to their variants.
    pub(super) values: Vec<Vec<String>>,
    pub(super) objects: Vec<Name>,
}

impl Types {
    pub(super) fn enumeration(&self, id: EnumId) -> &Name {
        &self.enums[id.0]
    }

    pub(super) fn object(&self, id: ObjectId) -> &Name {
        &self.objects[id.0]
    }

    /// The values of the enum that a type is made of, as links; nothing where there are too many to
    /// read.
    fn values(&self, ty: &Type) -> Option<&[String]> {
        match ty {
            Type::Enum(id) => Some(&self.values[id.0][..]).filter(|it| it.len() <= MOST_VALUES),
            Type::List(item) | Type::Map(item) => self.values(item),
            _ => None,
        }
    }

    /// The Rust type of a value.
    pub(super) fn rust(&self, ty: &Type) -> RustType {
        match ty {
            Type::String => RustType::String,
            Type::Secret => RustType::Sensitive,
            Type::Int32 => RustType::I32,
            Type::Int64 => RustType::I64,
            Type::Number => RustType::F64,
            Type::Boolean => RustType::Bool,
            Type::Timestamp => RustType::Timestamp,
            Type::Any => RustType::Json,
            Type::Enum(id) => RustType::Named(self.enumeration(*id).clone()),
            Type::Object(id) => RustType::Named(self.object(*id).clone()),
            Type::List(item) => RustType::List(Box::new(self.rust(item))),
            Type::Map(item) => RustType::Map(Box::new(self.rust(item))),
        }
    }
}

fn argument(ty: &Type) -> Argument {
    match ty {
        Type::String | Type::Secret | Type::Timestamp => Argument::Into,
        Type::List(_) => Argument::Each,
        _ => Argument::Plain,
    }
}

/// Whether fields that the spec requires are required in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Yes: we make the value.
    Sent,
    /// No: services leave out what they document as required.
    Received,
}

/// A field or parameter; `None` if it has no Rust name, which is then reported.
pub(super) fn field(
    field: &api::Field,
    types: &Types,
    strictness: Strictness,
    scope: &mut Scope,
    problems: &mut Problems,
) -> Option<Field> {
    let cx = &mut Names { place: field.place, problems };
    let name = cx.field(field.rust_name.as_deref(), &field.wire_name)?;
    scope.claim(&name, &field.wire_name, field.place, cx.problems);
    let value = types.rust(&field.ty);
    let presence = match &field.ty {
        _ if field.required && strictness == Strictness::Sent => Presence::Required,
        Type::List(_) | Type::Map(_) => Presence::Empty,
        _ => Presence::Optional,
    };
    let inner = if field.boxed { RustType::Boxed(Box::new(value.clone())) } else { value.clone() };
    let ty = match presence {
        Presence::Optional => RustType::Optional(Box::new(inner)),
        Presence::Required | Presence::Empty => inner,
    };
    let fallback = format!(
        "The documentation says nothing about {}.",
        super::markdown::code(&field.wire_name)
    );
    let mut docs = docs::item(&field.facts, &fallback);
    if let Some(values) = types.values(&field.ty) {
        docs.0.extend([String::new(), format!("Values: {}.", values.join(", "))]);
    }
    Some(Field {
        place: field.wire_place,
        setter: docs.summary(),
        docs,
        alias: alias(&field.wire_name, &name),
        name: naming::ident(&name),
        ty,
        value,
        argument: argument(&field.ty),
        presence,
        boxed: field.boxed,
        deprecated: docs::deprecation(&field.facts),
        wire_name: field.wire_name.clone(),
        wire: field.wire,
        wrapper: field.wrapper.clone(),
    })
}

/// An object that has a type of its own.
pub(super) fn object(
    object: &api::Object,
    name: &Name,
    types: &Types,
    problems: &mut Problems,
) -> Struct {
    let direction = match object.used {
        ObjectUse { request: true, response: false } => Direction::Sent,
        ObjectUse { request: true, response: true } => Direction::Both,
        ObjectUse { request: false, .. } => Direction::Received,
    };
    let strictness = match direction {
        Direction::Sent => Strictness::Sent,
        Direction::Received | Direction::Both => Strictness::Received,
    };
    // The names of our own methods; a setter has the name of its field.
    let mut scope = match direction {
        Direction::Received => Scope::default(),
        Direction::Sent | Direction::Both => Scope::reserving(&["new", "clone", "default"]),
    };
    let fields = object.fields.iter();
    Struct {
        place: object.place,
        wire_name: object.name.clone(),
        docs: docs::item(
            &object.facts,
            &format!("The object {}.", super::markdown::code(&object.name)),
        ),
        name: name.clone(),
        direction,
        fields: fields
            .filter_map(|it| field(it, types, strictness, &mut scope, problems))
            .collect(),
    }
}

/// The struct of an answer.
pub(super) fn response(
    operation: &api::Operation,
    name: &Name,
    types: &Types,
    problems: &mut Problems,
) -> Struct {
    let mut scope = Scope::default();
    let strictness = Strictness::Received;
    let fields = operation.response.iter();
    Struct {
        place: operation.wire_place,
        wire_name: operation.name.clone(),
        docs: docs::response(&operation.name),
        name: name.clone(),
        direction: Direction::Received,
        fields: fields
            .filter_map(|it| field(it, types, strictness, &mut scope, problems))
            .collect(),
    }
}
