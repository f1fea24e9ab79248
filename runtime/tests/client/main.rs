//! A client against a transport that answers what a test wants, and once against a real socket.

#![expect(unreachable_pub, reason = "the macros are made for public types")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod api;
mod configuration;
mod double;
mod limits;
#[cfg(feature = "reqwest")]
mod network;
mod payloads;
mod rejected;
mod requests;
mod retry;
mod script;
