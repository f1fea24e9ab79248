//! What the values of a status mean for somebody who waits, where their names leave no doubt.

use super::names::words;
use crate::vocabulary::State;

/// Values with one meaning only, in small letters and without punctuation.
const PENDING: [&str; 29] = [
    "analysing",
    "analyzing",
    "canceling",
    "cancelling",
    "created",
    "creating",
    "doing",
    "executing",
    "exporting",
    "importing",
    "init",
    "initial",
    "initializing",
    "inprogress",
    "new",
    "notstarted",
    "pending",
    "preparing",
    "processing",
    "queued",
    "queueing",
    "queuing",
    "running",
    "scheduled",
    "start",
    "started",
    "starting",
    "submitted",
    "waiting",
];
const SUCCESS: [&str; 8] =
    ["complete", "completed", "done", "finish", "finished", "success", "succeed", "succeeded"];
const FAILURE: [&str; 12] = [
    "aborted",
    "canceled",
    "cancelled",
    "error",
    "fail",
    "failed",
    "failure",
    "killed",
    "rejected",
    "terminated",
    "timedout",
    "timeout",
];

/// The meaning of each value of the status; nothing if it is no status of something that ends, or if any value leaves
/// a doubt.
pub(super) fn of<'v>(
    name: &str,
    values: impl Iterator<Item = &'v String> + Clone,
) -> Option<Vec<State>> {
    let name = words(name).to_lowercase();
    let states: Vec<State> = values.map(|value| state(value)).collect::<Option<_>>()?;
    let count = |wanted| states.iter().filter(|state| **state == wanted).count();
    // Of two values that mean success, one may only be a step.
    let ends = count(State::Pending) > 0 && count(State::Failure) > 0 && count(State::Success) == 1;
    (ends && (name.ends_with("status") || name.ends_with("state"))).then_some(states)
}

fn state(value: &str) -> Option<State> {
    let plain: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = plain.to_lowercase();
    let lists: [(State, &[&str]); 3] =
        [(State::Pending, &PENDING), (State::Success, &SUCCESS), (State::Failure, &FAILURE)];
    lists.into_iter().find(|(_, list)| list.contains(&plain.as_str())).map(|(state, _)| state)
}
