//! Turns spec files into the source of a typed Rust client.
#![warn(missing_docs)]

mod api;
pub mod diagnostic;
mod load;
mod resolve;
pub mod source;
mod spec;
mod vocabulary;

pub use diagnostic::{Color, Diagnostics};
pub use source::Source;

/// x
pub fn check(sources: &[Source]) -> Result<(), Diagnostics> {
    let mut problems = diagnostic::Problems::default();
    let document = load::document(sources, &mut problems);
    eprintln!("{} {} {}", document.providers.len(), document.apis.len(), document.operations.len());
    let model = resolve::model(&document, &mut problems);
    eprintln!("{}", model.apis.len());
    problems.into_result(sources)
}
