//! Tests that need a process of their own.

use std::process::Command;

const ALONE: &str = "SPECWRIGHT_TEST_ALONE";

/// Whether this is a process that has nothing but these variables. If not, the test is run in one.
pub(crate) fn is_alone(test: &str, variables: &[(&str, &str)]) -> bool {
    if std::env::var_os(ALONE).is_some() {
        return true;
    }
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env_clear()
        .env("HOME", "/no/such/home")
        .env(ALONE, "yes")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    false
}
