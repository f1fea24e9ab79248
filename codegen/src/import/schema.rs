//! What a source says about a value: JSON Schema, as far as the sources use it.

use super::json::{Json, Object};
use indexmap::IndexMap;

/// What a source says about a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    /// `string`, `integer`, `number`, `boolean`, `array`, `object`, `any`, or nothing.
    pub(crate) ty: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) required: bool,
    pub(crate) default: Option<Json>,
    pub(crate) example: Option<Json>,
    /// The values, each with what it means, where the source says it.
    pub(crate) values: Vec<(Json, Option<String>)>,
    pub(crate) limits: Object,
    pub(crate) deprecated: bool,
    /// The name of a shared schema, which stands for the rest.
    pub(crate) reference: Option<String>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) properties: IndexMap<String, Schema>,
    /// The values of a map: any, or those of a schema.
    pub(crate) additional: Additional,
    /// That it is inferred, and from what.
    pub(crate) guess: Option<String>,
    /// What a reader of the spec should know.
    pub(crate) note: Option<String>,
    /// Keys that nothing is known about.
    pub(crate) unknown: Vec<String>,
}

/// The values of a map.
#[derive(Clone, Debug, Default)]
pub(crate) enum Additional {
    /// It is no map.
    #[default]
    None,
    /// Anything.
    Any,
    /// Those of a schema.
    Of(Box<Schema>),
}

impl Additional {
    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The schema of the values.
    pub(crate) fn schema(&self) -> Option<&Schema> {
        match self {
            Self::Of(schema) => Some(schema),
            Self::None | Self::Any => None,
        }
    }
}

/// The keys that say how large a value may be, and the words of the spec language for them.
const LIMITS: [(&str, &str); 7] = [
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("minLength", "min_length"),
    ("maxLength", "max_length"),
    ("minItems", "min_length"),
    ("maxItems", "max_length"),
    ("pattern", "pattern"),
];

/// Keys that say nothing about what travels.
const SILENT: [&str; 8] = [
    "docRequired",
    "index",
    "readOnly",
    "isFileTransferUrl",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "x-example",
    "collectionFormat",
];

impl Schema {
    /// Reads a schema.
    pub(crate) fn read(json: &Json) -> Self {
        let mut schema = Self::default();
        let mut required = Vec::new();
        for (key, value) in json.as_object().into_iter().flatten() {
            schema.key(key, value, &mut required);
        }
        for name in &required {
            if let Some(property) = schema.properties.get_mut(name) {
                property.required = true;
            }
        }
        schema.exclusive(json);
        schema
    }

    fn key(&mut self, key: &str, value: &Json, required: &mut Vec<String>) {
        let text = || value.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty());
        match key {
            "type" => self.ty = text().map(|ty| ty.to_ascii_lowercase()),
            "format" => self.format = text(),
            "title" => self.title = text(),
            "description" => self.description = text(),
            "default" => self.default = Some(value.clone()),
            "example" => self.example = Some(value.clone()),
            "deprecated" => self.deprecated = *value == Json::Bool(true),
            "$ref" => self.reference = text().map(|it| last_name(&it)),
            "items" => self.items = Some(Box::new(Self::read(value))),
            "required" => match value {
                // OpenAPI names the properties, Alibaba Cloud marks each of them.
                Json::List(names) => {
                    required.extend(names.iter().filter_map(Json::as_str).map(str::to_owned));
                }
                marked => self.required = *marked == Json::Bool(true),
            },
            "enum" => self.enumerate(value.as_list().unwrap_or_default()),
            "enumValueTitles" => self.entitle(value),
            "properties" => {
                let entries = value.as_object().into_iter().flatten();
                self.properties =
                    entries.map(|(name, it)| (name.clone(), Self::read(it))).collect();
            }
            "additionalProperties" => self.additional = additional(value),
            _ => self.rest(key, value),
        }
    }

    fn rest(&mut self, key: &str, value: &Json) {
        if let Some((_, word)) = LIMITS.iter().find(|(name, _)| *name == key) {
            if let Some(value) = limit(word, value) {
                self.limits.insert((*word).to_owned(), value);
            }
        } else if !SILENT.contains(&key) {
            self.unknown.push(key.to_owned());
        }
    }

    fn enumerate(&mut self, values: &[Json]) {
        for value in values {
            if !self.values.iter().any(|(known, _)| known == value) {
                self.values.push((value.clone(), None));
            }
        }
    }

    /// Adds what values mean; lists them if no list does.
    fn entitle(&mut self, titles: &Json) {
        for (value, title) in titles.as_object().into_iter().flatten() {
            let title = title.as_str().filter(|title| *title != value).map(str::to_owned);
            let value = Json::String(value.clone());
            match self.values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, known)) => *known = title,
                None => self.values.push((value, title)),
            }
        }
    }

    /// Limits that are themselves not allowed say so in keys of their own; those of integers can be moved.
    fn exclusive(&mut self, json: &Json) {
        for (mark, word, step) in
            [("exclusiveMinimum", "minimum", 1), ("exclusiveMaximum", "maximum", -1)]
        {
            if !json.says(mark) {
                continue;
            }
            let limit = match self.limits.get(word) {
                Some(Json::Number(number)) => number.as_i64(),
                _ => None,
            };
            match limit.filter(|_| self.ty.as_deref() == Some("integer")) {
                Some(limit) => _ = self.limits.insert(word.to_owned(), (limit + step).into()),
                None => _ = self.limits.shift_remove(word),
            }
        }
    }
}

/// The last name of a reference such as `#/components/schemas/Tag`.
fn last_name(reference: &str) -> String {
    reference.rsplit('/').next().unwrap_or_default().to_owned()
}

fn additional(value: &Json) -> Additional {
    match value {
        Json::Bool(false) | Json::Null => Additional::None,
        Json::Object(schema) if !schema.is_empty() => Additional::Of(Box::new(Schema::read(value))),
        _ => Additional::Any,
    }
}

/// A limit as the spec language has it; sources put numbers into strings, and write down limits that
/// are none, such as an empty pattern.
fn limit(word: &str, value: &Json) -> Option<Json> {
    let number = match value {
        Json::String(text) if word == "pattern" => {
            return Some(text.as_str().into()).filter(|_| !text.is_empty());
        }
        Json::String(text) => serde_json::from_str(text.trim()).ok()?,
        Json::Number(number) => number.clone(),
        _ => return None,
    };
    match word {
        "minimum" | "maximum" => Some(Json::Number(number)),
        "pattern" => None,
        _ => number.as_u64().map(|length| Json::Number(length.into())),
    }
}
