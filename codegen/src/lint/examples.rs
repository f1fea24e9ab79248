//! Whether the examples and the tables show the same.

use super::shown::{self, Showcase};
use super::subject::{Page, Subject};
use super::walk::Spot;
use crate::api::{Choice, ParameterSet};
use crate::diagnostic::{Problem, Problems};
use crate::source::Place;
use crate::spec::{Node, Property, Spanned, Tree};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for page in &subject.pages {
        let examples = || page.spec.examples.iter();
        let name = page.file.at(page.spec.operation.span);
        if !page.operation.parameters.is_empty() && examples().all(|it| it.request.is_none()) {
            problems.add(name, Problem::MissingExample { of: "a request".to_owned() });
        } else {
            compare(page, &shown::requests(page, subject), problems);
        }
        if !page.spec.response.is_empty() && !examples().any(|it| shown::success(it).is_some()) {
            problems.add(name, Problem::MissingExample { of: "an answer".to_owned() });
        } else {
            compare(page, &shown::answers(page, subject), problems);
        }
        for request in examples().filter_map(|example| example.request.as_ref()) {
            complete(page, request, problems);
        }
    }
}

/// Reports differences between what tables and examples show.
fn compare(page: &Page<'_>, showcase: &Showcase<'_>, problems: &mut Problems) {
    let mut shown: BTreeMap<Place, (Spot<'_>, Vec<&Tree>)> = BTreeMap::new();
    for it in &showcase.values {
        let entry = shown.entry(it.spot.place()).or_insert((it.spot, Vec::new()));
        entry.1.push(it.value);
    }
    for (spot, values) in shown.values() {
        differs(page, spot, values, problems);
    }
    let mut reported = BTreeSet::new();
    for spot in showcase.fields.iter().filter(|spot| spot.property.example.is_some()) {
        if !shown.contains_key(&spot.place()) && reported.insert(spot.place()) {
            let problem = Problem::UnshownExample { name: spot.name.value.clone() };
            problems.add(spot.place(), problem);
        }
    }
}

/// Reports a value that an example shows and the table does not, or shows otherwise.
fn differs(page: &Page<'_>, spot: &Spot<'_>, values: &[&Tree], problems: &mut Problems) {
    let name = spot.name.value.clone();
    let Some(first) = values.first() else { return };
    match &spot.property.example {
        Some(example) if values.iter().all(|value| value.to_json() != example.to_json()) => {
            let problem = Problem::ExampleDiffers { name };
            let place = page.file.at(first.span);
            problems.add_related(spot.at(example.span), problem, place, "the example shows this");
        }
        None if !is_compound(spot.property) => {
            let (problem, place) = (Problem::MissingValue { name }, page.file.at(first.span));
            problems.add_related(spot.place(), problem, place, "an example shows this");
        }
        _ => {}
    }
}

/// Whether the parts of a value have example values of their own.
fn is_compound(property: &Property) -> bool {
    property.items.is_some() || property.ty.as_ref().is_some_and(|ty| ty.value == "object")
}

/// Reports what a request needs and the example lacks.
fn complete(page: &Page<'_>, request: &Tree, problems: &mut Problems) {
    let Node::Object(entries) = &request.value else { return };
    let mut checker = Checker { page, request, entries, problems };
    checker.set(&page.operation.parameters);
    for rule in &page.operation.required_when {
        let applies = checker.text(&rule.depends_on).is_some_and(|it| rule.values.contains(&it));
        if applies {
            checker.require(&rule.parameter);
        }
    }
}

struct Checker<'a, 'p> {
    page: &'a Page<'a>,
    request: &'a Tree,
    entries: &'a [(Spanned<String>, Tree)],
    problems: &'p mut Problems,
}

impl Checker<'_, '_> {
    fn entry(&self, name: &str) -> Option<&(Spanned<String>, Tree)> {
        self.entries.iter().find(|(it, _)| it.value == name)
    }

    /// The value of a parameter as text.
    fn text(&self, name: &str) -> Option<String> {
        let (_, value) = self.entry(name)?;
        match &value.value {
            Node::String(text) => Some(text.clone()),
            other => Some(other.to_json().to_string()),
        }
    }

    fn require(&mut self, name: &str) {
        if self.entry(name).is_none() {
            let problem = Problem::IncompleteExample { name: name.to_owned() };
            let start = self.request.span.start;
            let place = self.page.file.at(crate::source::Span { start, end: start + 1 });
            self.problems.add(place, problem);
        }
    }

    fn set(&mut self, set: &ParameterSet) {
        for parameter in set.parameters.iter().filter(|it| it.field.required) {
            self.require(&parameter.field.wire_name);
        }
        for choice in &set.choices {
            self.choice(choice);
        }
        for group in &set.groups {
            if names(&group.set).iter().any(|name| self.entry(name).is_some()) {
                self.set(&group.set);
            }
        }
    }

    fn choice(&mut self, choice: &Choice) {
        let given = |set: &ParameterSet| {
            let names = names(set);
            self.entries.iter().find(|(name, _)| names.contains(&name.value.as_str()))
        };
        let Some((by, _)) = &choice.by else {
            let mut chosen =
                choice.cases.iter().filter(|case| given(&case.set).is_some()).peekable();
            if choice.required && chosen.peek().is_none() {
                let wires: Vec<_> = choice.cases.iter().map(|case| case.wire.as_str()).collect();
                self.require(&wires.join("` or `"));
            }
            chosen.for_each(|case| self.set(&case.set));
            return;
        };
        let Some(value) = self.text(by) else {
            if choice.required || choice.cases.iter().any(|case| given(&case.set).is_some()) {
                self.require(by);
            }
            return;
        };
        let Some(chosen) = choice.cases.iter().find(|case| case.wire == value) else { return };
        let belongs = names(&chosen.set);
        for case in choice.cases.iter().filter(|case| case.wire != value) {
            if let Some((name, _)) = given(&case.set)
                && !belongs.contains(&name.value.as_str())
            {
                let (name_text, case) = (name.value.clone(), case.wire.clone());
                let problem =
                    Problem::CaseMismatch { name: name_text, case, chosen: value.clone() };
                self.problems.add(self.page.file.at(name.span), problem);
            }
        }
        self.set(&chosen.set);
    }
}

/// The names of all parameters of a set.
fn names(set: &ParameterSet) -> Vec<&str> {
    let mut all: Vec<&str> = set.parameters.iter().map(|it| it.field.wire_name.as_str()).collect();
    for choice in &set.choices {
        all.extend(choice.by.as_ref().map(|(by, _)| by.as_str()));
        all.extend(choice.cases.iter().flat_map(|case| names(&case.set)));
    }
    all.extend(set.groups.iter().flat_map(|group| names(&group.set)));
    all
}
