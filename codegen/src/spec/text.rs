//! Prose: one string, or a list of paragraphs.

use super::Spanned;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// Prose in Markdown; a list of strings is a list of paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Text(Vec<Spanned<String>>);

impl Text {
    /// The paragraphs, each with its place.
    pub fn paragraphs(&self) -> std::slice::Iter<'_, Spanned<String>> {
        self.0.iter()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, paragraph) in self.0.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\n\n" })?;
            f.write_str(paragraph)?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Spanned::<Said>::deserialize(deserializer)?;
        Ok(Self(match value {
            Said::Once(value) => vec![Spanned { value, span }],
            Said::InParagraphs(paragraphs) => paragraphs,
        }))
    }
}

/// Prose as it is written.
enum Said {
    Once(String),
    InParagraphs(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SaidVisitor)
    }
}

struct SaidVisitor;

impl<'de> Visitor<'de> for SaidVisitor {
    type Value = Said;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of paragraphs")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Said, E> {
        Ok(Said::Once(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Said, A::Error> {
        let mut paragraphs = Vec::new();
        while let Some(paragraph) = seq.next_element()? {
            paragraphs.push(paragraph);
        }
        Ok(Said::InParagraphs(paragraphs))
    }
}
