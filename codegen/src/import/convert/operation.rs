//! The file of an operation.

use super::{Converter, Side, Site, errors, examples, pagination, property};
use crate::import::json::{Json, Object, Put};
use crate::import::schema::Schema;
use crate::import::service::Operation;
use crate::import::{Omission, is_file_name, prose};
use crate::vocabulary::Signature;

impl Converter<'_> {
    /// The file; the error is why there can be none.
    pub(super) fn operation(&mut self, operation: &Operation) -> Result<Json, String> {
        if !is_file_name(&operation.name) {
            return Err(format!("`{}` cannot be the name of a file", operation.name));
        }
        if operation.name == "api" {
            return Err("its file would be `api.json`, which is that of the API version".to_owned());
        }
        let (parameters, token) = self.parameters(operation);
        let response = self.response(operation);
        self.left_out.extend(operation.left_out.iter().map(|(place, reason)| Omission {
            operation: operation.name.clone(),
            place: place.clone(),
            reason: reason.clone(),
        }));
        let mut file = Object::new();
        file.put("$schema", "../../../schema/operation.schema.json");
        file.put("operation", operation.name.as_str());
        let summary = operation.title.as_deref().and_then(prose::sentence);
        let description = operation.description.as_deref().and_then(prose::sentence);
        let words = |text: &Option<String>| {
            text.as_ref().map(|it| it.trim_end_matches(['.', '。']).to_owned())
        };
        let repeated = summary.is_none() || words(&summary) == words(&description);
        file.put(
            "summary",
            summary.or(description.clone()).unwrap_or_else(|| operation.name.clone()),
        );
        file.put_some("description", description.filter(|_| !repeated));
        if operation.path.is_some() || operation.method != "POST" {
            file.put("method", operation.method);
        }
        file.put_some("path", operation.path.clone());
        file.put_some("content_type", operation.content_type.clone());
        if operation.signature == Signature::None {
            file.put("signature", "none");
        }
        file.put("retry", retry(operation, token));
        file.put_some("deprecated", operation.deprecated.clone());
        let pages = pagination::find(&parameters, &response, operation);
        let waiters = self.waiters(operation, &response);
        file.put_full("parameters", parameters);
        file.put_some("pagination", pages);
        file.put_full("waiters", waiters);
        file.put_full("response", response);
        file.put_full("errors", errors::list(&operation.errors));
        file.put_full("examples", examples::list(&operation.examples));
        for note in &operation.notes {
            file.add_paragraph("note", note.clone());
        }
        Ok(Json::Object(file))
    }

    fn response(&mut self, operation: &Operation) -> Object {
        let site = Site::new(&operation.name, Side::Response);
        let Some(schema) = &operation.response else { return Object::new() };
        let shared = schema.reference.as_ref().and_then(|it| self.service.schemas.get(it));
        let root = shared.unwrap_or(schema);
        if !root.properties.is_empty() || (is_object(root) && root.additional.is_none()) {
            return self.fields(&site, root);
        }
        let mut payload = self.property(&site, PAYLOAD, schema);
        payload.put("in", "payload");
        let mut fields = Object::new();
        fields.put(PAYLOAD, property::ordered(payload));
        fields
    }
}

/// What the field is called that is a whole answer; on the wire it has no name.
const PAYLOAD: &str = "body";

fn is_object(schema: &Schema) -> bool {
    schema.ty.as_deref().is_none_or(|ty| ty == "object")
}

fn retry(operation: &Operation, token: bool) -> &'static str {
    match (operation.reads, token) {
        (true, _) => "safe",
        (false, true) => "idempotent",
        (false, false) => "unsafe",
    }
}
