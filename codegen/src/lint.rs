//! Whether specs that mean something also look right.
//!
//! What is found here is a warning: nothing contradicts itself, but a page is seldom like that. Each theme has
//! a file.

mod authorization;
mod choices;
mod endpoints;
mod enums;
mod errors;
mod examples;
mod listed;
mod names;
mod outcome;
mod pages;
mod pagination;
mod prose;
mod references;
mod shown;
mod silence;
mod subject;
mod values;
mod walk;
mod words;

pub(crate) use silence::{Silence, all as silences};

use crate::api::Model;
use crate::diagnostic::Problems;
use crate::spec::Document;
use subject::Subject;

/// Reports what looks wrong and is not silenced.
pub(crate) fn check(
    document: &Document,
    model: &Model,
    silences: &[Silence],
    problems: &mut Problems,
) {
    problems.each(&model.apis, |api, problems| {
        let Some(subject) = Subject::new(document, api) else { return };
        let lints = [
            authorization::check,
            choices::check,
            endpoints::check,
            enums::check,
            errors::check,
            examples::check,
            listed::check,
            names::check,
            outcome::check,
            pages::check,
            pagination::check,
            prose::check,
            references::check,
            values::check,
        ];
        for lint in lints {
            lint(&subject, problems);
        }
    });
    silence::apply(silences, problems);
}
