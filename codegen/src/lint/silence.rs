//! Warnings that a spec silences, each with a reason.
//!
//! A silence is for the object that says it: what a warning points at, or what belongs to it, must be in there.

use crate::diagnostic::{Diagnostic, Problem, Problems, Severity};
use crate::source::{FileId, Place};
use crate::spec::{self, Allow, Document, Property, Section};

/// A warning that is silenced somewhere.
pub(crate) struct Silence {
    lint: String,
    /// Where it is said.
    place: Place,
    /// Where it counts.
    within: Place,
}

/// All silences of all files. Those that make no sense are reported.
pub(crate) fn all(document: &Document, problems: &mut Problems) -> Vec<Silence> {
    let mut collector = Collector { file: FileId(0), silences: Vec::new(), problems };
    for file in &document.providers {
        collector.file = file.file;
        collector.allow(&file.content.allow);
        collector.errors(&file.content.errors);
    }
    for file in &document.apis {
        collector.file = file.file;
        collector.api(&file.content);
    }
    for file in &document.operations {
        collector.file = file.file;
        collector.operation(&file.content);
    }
    collector.silences
}

/// Takes out what is silenced, and reports silences of nothing.
pub(super) fn apply(silences: &[Silence], problems: &mut Problems) {
    let mut used = vec![false; silences.len()];
    problems.retain(|found| match innermost(silences, found) {
        Some(index) => {
            used[index] = true;
            false
        }
        None => true,
    });
    for (silence, _) in silences.iter().zip(used).filter(|(_, used)| !used) {
        problems.add(silence.place, Problem::UnusedAllow { lint: silence.lint.clone() });
    }
}

/// The silence of the smallest object around a warning.
fn innermost(silences: &[Silence], found: &Diagnostic) -> Option<usize> {
    let places = [Some(found.place), found.related.map(|(place, _)| place)];
    let covers = |silence: &Silence| {
        silence.lint == found.problem.code()
            && places.into_iter().flatten().any(|place| silence.within.contains(place))
    };
    let length = |silence: &Silence| silence.within.span.end - silence.within.span.start;
    let all = silences.iter().enumerate().filter(|(_, silence)| covers(silence));
    all.min_by_key(|(_, silence)| length(silence)).map(|(index, _)| index)
}

/// Goes through a file.
struct Collector<'a> {
    file: FileId,
    silences: Vec<Silence>,
    problems: &'a mut Problems,
}

impl Collector<'_> {
    fn allow(&mut self, allow: &Allow) {
        for silence in &allow.silences {
            let place = self.file.at(silence.lint.span);
            let lint = silence.lint.value.clone();
            if !lints().any(|known| known == lint) {
                let is_error = Problem::CODES.iter().any(|(code, _)| *code == lint);
                let known =
                    if is_error { Vec::new() } else { lints().map(str::to_owned).collect() };
                self.problems.add(place, Problem::UnknownLint { lint, known });
                continue;
            }
            if silence.reason.to_string().trim().is_empty() {
                self.problems.add(place, Problem::MissingReason { lint });
                continue;
            }
            self.silences.push(Silence { lint, place, within: self.file.at(allow.within) });
        }
    }

    fn api(&mut self, api: &spec::Api) {
        self.allow(&api.allow);
        for (_, it) in api.enums.iter() {
            self.allow(&it.allow);
        }
        for (_, object) in api.objects.iter() {
            self.allow(&object.allow);
            self.properties(&object.fields);
        }
        self.errors(&api.errors);
    }

    fn operation(&mut self, operation: &spec::Operation) {
        self.allow(&operation.allow);
        if let Some(authorization) = &operation.authorization {
            self.allow(&authorization.allow);
        }
        self.properties(&operation.parameters);
        self.choices(&operation.choices);
        for (_, one_of) in operation.one_of.iter() {
            self.allow(&one_of.allow);
            self.properties(&one_of.parameters);
        }
        for (_, group) in super::walk::groups(operation) {
            self.allow(&group.allow);
            self.properties(&group.parameters);
            self.choices(&group.choices);
        }
        self.properties(&operation.response);
        self.errors(&operation.errors);
        for example in &operation.examples {
            self.allow(&example.allow);
        }
    }

    fn choices(&mut self, choices: &Section<spec::Choice>) {
        for (_, choice) in choices.iter() {
            self.allow(&choice.allow);
            for (_, case) in choice.cases.iter() {
                self.allow(&case.allow);
                self.properties(&case.parameters);
                self.choices(&case.choices);
            }
        }
    }

    fn errors(&mut self, errors: &spec::Items<spec::ErrorEntry>) {
        for entry in errors {
            self.allow(&entry.allow);
        }
    }

    fn properties(&mut self, section: &Section<Property>) {
        for (_, property) in section.iter() {
            self.property(property);
        }
    }

    fn property(&mut self, property: &Property) {
        self.allow(&property.allow);
        self.properties(&property.fields);
        if let Some(items) = &property.items {
            self.property(items);
        }
    }
}

/// The codes that can be silenced; a silence of nothing cannot.
fn lints() -> impl Iterator<Item = &'static str> {
    let warnings = Problem::CODES.iter().filter(|(_, severity)| *severity == Severity::Warning);
    warnings.map(|(code, _)| *code).filter(|code| *code != "unused-allow")
}
