//! Making specs that the generator takes: it is asked what it has against them, and each answer has a remedy.
//!
//! Names are settled here too: the generator says which cannot be or are taken, and a `rust_name` mends it.

mod names;
mod place;
mod remedy;

use super::json::Json;
use super::{Draft, Import, Omission, Refusal, SpecFile, layout};
use crate::diagnostic::{Diagnostic, Problem};
use crate::{Severity, Source, analyze};
use std::collections::{BTreeMap, BTreeSet};

/// How often the generator is asked; a remedy can bring out another problem.
const ROUNDS: usize = 12;

/// Settles what the generator has against the files, and moves them into the import.
pub(super) fn settle(drafts: Vec<Draft>, provider: &Source, import: &mut Import) {
    let mut bench = Bench { drafts, provider, import };
    for _ in 0..ROUNDS {
        if !bench.round() {
            break;
        }
    }
    let (drafts, import) = (bench.drafts, bench.import);
    let file =
        |Draft { path, operation, json }| SpecFile { path, operation, text: layout::file(&json) };
    import.files = drafts.into_iter().map(file).collect();
    import.refused.sort_by(|one, other| one.operation.cmp(&other.operation));
}

/// What is worked on.
struct Bench<'a> {
    drafts: Vec<Draft>,
    provider: &'a Source,
    import: &'a mut Import,
}

/// What is wrong with a file: where in it, and what.
type Finding = (usize, place::Place, Problem);

impl Bench<'_> {
    /// Asks once; whether anything had to be done.
    fn round(&mut self) -> bool {
        let texts: Vec<String> = self.drafts.iter().map(|it| layout::file(&it.json)).collect();
        let sources = (self.drafts.iter().zip(&texts)).map(|(draft, text)| Source {
            path: draft.path.clone(),
            bytes: text.clone().into_bytes(),
        });
        let sources: Vec<Source> = sources.chain([self.provider.clone()]).collect();
        let Err(problems) = analyze(&sources) else { return false };
        let mut parsed = BTreeMap::new();
        let mut findings = Vec::new();
        for problem in problems.iter().filter(|it| it.problem.severity() == Severity::Error) {
            let Some((file, span)) = self.ours(problem) else {
                self.refuse_all(&problem.problem);
                return false;
            };
            let spans = parsed.entry(file).or_insert_with(|| place::Spans::new(&texts[file]));
            findings.push((file, spans.place(span), problem.problem.clone()));
        }
        self.mend(findings);
        true
    }

    /// The place of a problem in one of our files; the provider's file is not ours to change.
    fn ours(&self, it: &Diagnostic) -> Option<(usize, crate::source::Span)> {
        let places = [Some(it.place), it.related.map(|(place, _)| place)];
        let ours =
            places.into_iter().flatten().find(|place| (place.file.0 as usize) < self.drafts.len());
        ours.map(|place| (place.file.0 as usize, place.span))
    }

    fn mend(&mut self, findings: Vec<Finding>) {
        let mut refused = BTreeSet::new();
        let mut renamed = Vec::new();
        for (file, place, problem) in findings {
            if refused.contains(&file) {
                continue;
            }
            match remedy::apply(&mut self.drafts[file].json, &place, &problem) {
                remedy::Outcome::Mended => {}
                remedy::Outcome::LeftOut(reason) => {
                    let operation = self.name(file);
                    self.import.left_out.push(Omission {
                        operation,
                        place: place.to_string(),
                        reason,
                    });
                }
                remedy::Outcome::Renamed(old, new) => renamed.push((old, new)),
                remedy::Outcome::None if self.drafts[file].operation.is_none() => {
                    self.refuse_all(&problem);
                    return;
                }
                remedy::Outcome::None => {
                    let (operation, reason) = (self.name(file), format!("{place}: {problem}"));
                    self.import.refused.push(Refusal { operation, reason });
                    refused.insert(file);
                }
            }
        }
        for (old, new) in renamed {
            self.drafts.iter_mut().for_each(|draft| names::rename(&mut draft.json, &old, &new));
        }
        for draft in &mut self.drafts {
            remedy::sweep(&mut draft.json);
        }
        let mut file = 0;
        self.drafts.retain(|_| {
            file += 1;
            !refused.contains(&(file - 1))
        });
    }

    fn name(&self, file: usize) -> String {
        self.drafts[file].operation.clone().unwrap_or_else(|| "api.json".to_owned())
    }

    /// Refuses everything: the file of the API version cannot be mended.
    fn refuse_all(&mut self, problem: &Problem) {
        let reason = format!("api.json: {problem}");
        for operation in self.drafts.drain(..).filter_map(|it| it.operation) {
            self.import.refused.push(Refusal { operation, reason: reason.clone() });
        }
    }
}

/// The value at the end of a way.
fn at<'a>(json: &'a mut Json, way: &[place::Step]) -> Option<&'a mut Json> {
    way.iter().try_fold(json, |json, step| match (json, step) {
        (Json::Object(object), place::Step::Key(key)) => object.get_mut(key),
        (Json::List(items), place::Step::Index(index)) => items.get_mut(*index),
        _ => None,
    })
}
