//! What a change of the specs means for users of the generated crate.
//!
//! The items that users can name are compared, so that what counts is what becomes of the specs in Rust.

mod class;
mod compare;
mod render;

pub use class::{Class, Step};

use crate::Analysis;
use crate::surface::{self, Kind};
use serde::Serialize;

/// Everything that is different.
#[derive(Debug)]
pub struct Diff {
    /// The changes, what matters most first.
    pub changes: Vec<Change>,
}

/// Something that is different.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// What it does to users.
    pub class: Class,
    /// The spec file, below the specs folder; the old one for what is gone.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What the item is in the API.
    pub kind: Kind,
    /// What the API or the spec calls it.
    pub wire: String,
    /// Its path in the crate.
    pub rust: String,
    /// What happened to it.
    pub message: String,
}

/// Compares what specs meant with what they mean.
#[must_use]
pub fn diff(old: &Analysis, new: &Analysis) -> Diff {
    let (before, after) = (surface::items(&old.plan), surface::items(&new.plan));
    let mut changes = compare::changes(&before, &after, &old.lines, &new.lines);
    changes.sort();
    Diff { changes }
}

impl Diff {
    /// The step of the version that it asks for.
    #[must_use]
    pub fn step(&self) -> Step {
        Step::of(self.changes.iter().map(|change| change.class))
    }
}
