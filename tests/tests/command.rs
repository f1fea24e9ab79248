//! `cargo xtask codegen`, from outside: exit codes, what is written, and what is left alone.

use specwright_tests::folder;
use specwright_tests::program::{OPERATION, SPEC, World};
use std::fs;

/// Where the code for the operation goes.
const CODE: &str = "out/src/acme/things/v2026_01_01/list_things.rs";

#[test]
fn the_first_run_writes_all_files() {
    let world = World::new();
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert!(
        end.output.contains("3 spec files, 10 generated files: 10 written, 0 removed"),
        "{}",
        end.output
    );
    assert!(world.read(CODE).contains("pub struct ListThings"));
    assert_eq!(world.files("out").len(), 10);
}

#[test]
fn the_second_run_writes_nothing() {
    let world = World::new();
    world.codegen(&[]);
    let before = world.files("out");
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0));
    assert!(end.output.contains("0 written, 0 removed"), "{}", end.output);
    assert_eq!(world.files("out"), before);
}

#[test]
fn check_is_content_with_what_is_up_to_date() {
    let world = World::new();
    world.codegen(&[]);
    let end = world.codegen(&["--check"]);
    assert_eq!(end.code, Some(0));
    assert!(end.output.contains("up to date"), "{}", end.output);
}

#[test]
fn check_shows_what_is_stale_and_writes_nothing() {
    let world = World::new();
    world.codegen(&[]);
    world.write(SPEC, &OPERATION.replace("Lists them.", "Lists all of them."));
    let before = world.files("out");
    let end = world.codegen(&["--check"]);
    assert_eq!(end.code, Some(1));
    for line in [
        "-/// Lists them.",
        "+/// Lists all of them.",
        "@@",
        "list_things.rs (generated)",
        "2 generated files are stale; run `cargo xtask codegen`",
    ] {
        assert!(end.output.contains(line), "no `{line}` in:\n{}", end.output);
    }
    assert_eq!(world.files("out"), before);
}

#[test]
fn check_of_a_missing_crate_fails() {
    let world = World::new();
    let end = world.codegen(&["--check"]);
    assert_eq!(end.code, Some(1));
    assert!(end.output.contains("+pub struct ListThings"), "{}", end.output);
    assert!(!world.path("out").exists());
}

#[test]
fn problems_leave_the_old_crate_alone() {
    let world = World::new();
    world.codegen(&[]);
    let before = world.files("out");
    world.write(SPEC, &OPERATION.replace("safe", "sometimes"));
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(1));
    assert!(end.errors.contains("error[unknown-word]"), "{}", end.errors);
    assert!(end.errors.contains(&format!("--> {SPEC}:1:")), "{}", end.errors);
    assert!(end.errors.contains("error: 1 error in the specs; nothing was written"));
    assert_eq!(world.files("out"), before);
}

#[test]
fn warnings_are_told_and_only_check_fails() {
    let world = World::new();
    let api = "specs/acme/things/2026-01-01/api.json";
    let doubtful = fs::read_to_string(folder::path("invalid/doubtful-host.api.json"));
    world.write(api, &doubtful.expect("it is there"));
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert!(end.errors.contains("warning[doubtful-host]"), "{}", end.errors);
    assert!(end.errors.contains("warning: 1 warning in the specs"), "{}", end.errors);
    assert!(world.read(CODE).contains("pub struct ListThings"));
    let end = world.codegen(&["--check"]);
    assert_eq!(end.code, Some(1));
    assert!(end.output.contains("up to date"), "{}", end.output);
}

#[test]
fn thousands_of_warnings_are_not_all_told() {
    let world = World::new();
    // Each field without a description is a warning.
    let fields = (0..120).map(|it| format!(r#""Field{it}": {{ "type": "string" }}"#));
    let fields = fields.collect::<Vec<_>>().join(", ");
    let operation = format!(
        r#"{{ "operation": "ListThings", "summary": "Lists the things.", "retry": "safe",
             "parameters": {{}}, "response": {{ {fields} }} }}"#
    );
    world.write(SPEC, &operation);
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert_eq!(end.errors.matches("\n --> ").count() + end.errors.matches("\n  --> ").count(), 50);
    let last = end.errors.lines().last().unwrap_or_default();
    assert!(last.ends_with(" tells the other 72"), "{last}");
}

#[test]
fn a_wrong_folder_is_a_mistake_of_the_caller() {
    let world = World::new();
    fs::create_dir(world.path("empty")).expect("the folder can be made");
    for specs in ["nowhere", "empty", SPEC] {
        let end = world.run(&["codegen", "--specs", specs, "--out", "out"]);
        assert_eq!(end.code, Some(2), "{specs}: {}", end.errors);
        assert!(end.errors.starts_with("error: "), "{}", end.errors);
        assert!(!world.path("out").exists());
    }
}

#[test]
fn a_wrong_word_is_a_mistake_of_the_caller() {
    let world = World::new();
    for arguments in [&["codegen", "--chekc"][..], &["codgen"], &[]] {
        assert_eq!(world.run(arguments).code, Some(2), "{arguments:?}");
    }
}

#[test]
fn the_code_of_a_removed_spec_is_removed() {
    let world = World::new();
    world.codegen(&[]);
    fs::remove_file(world.path(SPEC)).expect("it is there");
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert!(end.output.contains("1 removed"), "{}", end.output);
    assert!(!world.path(CODE).exists());
    assert!(!world.read("out/src/acme/things/v2026_01_01/client.rs").contains("list_things"));
}

#[test]
fn the_folder_of_a_removed_version_is_removed() {
    let world = World::new();
    let text = world.read("specs/acme/things/2026-01-01/api.json").replace("2026-01-01", "2");
    world.write("specs/acme/things/2/api.json", &text);
    world.codegen(&[]);
    assert!(world.path("out/src/acme/things/v2").is_dir());
    fs::remove_dir_all(world.path("specs/acme/things/2")).expect("it is there");
    assert_eq!(world.codegen(&[]).code, Some(0));
    assert!(!world.path("out/src/acme/things/v2").exists());
    assert_eq!(world.codegen(&["--check"]).code, Some(0));
}

#[test]
fn what_was_written_by_hand_is_never_touched() {
    for (name, what) in
        [(CODE, "overwrite"), ("out/src/helper.rs", "remove"), ("out/Cargo.toml", "overwrite")]
    {
        let world = World::new();
        world.write(name, "//! By hand.\n");
        let before = world.files("out");
        let end = world.codegen(&[]);
        assert_eq!(end.code, Some(1), "{name}");
        assert!(end.errors.contains(&format!("will not {what} `{name}`")), "{}", end.errors);
        assert_eq!(world.files("out"), before, "{name}");
    }
}

#[test]
fn files_beside_the_sources_are_left_alone() {
    let world = World::new();
    world.write("out/rustfmt.toml", "disable_all_formatting = true\n");
    world.write("out/tests/it.rs", "//! By hand.\n");
    assert_eq!(world.codegen(&[]).code, Some(0));
    assert_eq!(world.read("out/tests/it.rs"), "//! By hand.\n");
    assert_eq!(world.codegen(&["--check"]).code, Some(0));
}

#[test]
fn a_spec_is_all_that_a_new_method_needs() {
    let world = World::new();
    world.codegen(&[]);
    let spec = OPERATION.replace("ListThings", "CountThings");
    world.write("specs/acme/things/2026-01-01/CountThings.json", &spec);
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert!(end.output.contains("4 written, 0 removed"), "{}", end.output);
    let client = world.read("out/src/acme/things/v2026_01_01/client.rs");
    assert!(client.contains("pub fn count_things("), "{client}");
}
