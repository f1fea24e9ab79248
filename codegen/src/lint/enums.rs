//! Enums that look wrong.

use crate::api::{Api, Enum};
use crate::diagnostic::{Problem, Problems};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(api: &Api, problems: &mut Problems) {
    repeated(api, problems);
}

/// Reports enums with the values of another one.
fn repeated(api: &Api, problems: &mut Problems) {
    let mut seen: BTreeMap<BTreeSet<String>, &Enum> = BTreeMap::new();
    for it in &api.enums {
        let values = it.values.iter().map(|value| value.wire.to_lowercase()).collect();
        match seen.get(&values) {
            Some(first) => {
                let (name, of) = (it.name.clone(), first.name.clone());
                let problem = Problem::RepeatedEnum { name, of };
                problems.add_related(it.place, problem, first.place, "the same values");
            }
            None => {
                seen.insert(values, it);
            }
        }
    }
}
