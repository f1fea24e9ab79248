//! What is wrong with the spec files, and how it is told.

mod basis;
mod listing;
mod problem;
mod render;

pub use problem::{Problem, suggestion};

use crate::source::{FileId, Place, Source};
use listing::Listing;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The specs contradict themselves or the language, so nothing can be generated.
    Error,
    /// Something looks wrong, which a reason in the spec can put right; a crate can be generated.
    Warning,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

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

    /// Takes over what was found elsewhere.
    pub(crate) fn absorb(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Does something for each item, on all processors; what is found is in the order of the items.
    pub(crate) fn each<T: Sync, R: Send>(
        &mut self,
        items: &[T],
        work: impl Fn(&T, &mut Self) -> R + Sync,
    ) -> Vec<R> {
        let alone = |item: &T| {
            let mut problems = Self::default();
            (work(item, &mut problems), problems)
        };
        let done: Vec<(R, Self)> = items.par_iter().map(alone).collect();
        let result = |(result, problems)| {
            self.absorb(problems);
            result
        };
        done.into_iter().map(result).collect()
    }

    /// What was found so far.
    pub(crate) fn found(&self) -> &[Diagnostic] {
        &self.0
    }

    /// Drops what was found, after so many others, only because parts of files could not be read.
    pub(crate) fn drop_consequences(
        &mut self,
        before: usize,
        unread: &[Place],
        sources: &[Source],
    ) {
        let later = self.0.split_off(before.min(self.0.len()));
        let stands = |it: &Diagnostic| !unread.iter().any(|at| basis::rests_on(it, *at, sources));
        self.0.extend(later.into_iter().filter(stands));
    }

    /// Keeps only some problems.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Whether nothing can be generated.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|it| it.problem.severity() == Severity::Error)
    }

    /// Everything that was found, in the order of the files.
    #[must_use]
    pub fn finish(mut self, sources: &[Source]) -> Diagnostics {
        self.0.sort();
        self.0.dedup();
        // What is still to be filled in cannot be right, which is no news.
        let unfinished = |it: &Diagnostic| matches!(it.problem, Problem::Unfinished { .. });
        let open: BTreeSet<Place> =
            self.0.iter().filter(|it| unfinished(it)).map(|it| it.place).collect();
        self.0.retain(|it| unfinished(it) || !open.contains(&it.place));
        let places = self.0.iter().flat_map(|it| [Some(it.place), it.related.map(|it| it.0)]);
        let files: BTreeSet<FileId> = places.flatten().map(|place| place.file).collect();
        let listing = |file: FileId| Some((file, Listing::new(sources.get(file.0 as usize)?)));
        let listings = files.into_iter().filter_map(listing).collect();
        Diagnostics { list: self.0, listings }
    }
}

/// What is wrong with the spec files.
#[derive(Debug)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    listings: BTreeMap<FileId, Listing>,
}

impl Diagnostics {
    /// The problems, in the order of the files.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Keeps only some of the problems.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// How many problems there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many problems of a severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|it| it.problem.severity() == severity).count()
    }

    /// The path of a file, and line and column of a place in it, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, place: Place) -> (&str, usize, usize) {
        let Some(listing) = self.listing(place) else { return ("", 1, 1) };
        let (line, column) = listing.position(place.span);
        (&listing.path, line, column)
    }

    fn listing(&self, place: Place) -> Option<&Listing> {
        self.listings.get(&place.file)
    }

    /// All problems as text for a terminal; `root` is put in front of every path.
    #[must_use]
    pub fn render(&self, root: &str, color: Color) -> String {
        self.render_first(usize::MAX, root, color)
    }

    /// The first problems as text for a terminal, as many as are wanted.
    #[must_use]
    pub fn render_first(&self, most: usize, root: &str, color: Color) -> String {
        render::first(self, most, root, color)
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
