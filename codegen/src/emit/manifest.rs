//! `Cargo.toml`: the features.

use crate::plan::Mount;
use crate::tree::FileTree;
use std::fmt::Write as _;

pub(super) fn file(mounts: &[Mount]) -> String {
    let mark = FileTree::MARK;
    let mut text = format!(
        r#"# {mark}. Do not edit: change the specs, then run `cargo xtask codegen`.

[package]
name = "specwright-sdk"
description = "Typed clients of cloud APIs, generated from their documentation by Specwright."
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[lib]
path = "src/lib.rs"

[package.metadata.docs.rs]
all-features = true

[features]
default = ["download", "reqwest"]
# Files are fetched by the links that operations give out.
download = ["specwright-runtime/download"]
# The default transport; without it, clients need one of yours.
reqwest = ["specwright-runtime/reqwest"]
# Calls for programs without an async runtime.
blocking = ["specwright-runtime/blocking"]
# `Serialize` and `Deserialize` of serde for requests, answers and enums.
serde = ["specwright-runtime/serde"]
# Everything below.
full = ["#
    );
    let list: Vec<String> = mounts.iter().map(|it| format!("\"{}\"", it.feature)).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}]", list.join(", "));
    for it in mounts {
        let _ = writeln!(text, "{} = []", key(&it.feature));
    }
    text.push_str(
        r"
[dependencies]
specwright-runtime.workspace = true

[dev-dependencies]
tokio = { workspace = true, features = ['macros', 'rt-multi-thread'] }

[lints]
workspace = true
",
    );
    text
}

/// The feature as a key of TOML, which wants quotes around other letters than ours.
fn key(feature: &str) -> String {
    if feature.is_ascii() { feature.to_owned() } else { format!("\"{feature}\"") }
}
