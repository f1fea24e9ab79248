//! The commands that help whoever writes specs, from outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod again;
mod bench;
mod check;
mod explain;
mod list;
mod new;
mod show;
mod watch;
