//! Parameters, fields and items.

use super::names::singular;
use super::{Converter, Side, Site, values};
use crate::import::json::{Json, Object, Put};
use crate::import::prose;
use crate::import::schema::{Additional, Schema};

/// Ends of names of what must not be printed.
const SECRETS: [&str; 8] = [
    "password",
    "passwd",
    "accesskeysecret",
    "securitytoken",
    "secretkey",
    "secretaccesskey",
    "privatekey",
    "accesstoken",
];

impl Converter<'_> {
    /// A parameter or field: its type, and what is said about it.
    pub(super) fn property(&mut self, site: &Site, name: &str, schema: &Schema) -> Object {
        let site = &site.below(name);
        let mut out = Object::new();
        self.ty(site, name, schema, &mut out);
        if site.side == Side::Request && schema.required {
            out.put("required", true);
        }
        let secret =
            SECRETS.iter().any(|end| name.to_lowercase().replace(['-', '_'], "").ends_with(end));
        if secret && out.get("type").and_then(Json::as_str) == Some("string") {
            out.put("secret", true);
        }
        self.facts(site, schema, &mut out);
        ordered(out)
    }

    pub(super) fn ty(&mut self, site: &Site, name: &str, schema: &Schema, out: &mut Object) {
        if let Some(reference) = &schema.reference {
            self.reference(site, name, reference, out);
            return;
        }
        match schema.ty.as_deref() {
            Some("string") => match self.enums.of(name, schema) {
                Some(name) => out.put("type", name),
                None => out.put("type", "string"),
            },
            Some("integer") => {
                out.put("type", "integer");
                if schema.format.as_deref() == Some("int32") && fits_32_bits(schema) {
                    out.put("bits", 32);
                }
            }
            Some("number" | "double" | "float") => out.put("type", "number"),
            Some("boolean") => out.put("type", "boolean"),
            Some("array") => self.list(site, name, schema, out),
            _ if !schema.properties.is_empty() => self.object(site, name, schema, out),
            Some("object") if !matches!(schema.additional, Additional::None) => {
                self.map(site, name, schema, out);
            }
            _ => out.put("type", "any"),
        }
    }

    fn reference(&mut self, site: &Site, name: &str, reference: &str, out: &mut Object) {
        let service = self.service;
        let Some(shared) = service.schemas.get(reference) else {
            out.put("type", "any");
            self.leave_out(
                site,
                format!("there is no schema `{reference}`, so it can be anything"),
            );
            return;
        };
        if !shared.properties.is_empty() {
            out.put("type", self.names.of_shared(reference));
            self.used.insert(reference.to_owned());
            return;
        }
        if self.open.iter().any(|open| open == reference) {
            out.put("type", "any");
            self.leave_out(
                site,
                format!("the schema `{reference}` contains itself without an object"),
            );
            return;
        }
        self.open.push(reference.to_owned());
        self.ty(site, name, shared, out);
        self.open.pop();
    }

    fn list(&mut self, site: &Site, name: &str, schema: &Schema, out: &mut Object) {
        out.put("type", "list");
        let mut items = Object::new();
        if let Some(schema) = &schema.items {
            self.item(site, name, schema, &mut items);
        } else {
            items.put("type", "any");
            self.leave_out(site, "the list does not say what its items are".to_owned());
        }
        out.put("items", items);
    }

    fn item(&mut self, site: &Site, name: &str, schema: &Schema, out: &mut Object) {
        let mut site = Site { nameless: true, ..site.clone() };
        if let Some(last) = site.path.last_mut() {
            *last = singular(last);
        }
        self.ty(&site, name, schema, out);
        if let Some(text) = schema.description.as_deref().and_then(prose::sentence) {
            out.put("description", text);
        }
        *out = ordered(std::mem::take(out));
    }

    fn map(&mut self, site: &Site, name: &str, schema: &Schema, out: &mut Object) {
        out.put("type", "map");
        let mut items = Object::new();
        match schema.additional.schema() {
            Some(schema) => self.item(&site.below("Value"), name, schema, &mut items),
            None => items.put("type", "any"),
        }
        out.put("items", items);
    }

    fn object(&mut self, site: &Site, name: &str, schema: &Schema, out: &mut Object) {
        if schema.additional.schema().is_some() {
            self.leave_out(site, "it can have fields that are not named".to_owned());
        }
        if let Some((wrapper, list)) = wrapped(name, schema).filter(|_| !site.nameless) {
            let site = Site { path: parent(&site.path), ..site.clone() }.below(wrapper);
            self.ty(&site, wrapper, list, out);
            out.put("wrapper", wrapper);
            return;
        }
        out.put("type", "object");
        out.put("name", self.names.on_the_way(&site.owner, &site.path));
        let fields = self.fields(site, schema);
        out.put("fields", fields);
    }

    /// The properties of an object.
    pub(super) fn fields(&mut self, site: &Site, schema: &Schema) -> Object {
        let mut fields = Object::new();
        for (name, property) in &schema.properties {
            fields.put(name, self.property(site, name, property));
        }
        fields
    }
}

/// A list alone in an object that is called like many of it: `{ "Instances": { "Instance": [] } }`.
fn wrapped<'s>(name: &str, schema: &'s Schema) -> Option<(&'s str, &'s Schema)> {
    let mut properties = schema.properties.iter();
    let (Some((inner, list)), None) = (properties.next(), properties.next()) else { return None };
    let same = |one: &str| one.eq_ignore_ascii_case(inner);
    let plural = same(name) || same(&singular(name));
    (plural && list.ty.as_deref() == Some("array") && matches!(schema.additional, Additional::None))
        .then_some((inner, list))
}

fn parent(path: &[String]) -> Vec<String> {
    path.split_last().map(|(_, rest)| rest.to_vec()).unwrap_or_default()
}

/// Whether the values that the source itself shows have 32 bits.
fn fits_32_bits(schema: &Schema) -> bool {
    let limits = ["minimum", "maximum"].into_iter().filter_map(|limit| schema.limits.get(limit));
    let shown = [&schema.example, &schema.default].into_iter().flatten().chain(limits);
    shown.filter_map(|value| values::fitting(schema, value)).all(|value| match value {
        Json::Number(number) => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        _ => true,
    })
}

/// The keys of a property in the order in which a person writes them.
const ORDER: [&str; 25] = [
    "type",
    "name",
    "in",
    "bits",
    "wire",
    "style",
    "wrapper",
    "required",
    "from_credentials",
    "secret",
    "idempotency_token",
    "default",
    "minimum",
    "maximum",
    "min_length",
    "max_length",
    "pattern",
    "allowed",
    "example",
    "description",
    "deprecated",
    "guess",
    "note",
    "items",
    "fields",
];

/// The same property with its keys in order.
pub(crate) fn ordered(mut property: Object) -> Object {
    let place = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
    property.sort_by(|one, _, other, _| place(one).cmp(&place(other)));
    property
}
