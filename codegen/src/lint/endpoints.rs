//! Hosts that look wrong.

use super::subject::Subject;
use crate::diagnostic::{Problem, Problems};
use crate::spec::Spanned;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    let Some(endpoints) = &subject.spec().endpoints else { return };
    let regions: Vec<&str> =
        endpoints.regions.iter().map(|(name, _)| name.value.as_str()).collect();
    let rules = [(&endpoints.rule, false), (&endpoints.vpc_rule, true)];
    for (rule, vpc) in rules {
        let Some(rule) = rule else { continue };
        for (_, region) in endpoints.regions.iter() {
            let host = if vpc { &region.vpc } else { &region.public };
            let Some(host) = host else { continue };
            if let Some(why) = doubt(host, rule, &regions) {
                let problem = Problem::DoubtfulHost { host: host.value.clone(), why };
                problems.add(subject.file.file.at(host.span), problem);
            }
        }
    }
}

/// Why a host does not fit the rule.
fn doubt(host: &Spanned<String>, rule: &Spanned<String>, regions: &[&str]) -> Option<String> {
    let (before, after) = rule.split_once("{region}")?;
    // A product can have one host for several regions, without the name of any.
    let central = format!("{}{}", before.trim_end_matches('.'), after);
    if host.value == central {
        return None;
    }
    let region = host.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    match region {
        None => Some(format!("it does not fit the rule `{}`", rule.value)),
        Some(region) if !regions.contains(&region) => {
            Some(format!("it names the region `{region}`, which is not listed"))
        }
        Some(_) => None,
    }
}
