//! What the tests share.

pub mod folder;
pub mod names;
pub mod recorder;
pub mod scratch;
pub mod signature;
pub mod surroundings;
