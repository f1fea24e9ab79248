//! Requests, and the choices and groups in them.

use super::docs;
use super::markdown::code;
use super::names::{Names, alias};
use super::structs::{self, Strictness, Types};
use crate::api::{Case, Choice, Group, Parameter, ParameterSet, Type};
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{
    self, Argument, ChoiceCase, Docs, Name, ParameterStruct, Part, Payload, Presence, RequestField,
    RustType, SetKind,
};
use crate::source::Place;
use crate::vocabulary::Style;

/// Lowers the request of one operation.
pub(super) struct Requests<'a> {
    pub(super) types: &'a Types,
    /// The types of the API version.
    pub(super) scope: &'a mut Scope,
    /// The choices, cases and groups so far.
    pub(super) parts: Vec<Part>,
    pub(super) problems: &'a mut Problems,
}

/// What a struct of parameters is, apart from its parameters.
pub(super) struct Head {
    pub(super) place: Place,
    pub(super) wire_name: String,
    pub(super) docs: Docs,
    pub(super) name: Name,
    pub(super) deprecated: Option<String>,
    pub(super) constructor: &'static str,
}

impl Requests<'_> {
    pub(super) fn structure(&mut self, head: Head, set: &ParameterSet) -> ParameterStruct {
        // Setters have the names of fields, beside our own methods.
        let mut scope = Scope::reserving(&["new", "clone", "default"]);
        let mut fields = Vec::new();
        for parameter in &set.parameters {
            fields.extend(self.parameter(parameter, &mut scope));
        }
        for choice in &set.choices {
            fields.extend(self.choice(choice, &mut scope));
        }
        for group in &set.groups {
            fields.extend(self.group(group, &mut scope));
        }
        let required = fields.iter().any(|field| field.presence() == Presence::Required);
        ParameterStruct {
            place: head.place,
            wire_name: head.wire_name,
            docs: head.docs,
            name: head.name,
            deprecated: head.deprecated,
            constructor: docs::constructor(head.constructor, required),
            fields,
        }
    }

    fn parameter(&mut self, parameter: &Parameter, scope: &mut Scope) -> Option<RequestField> {
        let strictness = Strictness::Sent;
        let field = structs::field(&parameter.field, self.types, strictness, scope, self.problems)?;
        let compound = matches!(parameter.field.ty, Type::List(_) | Type::Map(_) | Type::Object(_));
        Some(RequestField::Parameter {
            field,
            location: parameter.location,
            style: (compound && parameter.style != Style::Flat).then_some(parameter.style),
            idempotency_token: parameter.idempotency_token,
        })
    }

    fn choice(&mut self, choice: &Choice, scope: &mut Scope) -> Option<RequestField> {
        let (name, field) = self.named(&choice.name, choice.place, scope)?;
        let by = choice.by.as_ref().map(|(by, _)| by.clone());
        let by_alias = by.as_deref().and_then(|by| alias(by, &name));
        let mut variants = Scope::default();
        let mut constructors = Scope::reserving(&["from", "clone", "into"]);
        let mut cases = Vec::new();
        for case in &choice.cases {
            let plain = choice.by.is_none();
            cases.extend(self.case(case, &name, plain, &mut variants, &mut constructors));
        }
        let mut docs =
            docs::item(&choice.facts, &format!("What to choose for {}.", code(&choice.name)));
        if let Some(by) = &by {
            docs.0.extend([String::new(), format!("Sent as {}.", code(by))]);
        }
        self.parts.push(Part::Choice(plan::Choice {
            place: choice.place,
            wire_name: choice.name.clone(),
            docs: docs.clone(),
            alias: by_alias,
            name: naming::ident(&name),
            by: choice.by.clone(),
            cases,
        }));
        Some(RequestField::Set {
            place: choice.by_place,
            wire_name: by.clone().unwrap_or_else(|| choice.name.clone()),
            kind: if by.is_some() { SetKind::Decided } else { SetKind::OneOf },
            setter: docs.summary(),
            docs,
            alias: by.and_then(|by| alias(&by, &field)),
            name: naming::ident(&field),
            ty: RustType::Named(naming::ident(&name)),
            argument: Argument::Into,
            presence: if choice.required { Presence::Required } else { Presence::Optional },
        })
    }

    fn case(
        &mut self,
        case: &Case,
        choice: &str,
        plain: bool,
        variants: &mut Scope,
        constructors: &mut Scope,
    ) -> Option<ChoiceCase> {
        let cx = &mut Names { place: case.place, problems: &mut *self.problems };
        let variant = cx.variant(case.rust_name.as_deref(), &case.wire)?;
        let constructor = cx.field(None, &variant)?;
        if variants.claim(&variant, &case.wire, case.place, self.problems) {
            constructors.claim(&constructor, &case.wire, case.place, self.problems);
        }
        let constructor = naming::ident(&constructor);
        let set = &case.set;
        let alone = plain && case.name.is_none();
        let payload = if let (true, [parameter]) = (alone, &set.parameters[..]) {
            let field = self.parameter(parameter, &mut Scope::default())?;
            let RequestField::Parameter { field: inner, .. } = &field else { return None };
            let (ty, argument) = (inner.value.clone(), inner.argument);
            Payload::Value { constructor, parameter: Box::new(field), ty, argument }
        } else if set.is_empty() {
            Payload::Unit
        } else {
            self.case_struct(case, choice, &variant, constructor)?
        };
        Some(ChoiceCase {
            place: case.wire_place,
            docs: docs::item(&case.facts, &format!("The choice {}.", code(&case.wire))),
            alias: alias(&case.wire, &variant),
            variant: naming::ident(&variant),
            wire: case.wire.clone(),
            payload,
        })
    }

    fn case_struct(
        &mut self,
        case: &Case,
        choice: &str,
        variant: &str,
        constructor: Name,
    ) -> Option<Payload> {
        let cx = &mut Names { place: case.place, problems: &mut *self.problems };
        let name = cx.ty(case.name.as_deref(), &format!("{choice}{variant}"))?;
        self.scope.claim(&name, &case.wire, case.place, self.problems);
        let docs = docs::item(&case.facts, &format!("What comes with {}.", code(&case.wire)));
        let name = naming::ident(&name);
        let head = Head {
            place: case.wire_place,
            wire_name: case.wire.clone(),
            docs,
            name: name.clone(),
            deprecated: None,
            constructor: "The choice",
        };
        let structure = self.structure(head, &case.set);
        let required = structure.fields.iter().filter(|it| it.presence() == Presence::Required);
        let arguments = required.map(RequestField::argument).collect();
        self.parts.push(Part::Struct(structure));
        Some(Payload::Struct { ty: name, constructor, arguments })
    }

    fn group(&mut self, group: &Group, scope: &mut Scope) -> Option<RequestField> {
        let (name, field) = self.named(&group.name, group.place, scope)?;
        let fallback = format!("Parameters of {}.", code(&group.name));
        let docs = docs::item(&group.facts, &fallback);
        let ty = naming::ident(&name);
        let head = Head {
            place: group.place,
            wire_name: group.name.clone(),
            docs: docs.clone(),
            name: ty.clone(),
            deprecated: None,
            constructor: "The group",
        };
        let structure = self.structure(head, &group.set);
        self.parts.push(Part::Struct(structure));
        Some(RequestField::Set {
            place: group.place,
            wire_name: group.name.clone(),
            kind: SetKind::Group,
            setter: docs.summary(),
            docs,
            alias: None,
            name: naming::ident(&field),
            ty: RustType::Named(ty),
            argument: Argument::Plain,
            presence: Presence::Optional,
        })
    }

    /// The type name and the field name of a choice or group.
    fn named(&mut self, name: &str, place: Place, scope: &mut Scope) -> Option<(String, String)> {
        let cx = &mut Names { place, problems: &mut *self.problems };
        let ty = cx.ty(None, name)?;
        let field = cx.field(None, &ty)?;
        self.scope.claim(&ty, name, place, self.problems);
        scope.claim(&field, name, place, self.problems);
        Some((ty, field))
    }
}
