//! Looking for names in a body of which little is known.

use super::xml;
use crate::error::cut;
use crate::request::scalar;
use crate::wire::Entry;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What can be looked up in a body. Making one never fails.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing: the body is empty, a page for people, or something else.
    Nothing,
    /// A JSON document.
    Json(Json),
    /// The texts of an XML document, by their paths below the root.
    Xml(BTreeMap<String, String>),
}

impl Found {
    /// Reads a body as far as it can be read.
    pub(super) fn new(body: &[u8], content_type: &str, xml_root: Option<&str>) -> Self {
        let start = body.trim_ascii_start();
        let is_xml = content_type.contains("xml") || start.starts_with(b"<");
        match (xml_root, is_xml) {
            (Some(root), true) => xml::texts(start, root).map_or(Self::Nothing, Self::Xml),
            (None, true) => Self::Nothing,
            (_, false) => serde_json::from_slice(start).map_or(Self::Nothing, Self::Json),
        }
    }

    /// The first of the names that has a text; a `.` goes one object deeper.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name)).map(cut)
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = match self {
            Self::Nothing => None,
            Self::Xml(texts) => texts.get(name).cloned(),
            Self::Json(json) => {
                match name.split('.').try_fold(json, |inside, step| inside.get(step))? {
                    Json::String(text) => Some(text.clone()),
                    Json::Number(number) => Some(number.to_string()),
                    Json::Bool(value) => Some(value.to_string()),
                    Json::Null | Json::Array(_) | Json::Object(_) => None,
                }
            }
        };
        text.filter(|text| !text.is_empty())
    }
}

/// The text of the field of that name, if it has one.
pub(super) fn text_of(fields: &[Entry<'_>], name: &str) -> Option<String> {
    let mut named = fields.iter().filter(|field| field.name == name);
    let text = named.find_map(|field| scalar(field.value.view(field.wire)))?;
    (!text.is_empty()).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str, names: &[&str]) -> Option<String> {
        Found::new(body.as_bytes(), "", Some("Error")).first(names)
    }

    #[test]
    fn the_first_name_with_a_text_counts() {
        let body = r#"{"Code":"","code":null,"error":{"code":404}}"#;
        assert_eq!(found(body, &["Code", "code", "error.code"]).as_deref(), Some("404"));
        assert_eq!(found(body, &["error", "missing.code", "Code"]), None);
    }

    #[test]
    fn any_other_body_holds_nothing() {
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        for body in ["", "null", "[]", "7", "{", "<html><Code>x</Code></html>", "<", &deep] {
            assert_eq!(found(body, &["Code"]), None, "{body:.20}");
        }
        let binary = Found::new(&[0, 159, 146, 150], "application/octet-stream", None);
        assert_eq!(binary.first(&["Code"]), None);
    }

    #[test]
    fn xml_is_known_by_its_content_type_or_its_beginning() {
        let body = " <Error><Code>C</Code></Error>";
        assert_eq!(found(body, &["Code"]).as_deref(), Some("C"));
        let found = Found::new(body.as_bytes(), "Text/XML; charset=utf-8", Some("Error"));
        assert_eq!(found.first(&["Code"]).as_deref(), Some("C"));
    }
}
