//! Whether documented values fit the types, so exactly that decoding and encoding gives them back.

use super::Context;
use super::types::Types;
use crate::api::{Enum, Field, Object, Type};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{Node, Property, Tree};
use crate::vocabulary::{LetterCase, TimeForm, Wire};

/// A value that does not fit.
pub(super) struct Misfit {
    span: Span,
    path: String,
    expected: String,
    found: String,
}

/// What the types of an API are, for checking.
pub(super) struct Shapes<'a> {
    pub(super) enums: &'a [Enum],
    pub(super) objects: &'a [Object],
}

/// Checks the example and the default of a parameter or field.
pub(super) fn property(
    types: &Types<'_>,
    field: &Field,
    property: &Property,
    cx: &mut Context<'_>,
) {
    let shapes = Shapes { enums: types.enums, objects: &types.objects };
    if let Some(example) = &property.example {
        report(shapes.field(field, example, &field.wire_name), cx);
    }
    if let Some(default) = &property.default {
        for Misfit { span, expected, found, .. } in shapes.field(field, default, &field.wire_name) {
            cx.report(span, Problem::DefaultMismatch { expected, found });
        }
    }
}

pub(super) fn report(misfits: Vec<Misfit>, cx: &mut Context<'_>) {
    for Misfit { span, path, expected, found } in misfits {
        cx.report(span, Problem::ExampleMismatch { path, expected, found });
    }
}

impl Shapes<'_> {
    /// What does not fit in an object with these fields.
    pub(super) fn object(&self, fields: &[Field], tree: &Tree, path: &str) -> Vec<Misfit> {
        let Node::Object(entries) = &tree.value else {
            return vec![misfit(tree, path, "an object")];
        };
        let mut misfits = Vec::new();
        for (name, value) in entries {
            let path = format!("{path}.{}", name.value);
            match fields.iter().find(|field| field.wire_name == name.value) {
                Some(field) => misfits.extend(self.field(field, value, &path)),
                None => misfits.push(Misfit {
                    span: name.span,
                    path,
                    expected: "absent, as the type has no such field".to_owned(),
                    found: value.kind().to_owned(),
                }),
            }
        }
        misfits
    }

    pub(super) fn field(&self, field: &Field, tree: &Tree, path: &str) -> Vec<Misfit> {
        let Some(wrapper) = &field.wrapper else {
            return self.value(&field.ty, field.wire, tree, path);
        };
        let inner = match &tree.value {
            Node::Object(entries) => match &entries[..] {
                [(name, value)] if name.value == *wrapper => Some(value),
                _ => None,
            },
            _ => None,
        };
        match inner {
            Some(value) => self.value(&field.ty, field.wire, value, &format!("{path}.{wrapper}")),
            None => vec![misfit(tree, path, &format!("an object with just `{wrapper}`"))],
        }
    }

    fn value(&self, ty: &Type, wire: Wire, tree: &Tree, path: &str) -> Vec<Misfit> {
        match (ty, &tree.value) {
            (Type::List(item), Node::List(items)) => {
                let each = (0..).zip(items);
                each.flat_map(|(index, it)| self.value(item, wire, it, &format!("{path}[{index}]")))
                    .collect()
            }
            (Type::Map(item), Node::Object(entries)) => entries
                .iter()
                .flat_map(|(name, it)| {
                    self.value(item, Wire::default(), it, &format!("{path}.{}", name.value))
                })
                .collect(),
            (Type::Object(id), _) => self.object(&self.objects[id.0].fields, tree, path),
            _ => match self.scalar(ty, wire, tree) {
                Ok(()) => Vec::new(),
                Err(expected) => vec![misfit(tree, path, &expected)],
            },
        }
    }

    fn scalar(&self, ty: &Type, wire: Wire, tree: &Tree) -> Result<(), String> {
        let inside = |what: &str, fits: bool| {
            if fits { Ok(()) } else { Err(format!("{what} in a string")) }
        };
        match (ty, &tree.value) {
            (Type::Any, _) | (Type::String | Type::Secret, Node::String(_)) => Ok(()),
            (Type::Enum(id), Node::String(text)) => written(&self.enums[id.0], wire.case, text),
            (Type::Timestamp, Node::String(text)) if wire.time == TimeForm::Rfc3339 => {
                if looks_like_rfc3339(text) {
                    Ok(())
                } else {
                    Err("a time such as `2026-01-13T08:00:00Z`".to_owned())
                }
            }
            (Type::Int32, Node::String(text)) if wire.text => inside(
                "a 32-bit integer",
                text.parse::<i32>().is_ok_and(|n| n.to_string() == *text),
            ),
            (Type::Int64 | Type::Timestamp, Node::String(text)) if wire.text => {
                inside("an integer", text.parse::<i64>().is_ok_and(|n| n.to_string() == *text))
            }
            (Type::Number, Node::String(text)) if wire.text => {
                inside("a number", text.parse::<f64>().is_ok_and(|n| n.to_string() == *text))
            }
            (Type::Boolean, Node::String(text)) if wire.text => {
                inside("`true` or `false`", matches!(text.as_str(), "true" | "false"))
            }
            (Type::Boolean, Node::Bool(_)) | (Type::Number, Node::Number(_)) if !wire.text => {
                Ok(())
            }
            (Type::Int64 | Type::Timestamp, Node::Number(number))
                if !wire.text && wire.time != TimeForm::Rfc3339 =>
            {
                number.as_i64().map(|_| ()).ok_or_else(|| "an integer".to_owned())
            }
            (Type::Int32, Node::Number(number)) if !wire.text => {
                let fits = number.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
                if fits { Ok(()) } else { Err("a 32-bit integer".to_owned()) }
            }
            _ => Err(describe(ty, wire)),
        }
    }
}

/// Whether an enum writes exactly this text.
fn written(it: &Enum, case: LetterCase, text: &str) -> Result<(), String> {
    let Some(value) = it.parse(text) else {
        let values: Vec<_> = it.values.iter().map(|value| format!("`{}`", value.wire)).collect();
        return Err(format!("one of {}", values.join(", ")));
    };
    let written = match case {
        LetterCase::AsDocumented => value.wire.clone(),
        LetterCase::Upper => value.wire.to_ascii_uppercase(),
        LetterCase::Lower => value.wire.to_ascii_lowercase(),
    };
    if written == text { Ok(()) } else { Err(format!("`{written}`, as the enum writes it")) }
}

/// Whether the text has the form that the runtime writes; the runtime checks the rest.
fn looks_like_rfc3339(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 20
        && text.is_ascii()
        && bytes[10] == b'T'
        && bytes.ends_with(b"Z")
        && bytes[..10].iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn describe(ty: &Type, wire: Wire) -> String {
    let what = match ty {
        Type::String | Type::Secret | Type::Enum(_) => "a string",
        Type::Int32 | Type::Int64 => "an integer",
        Type::Number => "a number",
        Type::Boolean => "a boolean",
        Type::Timestamp if wire.time == TimeForm::Rfc3339 => "a time in a string",
        Type::Timestamp => "a time as an integer",
        Type::Any => "a JSON value",
        Type::Object(_) | Type::Map(_) => "an object",
        Type::List(_) => "a list",
    };
    if wire.text { format!("{what} in a string") } else { what.to_owned() }
}

fn misfit(tree: &Tree, path: &str, expected: &str) -> Misfit {
    let found = match &tree.value {
        Node::String(text) if text.chars().count() <= 40 => format!("the string `{text}`"),
        Node::Number(number) => format!("the number `{number}`"),
        Node::Bool(value) => format!("`{value}`"),
        other => other.kind().to_owned(),
    };
    Misfit { span: tree.span, path: path.to_owned(), expected: expected.to_owned(), found }
}
