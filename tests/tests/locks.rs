//! Whether the lock file of the benchmarks, a workspace of its own that CI does not build, still fits.

use specwright_tests::folder;
use std::collections::BTreeSet;
use std::fs;

/// What a lock file says about a package: its version, and the names of what it depends on.
fn locked(lock: &str, package: &str) -> (String, BTreeSet<String>) {
    let text = fs::read_to_string(folder::path(lock)).expect("the lock file can be read");
    let name = format!("name = \"{package}\"");
    let block = text.split("[[package]]").find(|block| block.lines().any(|line| line == name));
    let lines = || block.unwrap_or_default().lines();
    let version = lines().find(|line| line.starts_with("version")).unwrap_or_default();
    // A line such as ` "quick-xml 0.42.0",`: the version is there if others are locked as well.
    let entries = lines().filter_map(|line| line.strip_prefix(" \"")?.split(['"', ' ']).next());
    (version.to_owned(), entries.map(str::to_owned).collect())
}

#[test]
fn the_benchmarks_lock_what_the_runtime_depends_on() {
    let ours = locked("../Cargo.lock", "specwright-runtime");
    assert!(ours.1.contains("http") && ours.1.contains("quick-xml"), "{ours:?}");
    let theirs = locked("bench/Cargo.lock", "specwright-runtime");
    assert_eq!(ours, theirs, "run `cargo metadata` in tests/bench and commit its lock file");
}
