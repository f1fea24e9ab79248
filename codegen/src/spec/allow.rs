//! Warnings that are silenced, with the reason.

use super::{Items, Spanned, Text};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// The warnings that are silenced in one object of a file.
#[derive(Clone, Debug, Default)]
pub struct Allow {
    /// The object that says so, with its key; the warnings in there are silenced.
    pub within: Span,
    /// The warnings.
    pub silences: Items<Silence>,
}

/// A warning that is silenced.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// The code of the warning.
    pub lint: Spanned<String>,
    /// Why what it warns of is right here.
    pub reason: Text,
}

/// The name by which `load` knows that the place of the object around a value is asked for.
pub(crate) const ENCLOSED: &str = "$specwright::Enclosed";

impl<'de> Deserialize<'de> for Allow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(ENCLOSED, 3, AllowVisitor)
    }
}

struct AllowVisitor;

impl<'de> Visitor<'de> for AllowVisitor {
    type Value = Allow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of silenced warnings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Allow, A::Error> {
        let start = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let end = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let silences = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(2, &self))?;
        Ok(Allow { within: Span { start, end }, silences })
    }
}
