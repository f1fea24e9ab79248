//! Misuse of the generated crate must not compile, and the compiler must say why; each case has a twin
//! that does compile.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

#[test]
fn misuse_does_not_compile_and_its_twin_does() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/*.rs");
    cases.pass("ui/pass/*.rs");
}

fn count(folder: &str, extension: &str) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|it| it == extension)).count()
}

#[test]
fn every_misuse_has_a_message_and_a_twin() {
    let misuses = count("ui/fail", "rs");
    assert!(misuses > 0);
    assert_eq!(count("ui/fail", "stderr"), misuses);
    assert_eq!(count("ui/pass", "rs"), misuses);
}
