//! Where credentials come from, against doubles of the servers, files and programs that give them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod aliyun;
mod alone;
mod cache;
mod chain;
mod client;
mod default;
mod log;
#[cfg(feature = "reqwest")]
mod network;
mod otc;
mod server;
mod world;
