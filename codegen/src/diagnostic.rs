//! What is wrong with the spec files, and how it is told.

mod problem;
mod render;

pub use problem::Problem;

use crate::source::{Place, Source};

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
    /// Another place that has to do with it, and what is there.
    pub related: Option<(Place, &'static str)>,
}

/// The problems found so far. Stages add to it and go on.
#[derive(Debug, Default)]
pub struct Problems(Vec<Diagnostic>);

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, place: Place, problem: Problem) {
        self.0.push(Diagnostic { place, problem, related: None });
    }

    /// Adds a problem that has to do with another place.
    pub fn add_related(
        &mut self,
        place: Place,
        problem: Problem,
        other: Place,
        what: &'static str,
    ) {
        self.0.push(Diagnostic { place, problem, related: Some((other, what)) });
    }

    /// Everything that was found, in the order of the files; `Ok` if that is nothing.
    ///
    /// # Errors
    /// The problems.
    pub fn into_result(mut self, sources: &[Source]) -> Result<(), Diagnostics> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort();
        self.0.dedup();
        let sources = sources.iter().map(|it| (it.path.clone(), it.bytes.clone())).collect();
        Err(Diagnostics { list: self.0, sources })
    }
}

/// Everything that is wrong with the spec files.
#[derive(Debug)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    sources: Vec<(String, Vec<u8>)>,
}

impl Diagnostics {
    /// The problems, in the order of the files.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many problems there are; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All problems as text for a terminal; `root` is put in front of every path.
    #[must_use]
    pub fn render(&self, root: &str, color: Color) -> String {
        render::all(self, root, color)
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Whether rendered text has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// For a terminal.
    On,
    /// For a file.
    Off,
}
