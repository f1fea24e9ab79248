//! What other shapes of the code that reads and writes JSON would cost to compile.
//!
//! The generated crate is written again and again, each time with other code for the structs that answers are made of;
//! everything else stays. The copies are compiled, not run:
//!
//! - They read JSON as it is documented. What the runtime does besides (numbers in strings, lists in an object of their
//!   own, the path of what is wrong) would come on top.
//! - They derive `Clone`, `Debug`, `Default` and `PartialEq`, which go by the table in the generated crate.
//! - The runtime wants its own traits on what an operation answers. There, a copy has one wrapper for all operations,
//!   which asks for serde's traits, as a runtime would that is made for them.
//! - What requests send stays as it is, because it does not always travel as JSON.

mod declared;
mod rewrite;
mod structs;
#[cfg(test)]
mod tests;
mod write;

use super::crates::{self, OURS};
use super::lines::{Count, count};
use super::measure::{MANY, SERDE, Subject, measure, module};
use crate::Outcome;
use anyhow::Result;
use std::path::Path;

/// The code that reads and writes structs as JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// None: what everything else costs.
    Nothing,
    /// Two functions for each struct, generic over the format, that one visitor calls.
    Thin,
    /// `#[derive(Serialize, Deserialize)]`.
    Derived,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Nothing, Self::Thin, Self::Derived];

    fn title(self) -> &'static str {
        match self {
            Self::Nothing => "no JSON",
            Self::Thin => "emitted, generic",
            Self::Derived => "derived",
        }
    }

    /// The folder and the package of the copy.
    fn package(self) -> &'static str {
        match self {
            Self::Nothing => "shape-nothing",
            Self::Thin => "shape-thin",
            Self::Derived => "shape-derived",
        }
    }
}

pub(super) fn run(corpus: &Path, scratch: &Path) -> Result<Outcome> {
    let folder = scratch.join("shapes");
    crates::import(corpus, &folder)?;
    let mut members = vec!["generated"];
    let generated = folder.join("generated");
    let mut subjects = vec![subject("as generated, `dyn`", OURS, &generated)?];
    for shape in Shape::ALL {
        let copy = folder.join(shape.package());
        write::copy(&generated, &copy, shape)?;
        members.push(shape.package());
        subjects.push(subject(shape.title(), shape.package(), &copy)?);
    }
    let mut without = subject("as generated, without the feature `serde`", OURS, &generated)?;
    without.features.retain(|it| it != SERDE);
    subjects.push(without);
    crates::manifest(&folder, &members)?;
    measure(&subjects, &folder)?;
    Ok(Outcome::Done)
}

fn subject(title: &'static str, package: &'static str, folder: &Path) -> Result<Subject> {
    let mut sum = Count::default();
    for feature in MANY {
        sum += count(&folder.join("src").join(module(feature)), super::compile::OPERATION)?;
    }
    let features = MANY.iter().chain([&SERDE]).map(|&it| it.to_owned()).collect();
    Ok(Subject { title, package, features, count: sum })
}
