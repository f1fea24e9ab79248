//! Types: from a name and some keys to a [`Type`].

use super::{Context, examples, misuse, shared};
use crate::api::{EnumId, Field, Object, ObjectId, ObjectUse, Type};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{Property, Section, Spanned, WireForm};
use crate::vocabulary::{BUILT_IN_TYPES, LetterCase, TimeForm, Wire};

/// The types of an API while its files are read.
pub(super) struct Types<'a> {
    pub(super) enums: &'a [crate::api::Enum],
    /// Grows by the objects that are spelt out in place.
    pub(super) objects: Vec<Object>,
    /// How many of the objects have names that a type can refer to.
    pub(super) shared: usize,
}

/// Where a property stands; some keys make sense only in some places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Parameter,
    /// A field of the answer itself, not of an object in it.
    Answer,
    Field,
    Item,
}

impl Types<'_> {
    pub(super) fn known(&self) -> Vec<String> {
        let built_in = BUILT_IN_TYPES.iter().map(|&name| name.to_owned());
        let enums = self.enums.iter().map(|it| it.name.clone());
        let objects = self.objects[..self.shared].iter().map(|it| it.name.clone());
        built_in.chain(enums).chain(objects).collect()
    }

    pub(super) fn is_built_in(name: &str) -> bool {
        BUILT_IN_TYPES.contains(&name)
    }

    /// The fields of an object or of an answer.
    pub(super) fn fields(
        &mut self,
        section: &Section<Property>,
        role: Role,
        cx: &mut Context<'_>,
    ) -> Vec<Field> {
        let mut fields = Vec::new();
        for (name, property) in section.iter() {
            shared::wire_name(name, cx);
            fields.push(self.field(name, property, role, cx));
        }
        fields
    }

    /// A parameter or field. If its type makes no sense, that is reported, and it takes anything from
    /// there on, so that one mistake is one problem.
    pub(super) fn field(
        &mut self,
        name: &Spanned<String>,
        property: &Property,
        role: Role,
        cx: &mut Context<'_>,
    ) -> Field {
        misuse::in_place(property, role, name.span, cx);
        let (ty, wire) = self.ty(name.span, property, cx).unwrap_or((Type::Any, Wire::default()));
        let field = Field {
            wire_place: cx.file.at(name.span),
            place: shared::place(name, property.rust_name.as_ref(), cx),
            wire_name: name.value.clone(),
            wrapper: shared::name(property.wrapper.as_ref()),
            required: property.required,
            boxed: false,
            facts: shared::property(property),
            rust_name: shared::name(property.rust_name.as_ref()),
            ty,
            wire,
        };
        examples::property(self, &field, property, cx);
        field
    }

    fn ty(&mut self, at: Span, property: &Property, cx: &mut Context<'_>) -> Option<(Type, Wire)> {
        let Some(name) = &property.ty else {
            cx.report(at, Problem::MissingKey { key: "type".to_owned() });
            return None;
        };
        let wire = wire(property);
        let ty = match name.value.as_str() {
            "string" if property.secret.value => Type::Secret,
            "string" => Type::String,
            "integer" if property.bits.as_ref().is_some_and(|bits| bits.value == 32) => Type::Int32,
            "integer" => Type::Int64,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "timestamp" => {
                let time = time_form(property, name.span, cx)?;
                misuse::with_type(property, &Type::Timestamp, cx);
                return Some((Type::Timestamp, Wire { time, ..wire }));
            }
            "any" => Type::Any,
            "list" => {
                let (item, item_wire) = self.item(property, name.span, cx)?;
                let ty = Type::List(Box::new(item));
                misuse::with_type(property, &ty, cx);
                return Some((ty, item_wire));
            }
            "map" => Type::Map(Box::new(self.map_item(property, name.span, cx)?)),
            "object" => Type::Object(self.inline(property, name.span, cx)?),
            other => self.named(other, name.span, cx)?,
        };
        misuse::with_type(property, &ty, cx);
        Some((ty, wire))
    }

    fn item(
        &mut self,
        property: &Property,
        at: Span,
        cx: &mut Context<'_>,
    ) -> Option<(Type, Wire)> {
        let Some(item) = &property.items else {
            cx.report(at, Problem::MissingKey { key: "items".to_owned() });
            return None;
        };
        misuse::in_place(item, Role::Item, at, cx);
        self.ty(at, item, cx)
    }

    /// The values of a map, which travel in their plain form.
    fn map_item(&mut self, map: &Property, at: Span, cx: &mut Context<'_>) -> Option<Type> {
        let (item, wire) = self.item(map, at, cx)?;
        if wire != Wire::default() {
            let key = map.items.as_ref().map_or(at, |items| items.span);
            let why = "the values of a map have no `wire`, no `lenient` and no `unit` but `ms`";
            let problem = Problem::MisusedKey { key: "items".to_owned(), why: why.to_owned() };
            cx.report(key, problem);
        }
        Some(item)
    }

    fn inline(&mut self, property: &Property, at: Span, cx: &mut Context<'_>) -> Option<ObjectId> {
        let Some(name) = &property.name else {
            cx.report(at, Problem::MissingKey { key: "name".to_owned() });
            return None;
        };
        if property.fields.is_empty() {
            cx.report(name.span, Problem::EmptySection { what: "`fields`".to_owned() });
        }
        let id = ObjectId(self.objects.len());
        self.objects.push(Object {
            place: cx.file.at(name.span),
            name: name.value.clone(),
            facts: shared::facts(property.description.as_ref(), None),
            fields: Vec::new(),
            used: ObjectUse::default(),
        });
        self.objects[id.0].fields = self.fields(&property.fields, Role::Field, cx);
        Some(id)
    }

    fn named(&self, name: &str, at: Span, cx: &mut Context<'_>) -> Option<Type> {
        if let Some(id) = self.enums.iter().position(|it| it.name == name) {
            return Some(Type::Enum(EnumId(id)));
        }
        if let Some(id) = self.objects[..self.shared].iter().position(|it| it.name == name) {
            return Some(Type::Object(ObjectId(id)));
        }
        cx.report(at, Problem::UnknownType { name: name.to_owned(), known: self.known() });
        None
    }
}

fn wire(property: &Property) -> Wire {
    let form = property.wire.as_ref().map(|form| form.value);
    Wire {
        text: form == Some(WireForm::String),
        time: TimeForm::Millis,
        case: match form {
            Some(WireForm::Uppercase) => LetterCase::Upper,
            Some(WireForm::Lowercase) => LetterCase::Lower,
            Some(WireForm::String) | None => LetterCase::AsDocumented,
        },
        lenient: property.lenient.value,
    }
}

fn time_form(property: &Property, at: Span, cx: &mut Context<'_>) -> Option<TimeForm> {
    let Some(unit) = &property.unit else {
        cx.report(at, Problem::MissingKey { key: "unit".to_owned() });
        return None;
    };
    match unit.value.as_str() {
        "ms" => Some(TimeForm::Millis),
        "s" => Some(TimeForm::Seconds),
        "rfc3339" => Some(TimeForm::Rfc3339),
        other => {
            let known = ["ms", "s", "rfc3339"].map(str::to_owned).to_vec();
            cx.report(unit.span, Problem::UnknownWord { found: other.to_owned(), known });
            None
        }
    }
}
