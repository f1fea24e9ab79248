//! What is said about a value besides its type.

use super::{Converter, Site, values};
use crate::import::json::{Json, Object, Put};
use crate::import::prose;
use crate::import::schema::Schema;

impl<'a> Converter<'a> {
    /// What is said about a value besides its type.
    pub(super) fn facts(&mut self, site: &Site, schema: &Schema, out: &mut Object) {
        let shared = self.stands_for(schema);
        for (key, value) in &shared.limits {
            out.put(key, value.clone());
        }
        let (default, example) = (
            schema.default.as_ref().or(shared.default.as_ref()),
            schema.example.as_ref().or(shared.example.as_ref()),
        );
        for (key, value) in [("default", default), ("example", example)] {
            let Some(value) = value.filter(|it| values::says_something(it)) else { continue };
            self.documented(site, shared, key, value, out);
        }
        // Where the list is in an object, its example would be that object.
        if !out.contains_key("example") && !out.contains_key("wrapper") {
            out.put_some("example", values::from_items(shared));
        }
        prose(schema, shared, out);
        if schema.deprecated || shared.deprecated {
            out.put("deprecated", "The provider has deprecated it.");
        }
        out.put_some("guess", shared.guess.clone());
        if let Some(note) = &shared.note {
            out.add_paragraph("note", note.clone());
        }
        for key in &schema.unknown {
            self.leave_out(site, format!("there is no word for the key `{key}`"));
        }
    }

    /// A default or an example.
    fn documented(
        &mut self,
        site: &Site,
        schema: &Schema,
        key: &str,
        value: &Json,
        out: &mut Object,
    ) {
        let required = out.contains_key("required");
        match values::fitting(schema, value) {
            Some(value) if key == "default" && required => out.add_paragraph(
                "note",
                format!(
                    "The source gives the default {} although it is required.",
                    values::shown(&value)
                ),
            ),
            Some(value) => out.put(key, value),
            None if is_scalar(schema) => out.add_paragraph(
                "note",
                format!(
                    "The source gives the {key} {}, which is none of its type.",
                    values::shown(value)
                ),
            ),
            None if key == "example" && !out.contains_key("wrapper") => {
                match values::of_item(schema, value) {
                    Some(list) => out.put(key, list),
                    None => self.leave_out(site, format!("the {key} is no JSON of its type")),
                }
            }
            // Such an example is a piece of text that shows something else than a value.
            None => self.leave_out(site, format!("the {key} is no JSON of its type")),
        }
    }

    /// The schema that a reference to something else than an object stands for.
    pub(super) fn stands_for<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'a: 's,
    {
        let shared = schema.reference.as_ref().and_then(|it| self.service.schemas.get(it));
        shared.filter(|it| it.properties.is_empty()).unwrap_or(schema)
    }
}

/// What a value is, and what its values mean where no enum says so.
fn prose(schema: &Schema, shared: &Schema, out: &mut Object) {
    let texts = [&schema.description, &schema.title, &shared.description, &shared.title];
    if let Some(text) = texts.into_iter().flatten().find_map(|text| prose::sentence(text)) {
        out.add_paragraph("description", text);
    }
    let plain = ["string", "integer", "boolean", "number"];
    if !out.get("type").and_then(Json::as_str).is_some_and(|ty| plain.contains(&ty)) {
        return;
    }
    if shared.ty.as_deref() != Some("boolean") {
        let values = shared.values.iter().map(|(value, _)| value);
        let allowed: Vec<Json> = values.filter_map(|it| values::fitting(shared, it)).collect();
        out.put_full("allowed", allowed);
    }
    for (value, meaning) in &shared.values {
        if let Some(meaning) = meaning.as_deref().and_then(prose::sentence) {
            out.add_paragraph("description", format!("{}: {meaning}", values::shown(value)));
        }
    }
}

fn is_scalar(schema: &Schema) -> bool {
    matches!(
        schema.ty.as_deref(),
        Some("string" | "integer" | "number" | "boolean" | "double" | "float")
    )
}
