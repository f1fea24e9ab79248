//! What a program needed that this one has run.

use anyhow::{Context, Result};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What a program and those that it started needed.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// On all processors together.
    pub(crate) processors: Duration,
    /// The most memory that one of them had, in bytes.
    pub(crate) memory: u64,
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<(ExitStatus, Cost)> {
    let start = Instant::now();
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.spawn().with_context(|| format!("cannot run `{name}`"))?;
    let used = child.wait4().with_context(|| format!("cannot wait for `{name}`"))?;
    let processors = used.rusage.utime + used.rusage.stime;
    let cost = Cost { wall: start.elapsed(), processors, memory: used.rusage.maxrss };
    Ok((used.status, cost))
}
