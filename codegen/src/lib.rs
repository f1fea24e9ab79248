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
pub mod diagnostic;
mod emit;
mod load;
mod lower;
mod naming;
pub mod plan;
mod resolve;
pub mod source;
pub mod spec;
mod tree;
pub mod vocabulary;

pub use diagnostic::{Color, Diagnostics, Problem};
pub use source::Source;
pub use tree::FileTree;

/// What spec files mean, and the Rust that they become.
#[derive(Debug)]
pub struct Analysis {
    /// The words of the API.
    pub model: api::Model,
    /// The words of Rust.
    pub plan: plan::Crate,
}

/// Finds out what spec files mean, or reports everything that is wrong with them.
///
/// # Errors
/// All problems of all files.
pub fn analyze(sources: &[Source]) -> Result<Analysis, Diagnostics> {
    let mut problems = diagnostic::Problems::default();
    let document = load::document(sources, &mut problems);
    let model = resolve::model(&document, &mut problems);
    let plan = lower::plan(&model, &mut problems);
    problems.into_result(sources)?;
    Ok(Analysis { model, plan })
}

/// Generates the whole crate, or reports everything that is wrong with the spec files.
///
/// # Errors
/// All problems of all files.
pub fn generate(sources: &[Source]) -> Result<FileTree, Diagnostics> {
    analyze(sources).map(|analysis| emit::files(&analysis.plan))
}
