//! What users of the generated crate can name, as a flat list: the path of each item, what the API calls it,
//! and what would happen to users if something about it changed.

mod operation;
mod text;
mod types;
mod version;

use crate::plan::{Api, Crate, Docs, Name, Presence};
use crate::source::Place;
use serde::{Serialize, Serializer};
use std::fmt;

/// What an item is in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A version of an API.
    Api,
    /// An operation: the request.
    Operation,
    /// The method of the client for an operation.
    Method,
    /// The answer of an operation.
    Answer,
    /// A parameter.
    Parameter,
    /// A choice between parameters.
    Choice,
    /// A case of a choice.
    Case,
    /// Parameters that belong together.
    Group,
    /// An object.
    Object,
    /// A field of an answer or of an object.
    Field,
    /// An enum.
    Enum,
    /// A value of an enum.
    Value,
    /// An error code.
    ErrorCode,
    /// Something that can be waited for.
    Waiter,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Api => "API version",
            Self::Operation => "operation",
            Self::Method => "method",
            Self::Answer => "answer",
            Self::Parameter => "parameter",
            Self::Choice => "choice",
            Self::Case => "case",
            Self::Group => "group",
            Self::Object => "object",
            Self::Field => "field",
            Self::Enum => "enum",
            Self::Value => "value",
            Self::ErrorCode => "error code",
            Self::Waiter => "waiter",
        }
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something that users can name.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) kind: Kind,
    /// Its path in the crate.
    pub(crate) rust: String,
    /// What the API or the spec calls it.
    pub(crate) wire: String,
    /// Where the spec says it.
    pub(crate) place: Place,
    /// The path of the item without which it would not be there.
    pub(crate) parent: Option<String>,
    /// Whether it must be given, where it is given at all.
    pub(crate) presence: Option<Presence>,
    /// The arguments of its constructor, by their paths.
    pub(crate) arguments: Vec<String>,
    /// What else there is to it.
    pub(crate) aspects: Vec<Aspect>,
    /// Its documentation.
    pub(crate) docs: Vec<String>,
    /// Why it should not be used any more.
    pub(crate) deprecated: Option<String>,
}

/// Something about an item.
#[derive(Debug)]
pub(crate) struct Aspect {
    /// What it is, as the subject of a sentence.
    pub(crate) name: String,
    /// How it is; nothing where it is not there.
    pub(crate) value: Option<String>,
    /// What a change of it does to users.
    pub(crate) effect: Effect,
}

/// What a change does to users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Their code may not compile any more.
    Signature,
    /// There is something more to call, or less.
    Feature,
    /// The same code does something else.
    Behaviour,
    /// Something of another path is listed here.
    Listing,
}

/// Everything that users can name, what contains something before what is in it.
pub(crate) fn items(plan: &Crate) -> Vec<Item> {
    let versions = plan.providers.iter().flat_map(|provider| {
        let products = provider.products.iter();
        products.flat_map(move |product| {
            let path = format!("{}::{}", provider.module, product.module);
            product.versions.iter().flat_map(move |api| of_version(api, &path))
        })
    });
    versions.collect()
}

/// Everything of an API version that users can name; `above` is the path of the module around its own.
pub(crate) fn of_version(api: &Api, above: &str) -> Vec<Item> {
    let mut items = Vec::new();
    version::items(api, &format!("{above}::{}", api.module), &mut items);
    items
}

/// Collects the items of an API version.
struct Collector<'a> {
    /// The path of the module.
    module: String,
    items: &'a mut Vec<Item>,
}

impl Collector<'_> {
    /// The path of a type.
    fn path(&self, name: &Name) -> String {
        format!("{}::{name}", self.module)
    }

    /// Adds an item and says its path.
    fn add(&mut self, kind: Kind, rust: String, wire: &str, place: Place) -> &mut Item {
        self.items.push(Item {
            kind,
            rust,
            wire: wire.to_owned(),
            place,
            parent: None,
            presence: None,
            arguments: Vec::new(),
            aspects: Vec::new(),
            docs: Vec::new(),
            deprecated: None,
        });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }
}

impl Item {
    /// Says what it belongs to.
    fn inside(&mut self, parent: &str) -> &mut Self {
        self.parent = Some(parent.to_owned());
        self
    }

    fn docs(&mut self, docs: &Docs) -> &mut Self {
        // The values of an enum are items of their own, wherever they are repeated.
        let own = docs.0.iter().filter(|line| !line.starts_with("Values: ["));
        self.docs = own.cloned().collect();
        while self.docs.last().is_some_and(String::is_empty) {
            self.docs.pop();
        }
        self
    }

    fn aspect(&mut self, effect: Effect, name: &str, value: Option<String>) -> &mut Self {
        self.aspects.push(Aspect { name: name.to_owned(), value, effect });
        self
    }

    fn signature(&mut self, name: &str, value: String) -> &mut Self {
        self.aspect(Effect::Signature, name, Some(value))
    }

    fn behaviour(&mut self, name: &str, value: impl Into<Option<String>>) -> &mut Self {
        self.aspect(Effect::Behaviour, name, value.into())
    }
}
