//! Putting everything that a source shows through the generated types.

mod specs;

use super::groups::{Group, Imported};
use super::verdict::{self, Verdict};
use crate::harness::{Ask, Harness, Question};
use anyhow::Result;
use serde_json::Value;
use specs::Specs;
use specwright_codegen::Analysis;
use std::collections::BTreeMap;

/// An answer that a source shows.
pub(super) struct Shown {
    /// The file and the operation.
    place: String,
    /// The path of the spec file without the ending; nothing if the operation was refused.
    operation: Option<String>,
    /// The answer; nothing if it is not JSON.
    answer: Option<Value>,
}

/// How the examples fared.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) answers: Tally,
    /// Answers that are not of an operation that is imported.
    pub(super) of_refused: usize,
    /// Answers that fit the schema of their source, which is why the spec has them.
    pub(super) fitting: Tally,
    /// Examples of requests in specs.
    pub(super) requests: Tally,
    /// By reason: place and what is different.
    pub(super) different: BTreeMap<String, Vec<String>>,
}

/// How many there are, how many could be read, and how many came out as they went in.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) all: usize,
    pub(super) read: usize,
    pub(super) equal: usize,
}

impl Tally {
    fn add(&mut self, verdict: &Verdict) {
        self.all += 1;
        self.read += usize::from(!matches!(verdict, Verdict::Unread(_) | Verdict::Lacks(_)));
        self.equal += usize::from(matches!(verdict, Verdict::Equal));
    }
}

/// Takes over what the sources show.
pub(super) fn shown(groups: &[Group], imports: &mut [Imported]) -> Vec<Shown> {
    let mut all = Vec::new();
    for (group, import) in groups.iter().zip(imports) {
        let Ok(import) = import else { continue };
        let path = |operation: &str| {
            let file = import.files.iter().find(|it| it.operation.as_deref() == Some(operation))?;
            Some(file.path.trim_end_matches(".json").to_owned())
        };
        all.extend(std::mem::take(&mut import.shown).into_iter().map(|it| Shown {
            place: format!("{} {}", group.name, it.operation),
            operation: path(&it.operation),
            answer: it.answer,
        }));
    }
    all
}

/// An example of an operation that there is, and what it is.
struct Trial<'a> {
    kind: Kind,
    place: &'a str,
    operation: &'a str,
    json: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Request,
    /// Whether the spec has it.
    Answer {
        fits: bool,
    },
}

/// Asks the programs about every example.
pub(super) fn put_through(
    harness: &Harness,
    analysis: &Analysis,
    shown: &[Shown],
) -> Result<Figures> {
    let specs = Specs::new(analysis);
    let mut figures = Figures::default();
    let mut trials = Vec::new();
    for it in shown {
        match (&it.operation, &it.answer) {
            (None, _) => figures.of_refused += 1,
            (Some(_), None) => figures.unread(&it.place),
            (Some(operation), Some(answer)) => {
                let kind = Kind::Answer { fits: specs.has(operation, answer) };
                trials.push(Trial { kind, place: &it.place, operation, json: answer.clone() });
            }
        }
    }
    trials.extend(specs.requests.iter().map(|(operation, json)| Trial {
        kind: Kind::Request,
        place: operation,
        operation,
        json: json.clone(),
    }));
    let questions: Vec<_> = trials.iter().map(Trial::question).collect();
    let replies = harness.ask(&questions)?;
    for (trial, reply) in trials.iter().zip(replies) {
        figures.add(trial, &verdict::of(&trial.json, reply));
    }
    Ok(figures)
}

impl Trial<'_> {
    fn question(&self) -> Question<'_> {
        let json = self.json.clone();
        let ask = match self.kind {
            Kind::Request => Ask::Request { json },
            Kind::Answer { .. } => Ask::Response { json },
        };
        Question { operation: self.operation, ask }
    }
}

impl Figures {
    fn unread(&mut self, place: &str) {
        self.answers.all += 1;
        self.different.entry("it is not JSON".to_owned()).or_default().push(place.to_owned());
    }

    fn add(&mut self, trial: &Trial<'_>, verdict: &Verdict) {
        let fits = match trial.kind {
            Kind::Request => {
                self.requests.add(verdict);
                true
            }
            Kind::Answer { fits } => {
                self.answers.add(verdict);
                fits
            }
        };
        if trial.kind == (Kind::Answer { fits: true }) {
            self.fitting.add(verdict);
        }
        if let Some((reason, what)) = verdict.told(fits) {
            self.different.entry(reason).or_default().push(format!("{}: {what}", trial.place));
        }
    }
}
