//! The name of a resource with placeholders, as the documentation has it.

use super::{Filling, Note, Refusal};
use std::collections::BTreeSet;

/// The name of a resource with placeholders.
pub(super) struct Template {
    text: String,
    pieces: Vec<Piece>,
}

/// A piece of the name.
enum Piece {
    Text(String),
    Slot(Slot),
}

/// A placeholder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    /// What stands in the braces, without the marks of some pages.
    pub(super) name: String,
    /// Where it stands.
    pub(super) part: Part,
}

/// What a placeholder says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Of which service and kind the resource is. Nothing else can stand for it.
    Service,
    /// The region.
    Region,
    /// The account.
    Account,
    /// Which resource it is.
    Resource,
}

impl Template {
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let mut pieces = Vec::new();
        let (mut rest, mut colons) = (text, 0);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            colons += before.matches(':').count();
            let name = name.trim_start_matches(['#', '$', '*']).to_owned();
            let part = part(text, colons, &name);
            pieces.extend([Piece::Text(before.to_owned()), Piece::Slot(Slot { name, part })]);
            rest = behind;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        let odd = |piece: &Piece| match piece {
            Piece::Text(text) => text.contains(['{', '}']),
            Piece::Slot(slot) => slot.name.is_empty() || slot.name.contains(['{', ':']),
        };
        if pieces.iter().any(odd) {
            return Err(Refusal::InvalidResource { resource: text.to_owned() });
        }
        Ok(Self { text: text.to_owned(), pieces })
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Text(_) => None,
        })
    }

    /// The names that it makes, one for each combination of values.
    pub(super) fn fill(
        &self,
        filling: &Filling,
        notes: &mut BTreeSet<Note>,
    ) -> Result<Vec<String>, Refusal> {
        let mut names = vec![String::new()];
        for piece in &self.pieces {
            let values = match piece {
                Piece::Text(text) => vec![text.as_str()],
                Piece::Slot(slot) => self.values(slot, filling, notes)?,
            };
            let longer = |name: &String| -> Vec<String> {
                values.iter().map(|value| format!("{name}{value}")).collect()
            };
            names = names.iter().flat_map(longer).collect();
        }
        Ok(names)
    }

    /// What stands for a placeholder; everything of its kind where nothing is given.
    fn values<'a>(
        &self,
        slot: &Slot,
        filling: &'a Filling,
        notes: &mut BTreeSet<Note>,
    ) -> Result<Vec<&'a str>, Refusal> {
        let named = filling.values.iter().filter(|(name, _)| slot.name.eq_ignore_ascii_case(name));
        let named: Vec<&str> = named.map(|(_, value)| value.as_str()).collect();
        let values: Vec<&str> = match slot.part {
            _ if !named.is_empty() => named,
            Part::Region => filling.regions.iter().map(String::as_str).collect(),
            Part::Account => filling.accounts.iter().map(String::as_str).collect(),
            Part::Resource | Part::Service => Vec::new(),
        };
        if !values.is_empty() {
            return Ok(values);
        }
        let (placeholder, resource) = (slot.name.clone(), self.text.clone());
        if slot.part == Part::Service {
            return Err(Refusal::NoWildcard { placeholder, resource });
        }
        notes.insert(Note::Open { placeholder, part: slot.part, resource });
        Ok(vec!["*"])
    }
}

/// What a placeholder says, by where it stands: `acs:rds:region:account:kind/id` at Alibaba Cloud, and
/// `RDS:region:account:kind:id` at those that begin with the service.
fn part(text: &str, colons: usize, name: &str) -> Part {
    let colons = if text.starts_with("acs:") { colons } else { colons + 1 };
    match (colons, name.to_lowercase().as_str()) {
        (0 | 1, _) => Part::Service,
        (2, _) | (_, "regionid" | "region") => Part::Region,
        (3, _) | (_, "accountid" | "account") => Part::Account,
        _ => Part::Resource,
    }
}
