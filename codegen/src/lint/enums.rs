//! Enums that look wrong.

use super::subject::Subject;
use super::words;
use crate::api::{Enum, EnumValue};
use crate::diagnostic::{Problem, Problems};
use crate::source::Place;
use crate::spec::Node;
use crate::vocabulary::State;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    repeated(subject, problems);
    unused(subject, problems);
    for it in &subject.api.enums {
        if it.is_status() {
            it.values.iter().for_each(|value| doubtful(value, problems));
        } else {
            stateless(it, problems);
        }
    }
}

/// Reports enums, and lists of allowed texts, with the values of another one.
fn repeated(subject: &Subject<'_>, problems: &mut Problems) {
    let mut seen: BTreeMap<BTreeSet<String>, (String, Place)> = BTreeMap::new();
    let enums = subject.api.enums.iter().map(|it| {
        let values = it.values.iter().map(|value| value.wire.to_lowercase()).collect();
        (values, it.name.clone(), it.place)
    });
    let lists = super::walk::all(subject);
    let lists = lists.iter().filter_map(|spot| {
        let mut values = BTreeSet::new();
        for value in &spot.property.allowed {
            let Node::String(text) = &value.value else { return None };
            values.insert(text.to_lowercase());
        }
        (values.len() > 1).then(|| (values, spot.name.value.clone(), spot.place()))
    });
    for (values, name, place) in enums.chain(lists) {
        match seen.get(&values) {
            Some((of, first)) => {
                let problem = Problem::RepeatedEnum { name, of: of.clone() };
                problems.add_related(place, problem, *first, "the same values");
            }
            None => {
                seen.insert(values, (name, place));
            }
        }
    }
}

/// Reports shared types that nothing uses.
fn unused(subject: &Subject<'_>, problems: &mut Problems) {
    let spots = super::walk::all(subject);
    let mut used: BTreeSet<&str> = spots.iter().map(super::walk::Spot::ty).collect();
    for page in &subject.pages {
        for (_, choice) in super::walk::choices(page.spec) {
            super::choices::enums(choice, &mut used);
        }
    }
    let spec = subject.spec();
    let enums = spec.enums.iter().map(|(name, _)| name);
    let objects = spec.objects.iter().map(|(name, _)| name);
    for name in enums.chain(objects).filter(|name| !used.contains(name.value.as_str())) {
        let problem = Problem::UnusedType { name: name.value.clone() };
        problems.add(subject.file.file.at(name.span), problem);
    }
}

/// Words of values that say what they mean for somebody who waits.
const PENDING: [&str; 14] = [
    "pending",
    "running",
    "waiting",
    "queueing",
    "queuing",
    "queued",
    "creating",
    "initializing",
    "processing",
    "preparing",
    "checking",
    "exporting",
    "starting",
    "scheduled",
];
const SUCCESS: [&str; 8] =
    ["finished", "finish", "success", "succeeded", "succeed", "completed", "complete", "done"];
const FAILURE: [&str; 8] =
    ["failed", "fail", "failure", "error", "aborted", "cancelled", "canceled", "expired"];

/// What the words of a value say, if they say anything.
fn said(value: &EnumValue) -> Option<State> {
    let words = words::of_name(&value.wire);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(&FAILURE) {
        Some(State::Failure)
    } else if has(&PENDING) {
        Some(State::Pending)
    } else if has(&SUCCESS) {
        Some(State::Success)
    } else {
        None
    }
}

/// Reports a state that the name of the value contradicts.
fn doubtful(value: &EnumValue, problems: &mut Problems) {
    if let Some(said) = said(value)
        && value.state.is_some_and(|state| state != said)
    {
        let problem = Problem::DoubtfulState { value: value.wire.clone() };
        problems.add(value.place, problem);
    }
}

/// Reports an enum without states that looks like a status.
fn stateless(it: &Enum, problems: &mut Problems) {
    let name = words::of_name(&it.name);
    let named = name.last().is_some_and(|it| matches!(it.as_str(), "status" | "state" | "phase"));
    let states: BTreeSet<u8> = it.values.iter().filter_map(said).map(|state| state as u8).collect();
    if named || states.len() > 1 {
        problems.add(it.place, Problem::MissingStates { name: it.name.clone() });
    }
}
