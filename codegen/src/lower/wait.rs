//! What `wait()` does for an operation, which is known when the requests of all operations are.

use super::waiter::idents;
use crate::api::{self, Api};
use crate::plan::{
    Assignment, Name, Operation, Origin, ParameterStruct, Part, Payload, Presence, RequestField,
    RustType, Through, Value, Wait,
};

/// Says for all operations what `wait()` does. `operations` are those of the API, in the same order.
pub(super) fn waits(api: &Api, operations: &mut [Operation]) {
    let wait = |(it, own): (&api::Operation, &Operation)| {
        if let Some(it) = &it.awaited_through {
            return through(it, own, operations).map(Box::new).map(Wait::Through);
        }
        let whole = it.waiters.iter().zip(&own.waiters).find(|(it, _)| it.item.is_none());
        whole.map(|(_, waiter)| Wait::Itself(waiter.name.clone()))
    };
    let waits: Vec<_> = api.operations.iter().zip(&*operations).map(wait).collect();
    for (operation, wait) in operations.iter_mut().zip(waits) {
        operation.wait = wait;
    }
}

/// `None` where a name makes no Rust name, which is reported where it stands.
fn through(it: &api::AwaitedThrough, own: &Operation, operations: &[Operation]) -> Option<Through> {
    let other = operations.get(it.operation)?;
    let (mut arguments, mut fields) = (Vec::new(), Vec::new());
    for field in &other.request.fields {
        let Some((source, case)) = source(field, other, it) else { continue };
        let value = Value { origin: origin(source, &own.request)?, case };
        match field.presence() {
            Presence::Required => arguments.push(value),
            Presence::Optional | Presence::Empty => {
                fields.push(Assignment { field: field.argument().0, value });
            }
        }
    }
    let key = it.key.as_ref().map(|key| origin(key, &own.request));
    Some(Through {
        request: other.request.name.clone(),
        waiter: other.waiters.get(it.waiter)?.name.clone(),
        key: match key {
            Some(key) => Some(key?),
            None => None,
        },
        arguments,
        fields,
    })
}

/// Where the value of a field of the other request comes from, and the case that it becomes.
fn source<'a>(
    field: &RequestField,
    other: &Operation,
    it: &'a api::AwaitedThrough,
) -> Option<(&'a api::Origin, Option<(Name, Name)>)> {
    let given = |wire: &str| it.arguments.iter().find(|(name, _)| name == wire).map(|(_, it)| it);
    match field {
        RequestField::Parameter { field, .. } => Some((given(&field.wire_name)?, None)),
        RequestField::Set { ty: RustType::Named(name), .. } => {
            let choice = other.parts.iter().find_map(|part| match part {
                Part::Choice(it) if it.name == *name => Some(it),
                _ => None,
            });
            choice?.cases.iter().find_map(|case| match &case.payload {
                Payload::Value { constructor, .. } => {
                    let case_of = (name.clone(), constructor.clone());
                    Some((given(&case.wire)?, Some(case_of)))
                }
                _ => None,
            })
        }
        RequestField::Set { .. } => None,
    }
}

fn origin(origin: &api::Origin, request: &ParameterStruct) -> Option<Origin> {
    let wire = match origin {
        api::Origin::Answer(way) => return idents(way).map(Origin::Answer),
        api::Origin::Request(wire) => wire,
    };
    let plain = request.fields.iter().find_map(|field| match field {
        RequestField::Parameter { field, .. } if field.wire_name == *wire => Some(field),
        _ => None,
    });
    Some(match plain {
        Some(field) if field.presence == Presence::Required => Origin::Required(field.name.clone()),
        Some(field) => Origin::Optional(field.name.clone()),
        None => Origin::Nested(wire.clone()),
    })
}
