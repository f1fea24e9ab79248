//! Error bodies in XML.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use std::collections::BTreeMap;

/// No error body is deeper than this.
const DEEPEST: usize = 16;

/// The texts below the root element, by their paths, joined with `.`; `None` where the root is
/// another. Of a document with a mistake, what comes before it is kept.
pub(crate) fn texts(body: &[u8], root: &str) -> Option<BTreeMap<String, String>> {
    let mut reader = Reader::from_str(std::str::from_utf8(body).ok()?);
    let mut texts = BTreeMap::new();
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if path.len() == DEEPEST => return Some(texts),
            Ok(Event::Start(start)) => {
                let name = start.local_name().into_inner();
                if path.is_empty() && name != root {
                    return None;
                }
                path.push(name.to_owned());
                text.clear();
            }
            Ok(Event::End(_)) => {
                let value = std::mem::take(&mut text);
                if path.len() > 1 && !value.trim().is_empty() {
                    let value = value.trim().to_owned();
                    texts.entry(path[1..].join(".")).or_insert(value);
                }
                path.pop();
            }
            Ok(Event::Text(piece)) => text += &piece.xml10_content(),
            Ok(Event::CData(piece)) => text += &piece.xml10_content(),
            Ok(Event::GeneralRef(reference)) => text += &resolve(&reference),
            Ok(Event::Eof) | Err(_) => return Some(texts),
            Ok(_) => {}
        }
    }
}

/// The character that an entity such as `&lt;` stands for; an unknown one is kept as it is.
fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    match resolve_predefined_entity(reference) {
        Some(text) => text.to_owned(),
        None => format!("&{};", &**reference),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str, path: &str) -> Option<String> {
        texts(body.as_bytes(), "Error")?.get(path).cloned()
    }

    #[test]
    fn the_error_of_alibaba_cloud() {
        let body = "<?xml version='1.0' encoding='UTF-8'?>\n<Error>\n\
            <RequestId>9736ED45</RequestId><HostId>h</HostId>\n\
            <Code>Throttling.User</Code><Message>a &lt;b&gt; &#38; <![CDATA[<c>]]> &x;</Message>\n\
            </Error>";
        assert_eq!(text(body, "RequestId").as_deref(), Some("9736ED45"));
        assert_eq!(text(body, "Code").as_deref(), Some("Throttling.User"));
        assert_eq!(text(body, "Message").as_deref(), Some("a <b> & <c> &x;"));
    }

    #[test]
    fn nested_texts_have_a_path_and_the_first_one_counts() {
        let body = "<Error><a><b>1</b></a><a><b>2</b></a><Code/></Error>";
        assert_eq!(text(body, "a.b").as_deref(), Some("1"));
        assert_eq!(text(body, "Code"), None);
    }

    #[test]
    fn broken_xml_keeps_what_came_before() {
        assert_eq!(text("<Error><Code>C</Code><Mess", "Code").as_deref(), Some("C"));
        assert_eq!(text("<Error><Code>C</Wrong>", "Code"), None);
        assert_eq!(text("<html><Code>C</Code></html>", "Code"), None);
        assert_eq!(text(&"<Error>".repeat(100_000), "Code"), None);
    }
}
