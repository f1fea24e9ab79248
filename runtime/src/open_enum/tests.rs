//! Spellings, unknown values, cases, states.

use super::*;
use crate::generated::{open_enums, status_enums};

#[derive(Clone, Debug)]
enum Status {
    Running,
    Finished,
    Unrecognized(UnrecognizedValue),
}

open_enums! {
    Status where ignore_case = true {
        Running => "running".pending(),
        Finished => "finished".success().aliases(&["done"]),
    }
}

status_enums!(Status);

#[test]
fn values_are_found_by_any_documented_spelling() {
    assert_eq!(Status::from("running"), Status::Running);
    assert_eq!(Status::from("RUNNING"), Status::Running);
    assert_eq!(Status::from("Done"), Status::Finished);
}

#[cfg(feature = "serde")]
#[test]
fn an_unknown_value_is_kept_as_it_came() {
    let status: Status = serde_json::from_str("\"Paused\"").unwrap();
    assert_eq!((status.as_str(), status.state()), ("Paused", None));
    assert_eq!(serde_json::to_string(&status).unwrap(), "\"Paused\"");
    assert_eq!(format!("{status:?} {status:>8}"), "Unrecognized(\"Paused\")   Paused");
}

#[cfg(feature = "serde")]
#[test]
fn a_number_is_a_value_too() {
    assert_eq!(serde_json::from_str::<Status>("7").unwrap().as_str(), "7");
}

#[test]
fn only_documented_values_are_written_in_another_case() {
    let written = |status: &Status, wire| match view(status, wire) {
        View::Text(text) => text.into_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(written(&Status::Running, Wire::PLAIN.upper()), "RUNNING");
    assert_eq!(written(&Status::from("DONE"), Wire::PLAIN), "finished");
    assert_eq!(written(&Status::from("Paused"), Wire::PLAIN.upper()), "Paused");
}

#[test]
fn states_and_values_are_as_documented() {
    assert_eq!(Status::values().collect::<Vec<_>>(), [Status::Running, Status::Finished]);
    assert_eq!(Status::Finished.state(), Some(State::Success));
}
