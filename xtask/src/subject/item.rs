//! Parameters and fields.

use super::Subject;
use specwright_codegen::spec::{Choice, Enum, Node, Property, Text};
use specwright_codegen::vocabulary::Location;

/// A parameter of a request or a field of an answer.
#[derive(Clone)]
pub(crate) struct Item<'a> {
    /// The way to it, such as `$.Data.Content.List[].TaskId`; of a parameter the name.
    pub(crate) path: String,
    /// The name on the wire.
    pub(crate) name: &'a str,
    pub(crate) kind: Kind<'a>,
    /// Whether it is a parameter that only some requests can have, such as one of a case.
    pub(crate) conditional: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// It has a type.
    Property(&'a Property),
    /// It decides between the cases of a choice.
    Decides(&'a Choice),
    /// It is the object around a list.
    Wrapper,
}

/// A value that a parameter or field can have.
pub(crate) struct Value {
    pub(crate) text: String,
    /// Other spellings.
    pub(crate) aliases: Vec<String>,
    /// What is known about it, and is no description.
    pub(crate) reason: Option<String>,
}

impl<'a> Item<'a> {
    /// Its own note, or else its guess.
    pub(crate) fn reason(&self) -> Option<String> {
        match self.kind {
            Kind::Property(it) => reason(it.note.as_ref(), it.guess.as_ref()),
            Kind::Decides(it) => reason(it.note.as_ref(), it.guess.as_ref()),
            Kind::Wrapper => None,
        }
    }

    /// The property, and that of the items of the list that it is.
    pub(crate) fn property(&self) -> Option<&'a Property> {
        match self.kind {
            Kind::Property(property) => Some(property),
            Kind::Decides(_) | Kind::Wrapper => None,
        }
    }

    /// Whether it is in a header. Examples of answers are bodies, so they never show it.
    pub(crate) fn is_header(&self) -> bool {
        let location = self.property().and_then(|it| it.location.as_ref());
        location.is_some_and(|it| it.value == Location::Header)
    }

    /// The enum whose values it has.
    pub(crate) fn enumeration(&self, subject: &Subject<'a>) -> Option<(&'a str, &'a Enum)> {
        let mut property = self.property();
        let mut name = match self.kind {
            Kind::Decides(choice) => choice.of.as_ref().map(|of| of.value.as_str()),
            Kind::Property(_) | Kind::Wrapper => None,
        };
        while let Some(it) = property {
            name = it.ty.as_ref().map(|ty| ty.value.as_str());
            property = it.items.as_ref().map(|items| &*items.value);
        }
        let name = name?;
        let found = subject.api.enums.iter().find(|(known, _)| known.value == name);
        found.map(|(name, it)| (name.value.as_str(), it))
    }

    /// The values that it can have, where they are listed.
    pub(crate) fn values(&self, subject: &Subject<'a>) -> Vec<Value> {
        if let Some((_, it)) = self.enumeration(subject) {
            return enum_values(it, self);
        }
        match self.kind {
            Kind::Decides(choice) => choice
                .cases
                .iter()
                .map(|(value, case)| Value {
                    text: value.value.clone(),
                    aliases: Vec::new(),
                    reason: reason(case.note.as_ref(), None).or_else(|| self.reason()),
                })
                .collect(),
            Kind::Property(property) => {
                let plain =
                    |text: String| Value { text, aliases: Vec::new(), reason: self.reason() };
                property.allowed.iter().map(|tree| plain(text(&tree.value))).collect()
            }
            Kind::Wrapper => Vec::new(),
        }
    }
}

fn enum_values(it: &Enum, item: &Item<'_>) -> Vec<Value> {
    let shared = || reason(it.note.as_ref(), it.guess.as_ref()).or_else(|| item.reason());
    it.values
        .iter()
        .map(|(name, value)| Value {
            text: name.value.clone(),
            aliases: value.aliases.iter().map(|alias| alias.value.clone()).collect(),
            reason: reason(value.note.as_ref(), value.guess.as_ref()).or_else(shared),
        })
        .collect()
}

/// A note, or else a guess.
pub(crate) fn reason(note: Option<&Text>, guess: Option<&Text>) -> Option<String> {
    note.or(guess).map(|text| text.to_string().replace("\n\n", " "))
}

/// A scalar as text.
pub(crate) fn text(node: &Node) -> String {
    match node {
        Node::String(text) => text.clone(),
        other => other.to_json().to_string(),
    }
}
