//! One look at the specs after the other, and what is new in each.

use crate::codegen::{Round, round};
use crate::problems::{counts, print};
use crate::specs;
use anyhow::Result;
use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::{Diagnostics, Severity, Source};
use std::path::Path;

/// A problem without its line, which changes while one types: file, code and message.
type Known = (String, &'static str, String);

/// What was seen so far.
pub(super) struct Rounds<'a> {
    specs: &'a Path,
    out: &'a Path,
    sources: Option<Vec<Source>>,
    problems: Vec<Known>,
    /// Why the last round came to nothing.
    failure: Option<String>,
}

impl<'a> Rounds<'a> {
    pub(super) fn new(specs: &'a Path, out: &'a Path) -> Self {
        Self { specs, out, sources: None, problems: Vec::new(), failure: None }
    }

    /// Looks at the specs, tells what is new and generates what can be. Nothing ends it.
    pub(super) fn run(&mut self) {
        let failure = self.look().err().map(|error| format!("{error:#}"));
        if let Some(failure) = failure.as_ref().filter(|it| self.failure.as_ref() != Some(it)) {
            eprintln!("error: {failure}; waiting for changes");
        }
        self.failure = failure;
    }

    fn look(&mut self) -> Result<()> {
        let sources = specs::read(self.specs).inspect_err(|_| self.sources = None)?;
        if self.sources.as_ref() == Some(&sources) && self.failure.is_none() {
            return Ok(());
        }
        let result = round(&sources, self.specs, self.out);
        self.sources = Some(sources);
        match result? {
            Ok(Round { written, removed, warnings, unchanged }) => {
                self.tell(warnings);
                eprintln!(
                    "{written} files written, {removed} removed{unchanged}; waiting for changes"
                );
            }
            Err(problems) => {
                let counts = counts(&problems);
                self.tell(problems);
                eprintln!("error: {counts} in the specs; waiting for changes");
            }
        }
        Ok(())
    }

    /// Tells which problems have come and which have gone.
    fn tell(&mut self, mut found: Diagnostics) {
        let known = |it: &Diagnostic| {
            let (path, ..) = found.position(it.place);
            (path.to_owned(), it.problem.code(), it.problem.to_string())
        };
        let now: Vec<Known> = found.iter().map(known).collect();
        let specs = self.specs.display();
        let warnings = found.count(Severity::Warning) > 0;
        let counts = counts(&found);
        for (path, code, message) in self.problems.iter().filter(|it| !now.contains(it)) {
            eprintln!("gone[{code}]: {message}\n  --> {specs}/{path}");
        }
        let mut told = std::mem::replace(&mut self.problems, now.clone());
        let mut now = now.into_iter();
        found.retain(|_| {
            let known = now.next().and_then(|it| told.iter().position(|old| *old == it));
            // Each that was told before stands for one of those that are alike.
            known.map(|at| told.swap_remove(at)).is_none()
        });
        print(&found, self.specs);
        if warnings {
            eprintln!("warning: {counts} in the specs");
        }
    }
}
