//! Types as JSON Schemas, in the form in which values travel.

use super::document::{Extensions, Schema};
use super::facts;
use crate::api::{Api, Constraint, Enum, Facts, Field, Object, Operation, Type};
use crate::vocabulary::{LetterCase, TimeForm, Wire};
use indexmap::IndexMap;
use serde_json::{Value as Json, json};

/// An integer in a string.
const INTEGER: &str = "^-?[0-9]+$";
/// A number in a string.
const NUMBER: &str = r"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$";

/// The schemas of an API version.
pub(super) struct Schemas<'a> {
    pub(super) api: &'a Api,
}

impl Schemas<'_> {
    /// The schemas that others refer to.
    pub(super) fn components(&self) -> IndexMap<String, Schema> {
        let api = self.api;
        let enums = api.enums.iter().map(|it| (component(&it.name), enumeration(it)));
        let objects = api.objects.iter().map(|it| (component(&it.name), self.object(it)));
        let answers = api.operations.iter().map(|it| (answer_name(&it.name), self.answer(it)));
        let mut all: IndexMap<String, Schema> = enums.chain(objects).chain(answers).collect();
        all.insert(ERROR.to_owned(), super::responses::error_body(api));
        all
    }

    /// What is in the body of an answer.
    fn answer(&self, it: &Operation) -> Schema {
        let is_payload = |field: &&Field| it.response_payload.as_ref() == Some(&field.wire_name);
        if let Some(payload) = it.response.iter().find(is_payload) {
            return self.field(payload);
        }
        let in_body = |field: &&Field| !it.response_headers.contains(&field.wire_name);
        self.fields(it.response.iter().filter(in_body), Vec::new())
    }

    fn object(&self, it: &Object) -> Schema {
        // Services leave out what they document as required, so only requests are strict.
        let sent = it.used.request && !it.used.response;
        let required = it.fields.iter().filter(|field| sent && field.required);
        let required = required.map(|field| field.wire_name.clone()).collect();
        described(self.fields(&it.fields, required), &it.facts)
    }

    fn fields<'f>(
        &self,
        fields: impl IntoIterator<Item = &'f Field>,
        required: Vec<String>,
    ) -> Schema {
        let property = |field: &Field| (field.wire_name.clone(), self.field(field));
        let properties = fields.into_iter().map(property).collect();
        Schema { kind: "object", properties, required, ..Schema::default() }
    }

    /// A field or parameter, with what is said about it.
    pub(super) fn field(&self, field: &Field) -> Schema {
        let mut schema = self.ty(&field.ty, field.wire);
        limits(&mut schema, &field.facts, field.wire);
        if field.wire.lenient {
            schema.extensions.insert("x-specwright-lenient".to_owned(), json!(true));
        }
        if let Some(wrapper) = &field.wrapper {
            let properties = IndexMap::from([(wrapper.clone(), schema)]);
            let required = vec![wrapper.clone()];
            schema = Schema { kind: "object", properties, required, ..Schema::default() };
        }
        described(schema, &field.facts)
    }

    fn ty(&self, ty: &Type, wire: Wire) -> Schema {
        let of = |kind, format| Schema { kind, format, ..Schema::default() };
        let inside = |pattern: &str| Schema {
            kind: "string",
            pattern: pattern.to_owned(),
            ..Schema::default()
        };
        match ty {
            Type::String => of("string", ""),
            Type::Secret => secret(),
            Type::Int32 | Type::Int64 if wire.text => inside(INTEGER),
            Type::Int32 => of("integer", "int32"),
            Type::Number if wire.text => inside(NUMBER),
            Type::Number => of("number", "double"),
            Type::Boolean if wire.text => {
                Schema { values: vec![json!("true"), json!("false")], ..of("string", "") }
            }
            Type::Boolean => of("boolean", ""),
            Type::Timestamp if wire.time == TimeForm::Rfc3339 => of("string", "date-time"),
            Type::Timestamp if wire.text => inside(INTEGER),
            Type::Int64 | Type::Timestamp => of("integer", "int64"),
            Type::Any => Schema::default(),
            Type::Enum(id) => letters(refer(&self.api.enums[id.0].name), wire.case),
            Type::Object(id) => refer(&self.api.objects[id.0].name),
            Type::List(item) => {
                Schema { items: Some(Box::new(self.ty(item, wire))), ..of("array", "") }
            }
            Type::Map(item) => {
                let values = Some(Box::new(self.ty(item, Wire::default())));
                Schema { additional_properties: values, ..of("object", "") }
            }
        }
    }
}

/// The name of the schema of error bodies; no enum or object can have it, because Rust names have no `-`.
const ERROR: &str = "error-body";

/// A reference to the schema of error bodies.
pub(super) fn refer_error() -> Schema {
    Schema { reference: format!("#/components/schemas/{ERROR}"), ..Schema::default() }
}

/// A reference to the schema of an enum or object.
fn refer(name: &str) -> Schema {
    let reference = format!("#/components/schemas/{}", component(name));
    Schema { reference, ..Schema::default() }
}

/// A reference to the schema of the answer of an operation.
pub(super) fn refer_answer(operation: &str) -> Schema {
    let reference = format!("#/components/schemas/{}", answer_name(operation));
    Schema { reference, ..Schema::default() }
}

fn answer_name(operation: &str) -> String {
    component(&format!("{operation}-answer"))
}

/// A name as components can have it, which is ASCII only. The escapes keep different names different.
fn component(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let part = |c: char| if plain(c) { c.to_string() } else { format!(".{:X}.", u32::from(c)) };
    name.chars().map(part).collect()
}

fn secret() -> Schema {
    let extensions = Extensions::from([("x-specwright-secret".to_owned(), json!(true))]);
    Schema { kind: "string", format: "password", extensions, ..Schema::default() }
}

fn letters(mut schema: Schema, case: LetterCase) -> Schema {
    let word = match case {
        LetterCase::AsDocumented => return schema,
        LetterCase::Upper => "uppercase",
        LetterCase::Lower => "lowercase",
    };
    schema.extensions.insert("x-specwright-letter-case".to_owned(), json!(word));
    schema
}

/// An enum, which is open: tools see the documented values, and any text is valid.
fn enumeration(it: &Enum) -> Schema {
    let values = it.values.iter().map(|value| json!(value.wire)).collect();
    let documented = Schema { values, ..Schema::default() };
    let open = Schema { kind: "string", ..Schema::default() };
    let mut schema =
        described(Schema { any_of: vec![documented, open], ..Schema::default() }, &it.facts);
    let about = it.values.iter().map(|value| {
        let about = facts::object([
            ("state", value.state.map_or(Json::Null, |state| facts::word(&state))),
            ("aliases", facts::list(&value.aliases)),
            ("description", json!(value.facts.description)),
            ("guess", json!(value.facts.guess)),
            ("deprecated", json!(value.facts.deprecated)),
        ]);
        (value.wire.clone(), about)
    });
    let about: serde_json::Map<String, Json> = about.collect();
    schema.extensions.insert("x-specwright-values".to_owned(), Json::Object(about));
    if it.ignore_case {
        schema.extensions.insert("x-specwright-ignore-case".to_owned(), json!(true));
    }
    schema
}

/// The schema with what is said about an item.
pub(super) fn described(mut schema: Schema, facts: &Facts) -> Schema {
    schema.description = facts.description.clone().unwrap_or_default();
    schema.deprecated = facts.deprecated.is_some();
    schema.default.clone_from(&facts.default);
    schema.examples = facts.example.iter().cloned().collect();
    let about = [("unit", &facts.unit), ("guess", &facts.guess), ("deprecated", &facts.deprecated)];
    for (name, text) in about {
        let extension = text.iter().map(|text| (format!("x-specwright-{name}"), json!(text)));
        schema.extensions.extend(extension);
    }
    schema
}

fn limits(schema: &mut Schema, facts: &Facts, wire: Wire) {
    let is_list = schema.kind == "array";
    let text = |value: &Json| match value {
        Json::Number(number) if wire.text => json!(number.to_string()),
        other => other.clone(),
    };
    for constraint in &facts.constraints {
        match constraint {
            Constraint::Minimum(number) => schema.minimum = Some(number.clone()),
            Constraint::Maximum(number) => schema.maximum = Some(number.clone()),
            Constraint::MinLength(length) if is_list => schema.min_items = Some(*length),
            Constraint::MaxLength(length) if is_list => schema.max_items = Some(*length),
            Constraint::MinLength(length) => schema.min_length = Some(*length),
            Constraint::MaxLength(length) => schema.max_length = Some(*length),
            Constraint::Pattern(pattern) => schema.pattern.clone_from(pattern),
            Constraint::Allowed(values) => schema.values = values.iter().map(text).collect(),
        }
    }
}
