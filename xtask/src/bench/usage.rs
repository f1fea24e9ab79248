//! What a run of cargo needs.

use crate::corpus::cost::{Cost, run};
use anyhow::{Result, bail};
use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs cargo in the folder of a workspace, whose output nobody needs unless it fails.
pub(super) fn cargo(arguments: &[&str], folder: &Path) -> Result<Cost> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(folder).stdout(Stdio::null());
    // So that everything is compiled anew, and in the folder that is meant.
    command.env("CARGO_INCREMENTAL", "0").env_remove("CARGO_TARGET_DIR");
    // What is left out by features leaves others unused, in every crate here.
    command.env("RUSTFLAGS", "-Awarnings");
    let (status, cost) = run(&mut command)?;
    if !status.success() {
        bail!("`cargo {}` failed", arguments.join(" "));
    }
    Ok(cost)
}
