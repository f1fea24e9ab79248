//! The file of an operation.

use super::{Converter, Side, Site, errors, examples, pagination};
use crate::import::is_file_name;
use crate::import::json::{Json, Object, Put};
use crate::import::prose;
use crate::import::service::Operation;

impl Converter<'_> {
    /// The file; the error is why there can be none.
    pub(super) fn operation(&mut self, operation: &Operation) -> Result<Json, String> {
        if !is_file_name(&operation.name) {
            return Err(format!("`{}` cannot be the name of a file", operation.name));
        }
        let (parameters, token) = self.parameters(operation);
        let response = self.response(operation)?;
        let mut file = Object::new();
        file.put("$schema", "../../../schema/operation.schema.json");
        file.put("operation", operation.name.as_str());
        let summary = operation.title.as_deref().and_then(prose::sentence);
        let description = operation.description.as_deref().and_then(prose::sentence);
        let repeated = summary.is_none() || summary == description;
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
        file.put("retry", retry(operation, token));
        file.put_some("deprecated", operation.deprecated.clone());
        let pages = pagination::find(&parameters, &response, operation);
        file.put_full("parameters", parameters);
        file.put_some("pagination", pages);
        file.put_full("response", response);
        file.put_full("errors", errors::list(&operation.errors));
        file.put_full("examples", examples::list(&operation.examples));
        for note in &operation.notes {
            file.add_paragraph("note", note.clone());
        }
        Ok(Json::Object(file))
    }

    fn response(&mut self, operation: &Operation) -> Result<Object, String> {
        let site = Site::new(&operation.name, Side::Response);
        let Some(schema) = &operation.response else { return Ok(Object::new()) };
        let shared = schema.reference.as_ref().and_then(|it| self.service.schemas.get(it));
        let schema = shared.unwrap_or(schema);
        match schema.ty.as_deref() {
            Some("array") => Err("its answer is a list, and not an object with fields".to_owned()),
            Some("object") | None => Ok(self.fields(&site, schema)),
            Some(other) => {
                let shown: Vec<_> =
                    operation.examples.iter().filter_map(|it| it.response.as_ref()).collect();
                if !shown.is_empty() && shown.iter().all(|it| it.as_object().is_some()) {
                    self.leave_out(
                        &site,
                        format!("the answer is a {other}, but an object in its example"),
                    );
                    return Ok(Object::new());
                }
                Err(format!("its answer is a {other}, and not an object with fields"))
            }
        }
    }
}

fn retry(operation: &Operation, token: bool) -> &'static str {
    match (operation.reads, token) {
        (true, _) => "safe",
        (false, true) => "idempotent",
        (false, false) => "unsafe",
    }
}
