//! Whether specs that mean something also look right.
//!
//! What is found here is a warning: nothing contradicts itself, but a page is seldom like that. Each theme has
//! a file.

mod enums;
mod silence;

pub(crate) use silence::{Silence, all as silences};

use crate::api::Model;
use crate::diagnostic::Problems;
use crate::spec::Document;

/// Reports what looks wrong and is not silenced.
pub(crate) fn check(
    _document: &Document,
    model: &Model,
    silences: &[Silence],
    problems: &mut Problems,
) {
    for api in &model.apis {
        enums::check(api, problems);
    }
    silence::apply(silences, problems);
}
