//! Where credentials come from, against doubles of the servers, files and programs that give them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod cache;
mod chain;
mod world;
