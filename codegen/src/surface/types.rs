//! Structs and choices.

use super::{Collector, Effect, Item, Kind, text};
use crate::plan::{
    Choice, ChoiceCase, Direction, Field, ParameterStruct, Payload, Presence, RequestField,
    SetKind, Struct,
};

/// What holds a choice, a case or a group.
pub(super) struct Owner {
    /// The name of the type that is held.
    pub(super) ty: String,
    /// The path of the holder.
    pub(super) path: String,
    /// What the type is.
    pub(super) kind: Kind,
}

impl Collector<'_> {
    /// An object or an answer.
    pub(super) fn structure(&mut self, kind: Kind, it: &Struct, parent: &str) {
        let path = self.path(&it.name);
        let feature = |there: bool| there.then(|| "there".to_owned());
        let (sent, both) = (it.direction == Direction::Sent, it.direction == Direction::Both);
        let required = it.fields.iter().filter(|field| field.presence == Presence::Required);
        let arguments = required.map(|field| format!("{path}::{}", field.name)).collect();
        let item = self.add(kind, path.clone(), &it.wire_name, it.place);
        item.inside(parent)
            .docs(&it.docs)
            .aspect(Effect::Feature, "`new`", feature(sent))
            .aspect(Effect::Feature, "the setters", feature(sent || both))
            .aspect(Effect::Feature, "`Default` and `Deserialize`", feature(!sent));
        item.arguments = arguments;
        for field in &it.fields {
            self.field(Kind::Field, &path, field);
        }
    }

    fn field(&mut self, kind: Kind, parent: &str, field: &Field) -> &mut Item {
        let path = format!("{parent}::{}", field.name);
        let item = self.add(kind, path, &field.wire_name, field.place);
        let value = text::ty(&field.value);
        let value = if field.boxed { format!("Box<{value}>") } else { value };
        item.inside(parent)
            .docs(&field.docs)
            .signature("the type", value)
            .behaviour("the name on the wire", field.wire_name.clone())
            .behaviour("the form on the wire", text::wire(field.wire))
            .behaviour("the field that the list is wrapped in", field.wrapper.clone());
        item.presence = Some(field.presence);
        item.deprecated.clone_from(&field.deprecated);
        item
    }

    /// The parameters of a struct, which is an item already. Says which fields hold choices and groups.
    pub(super) fn parameters(&mut self, it: &ParameterStruct) -> Vec<Owner> {
        let path = self.path(&it.name);
        let mut sets = Vec::new();
        for field in &it.fields {
            match field {
                RequestField::Parameter { field, .. } => {
                    let item = self.field(Kind::Parameter, &path, field);
                    how(item, it.fields.iter(), field);
                }
                RequestField::Set { place, wire_name, kind, name, ty, presence, .. } => {
                    let (ty, field) = (text::ty(ty), format!("{path}::{name}"));
                    let item = self.add(set(*kind), field.clone(), wire_name, *place);
                    // The type has the same documentation.
                    item.inside(&path).signature("the type", ty.clone());
                    item.presence = Some(*presence);
                    let inside = if *kind == SetKind::Group { Kind::Group } else { Kind::Choice };
                    sets.push(Owner { ty, path: field, kind: inside });
                }
            }
        }
        sets
    }

    /// The arguments of the constructor of a struct of parameters.
    pub(super) fn arguments(&self, it: &ParameterStruct) -> Vec<String> {
        let path = self.path(&it.name);
        let required = it.fields.iter().filter(|field| field.presence() == Presence::Required);
        required.map(|field| format!("{path}::{}", field.argument().0)).collect()
    }

    /// A choice. Says which of its cases have structs.
    pub(super) fn choice(&mut self, it: &Choice, parent: &str) -> Vec<Owner> {
        let path = self.path(&it.name);
        let by = it.by.as_ref().map(|(by, at)| format!("{by} in the {}", at.word()));
        self.add(Kind::Choice, path.clone(), &it.wire_name, it.place)
            .inside(parent)
            .docs(&it.docs)
            .behaviour("the parameter that decides", by);
        it.cases.iter().filter_map(|case| self.case(case, &path)).collect()
    }

    fn case(&mut self, case: &ChoiceCase, parent: &str) -> Option<Owner> {
        let path = format!("{parent}::{}", case.variant);
        let payload = match &case.payload {
            Payload::Unit => None,
            Payload::Struct { ty, .. } => Some(ty.to_string()),
            Payload::Value { ty, .. } => Some(text::ty(ty)),
        };
        let item = self.add(Kind::Case, path.clone(), &case.wire, case.place);
        item.inside(parent)
            .docs(&case.docs)
            .aspect(Effect::Signature, "the content", payload)
            .behaviour("the value on the wire", case.wire.clone());
        match &case.payload {
            Payload::Value { parameter, .. } => {
                if let RequestField::Parameter { field, .. } = &**parameter {
                    item.behaviour("the form on the wire", text::wire(field.wire));
                    item.deprecated.clone_from(&field.deprecated);
                    how(item, std::iter::once(&**parameter), field);
                }
                None
            }
            Payload::Struct { ty, .. } => {
                Some(Owner { ty: ty.to_string(), path, kind: Kind::Case })
            }
            Payload::Unit => None,
        }
    }
}

/// What the field of a choice or group is in the API.
fn set(kind: SetKind) -> Kind {
    match kind {
        SetKind::Decided => Kind::Parameter,
        SetKind::OneOf => Kind::Choice,
        SetKind::Group => Kind::Group,
    }
}

/// How a parameter travels.
fn how<'a>(item: &mut Item, fields: impl Iterator<Item = &'a RequestField>, of: &Field) {
    for field in fields {
        if let RequestField::Parameter { field, location, style, idempotency_token } = field
            && field.name == of.name
        {
            item.behaviour("the place", location.word().to_owned())
                .behaviour("the style", style.map(|style| style.word().to_owned()))
                .behaviour("whether it makes repeating harmless", idempotency_token.to_string());
        }
    }
}
