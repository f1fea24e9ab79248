//! What the tests share.

pub mod folder;
pub mod names;
pub mod program;
pub mod recorder;
pub mod scratch;
pub mod script;
pub mod signature;
pub mod surroundings;

/// The programs of the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
