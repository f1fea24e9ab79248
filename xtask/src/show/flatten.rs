//! Making text of values, as the runtime does.

use anyhow::Result;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use specwright_codegen::api::{Given, Sample, Typical};
use specwright_codegen::vocabulary::{Location, Style};

/// What stands for a text that was never used before.
pub(super) const UNIQUE: &str = "<unique>";

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A name and a text.
pub(super) struct Pair {
    pub(super) name: String,
    /// Nothing stands for a text that was never used before.
    pub(super) value: Option<String>,
}

impl Pair {
    /// The value as a part of a URL or a form.
    pub(super) fn encoded(&self) -> String {
        self.value.as_deref().map_or_else(|| UNIQUE.to_owned(), encode)
    }

    /// The value as it is.
    pub(super) fn plain(&self) -> &str {
        self.value.as_deref().unwrap_or(UNIQUE)
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The parameters of a location as a query string, or as a form.
pub(super) fn query(parameters: &[Typical<'_>], location: Location) -> Result<String> {
    let pairs = pairs(parameters, location)?;
    let pairs = pairs.iter().map(|pair| format!("{}={}", encode(&pair.name), pair.encoded()));
    Ok(pairs.collect::<Vec<_>>().join("&"))
}

/// The parameters of a location as names and texts.
pub(super) fn pairs(parameters: &[Typical<'_>], location: Location) -> Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    for parameter in parameters.iter().filter(|it| it.location == location) {
        let name = parameter.name.to_owned();
        let style = match (location, parameter.style) {
            // A header or a segment has one value, so its lists have no names to number.
            (Location::Header | Location::Path, Style::Flat | Style::Repeat) => Style::Comma,
            (_, style) => style,
        };
        match &parameter.value {
            Given::Nothing => {}
            Given::Unique => pairs.push(Pair { name, value: None }),
            Given::Value(value) => write(name, value, style, &mut pairs)?,
        }
    }
    Ok(pairs)
}

fn write(name: String, value: &Sample, style: Style, to: &mut Vec<Pair>) -> Result<()> {
    match (value, style) {
        (Sample::List(items), Style::Repeat) => {
            for value in texts(items)? {
                to.push(Pair { name: name.clone(), value: Some(value) });
            }
        }
        (Sample::List(items), Style::Comma) => {
            to.push(Pair { name, value: Some(texts(items)?.join(",")) });
        }
        (Sample::List(_) | Sample::Object(_), Style::Json | Style::Repeat | Style::Comma) => {
            to.push(Pair { name, value: Some(serde_json::to_string(value)?) });
        }
        _ => flat(name, value, to),
    }
    Ok(())
}

/// One text for each item; objects and lists among them become JSON.
fn texts(items: &[Sample]) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for item in items {
        match item {
            Sample::List(_) | Sample::Object(_) => texts.push(serde_json::to_string(item)?),
            item => texts.extend(item.text()),
        }
    }
    Ok(texts)
}

/// `Key`, `Key.1`, `Key.1.Field`.
fn flat(name: String, value: &Sample, to: &mut Vec<Pair>) {
    match value {
        Sample::List(items) => {
            for (number, item) in (1..).zip(items) {
                flat(format!("{name}.{number}"), item, to);
            }
        }
        Sample::Object(fields) => {
            for (field, value) in fields {
                flat(format!("{name}.{field}"), value, to);
            }
        }
        value => to.extend(value.text().map(|text| Pair { name, value: Some(text) })),
    }
}
