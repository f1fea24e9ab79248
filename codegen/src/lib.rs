//! Turns spec files into the source of a typed Rust client.
//!
//! ```text
//!             words of the file      words of the API        words of Rust         bytes
//!  Source ──load──▶ spec::Document ──resolve──▶ api::Model ──lower──▶ plan::Crate ──emit──▶ FileTree
//! ```
//!
//! Nouns are data, verbs are steps, and a step reads only the type before it. There is no disk, network,
//! clock or global state here.

pub mod api;
mod bindings;
pub mod diagnostic;
pub mod diff;
mod emit;
pub mod import;
mod lint;
mod load;
mod lower;
mod naming;
pub mod openapi;
pub mod plan;
pub mod policy;
mod resolve;
pub mod source;
pub mod spec;
pub mod surface;
mod tree;
pub mod vocabulary;

pub use diagnostic::{Color, Diagnostics, Problem, Severity};
pub use emit::{HarnessCalls, HarnessScope};
pub use source::Source;
pub use tree::FileTree;

/// What spec files mean, and the Rust that they become.
#[derive(Debug)]
pub struct Analysis {
    /// The words of the files.
    pub document: spec::Document,
    /// The words of the API.
    pub model: api::Model,
    /// The words of Rust.
    pub plan: plan::Crate,
    /// What looks wrong.
    pub warnings: Diagnostics,
    /// Where the lines of the files are.
    pub lines: source::Lines,
}

impl Analysis {
    /// The files of the crate.
    #[must_use]
    pub fn files(&self) -> FileTree {
        let mounts = self.plan.mounts();
        let versions = emit::versions(&self.plan, &self.lines).into_iter().flat_map(|it| it.1);
        emit::write(emit::frame(&mounts).into_iter().chain(versions).collect())
    }

    /// The files of the modules of some API versions, without those around them.
    #[must_use]
    pub fn versions(&self, wanted: impl Fn(&plan::Mount) -> bool) -> Vec<(plan::Mount, FileTree)> {
        let versions = emit::versions(&self.plan, &self.lines).into_iter();
        emit::write_each(versions.filter(|(mount, _)| wanted(mount)).collect())
    }

    /// The files of a program that puts documented examples through the generated crate.
    ///
    /// It stands on the crates `specwright-harness` and `specwright-runtime`.
    #[must_use]
    pub fn harness(&self, scope: HarnessScope<'_>) -> FileTree {
        emit::harness(&self.plan, scope)
    }
}

/// Finds out what spec files mean.
///
/// Whether they look right is asked once they mean something, so errors come without warnings.
///
/// # Errors
/// All problems of all files, if one of them is an error.
pub fn analyze(sources: &[Source]) -> Result<Analysis, Diagnostics> {
    let mut problems = diagnostic::Problems::default();
    let document = load::document(sources, &mut problems);
    let before = problems.found().len();
    let model = resolve::model(&document, &mut problems);
    let plan = lower::plan(&model, &mut problems);
    let silences = lint::silences(&document, &mut problems);
    problems.drop_consequences(before, &document.unread, sources);
    if problems.has_errors() {
        return Err(problems.finish(sources));
    }
    lint::check(&document, &model, &silences, &mut problems);
    let lines = source::Lines::new(sources);
    Ok(Analysis { document, model, plan, warnings: problems.finish(sources), lines })
}

/// The files around the modules of API versions; nothing if the versions get in the way of one another, of which
/// [`analyze`] tells more if it is given all of them.
#[must_use]
pub fn frame(mounts: &mut [plan::Mount]) -> Option<FileTree> {
    mounts.sort_by(|a, b| a.wire.cmp(&b.wire));
    plan::are_apart(mounts).then(|| emit::write(emit::frame(mounts)))
}

/// Everything that is wrong with the spec files, or looks so.
#[must_use]
pub fn check(sources: &[Source]) -> Diagnostics {
    analyze(sources).map_or_else(|problems| problems, |analysis| analysis.warnings)
}

/// Generates the whole crate. Warnings do not stop it; [`check`] tells them.
///
/// # Errors
/// All problems of all files, if one of them is an error.
pub fn generate(sources: &[Source]) -> Result<FileTree, Diagnostics> {
    analyze(sources).map(|analysis| analysis.files())
}
