//! Objects that contain themselves: which fields must be behind a pointer.

use crate::api::{Field, Object, ObjectId, ObjectUse, Operation, ParameterSet, Type};
use crate::diagnostic::{Problem, Problems};

/// Marks the fields that close a circle of objects.
pub(super) fn mark(objects: &mut [Object], problems: &mut Problems) {
    for index in 0..objects.len() {
        let reaches: Vec<bool> = objects[index]
            .fields
            .iter()
            .map(|field| direct(field).is_some_and(|id| reaches(objects, id, ObjectId(index))))
            .collect();
        let object = &mut objects[index];
        for (field, reaches) in object.fields.iter_mut().zip(reaches) {
            field.boxed = reaches;
            if reaches && field.required {
                let problem = Problem::EndlessType { name: object.name.clone() };
                problems.add(field.place, problem);
            }
        }
    }
}

/// The object that the value of a field holds in place; lists and maps hold theirs elsewhere.
fn direct(field: &Field) -> Option<ObjectId> {
    match field.ty {
        Type::Object(id) => Some(id),
        _ => None,
    }
}

fn reaches(objects: &[Object], from: ObjectId, to: ObjectId) -> bool {
    let mut seen = vec![false; objects.len()];
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if !std::mem::replace(&mut seen[id.0], true) {
            open.extend(objects[id.0].fields.iter().filter_map(direct));
        }
    }
    false
}

/// Notes for every object whether values of it are sent or received.
pub(super) fn uses(objects: &mut [Object], operations: &[Operation]) {
    for operation in operations {
        for field in &operation.response {
            spread(objects, &field.ty, ObjectUse { request: false, response: true });
        }
        parameters(objects, &operation.parameters);
    }
}

fn parameters(objects: &mut [Object], set: &ParameterSet) {
    for parameter in &set.parameters {
        spread(objects, &parameter.field.ty, ObjectUse { request: true, response: false });
    }
    for case in set.choices.iter().flat_map(|choice| &choice.cases) {
        parameters(objects, &case.set);
    }
    for group in &set.groups {
        parameters(objects, &group.set);
    }
}

fn spread(objects: &mut [Object], ty: &Type, used: ObjectUse) {
    let mut open = vec![ty.clone()];
    while let Some(ty) = open.pop() {
        match ty {
            Type::List(item) | Type::Map(item) => open.push(*item),
            Type::Object(id) => {
                let object = &mut objects[id.0];
                let before = object.used;
                object.used.request |= used.request;
                object.used.response |= used.response;
                if object.used != before {
                    open.extend(object.fields.iter().map(|field| field.ty.clone()));
                }
            }
            _ => {}
        }
    }
}
