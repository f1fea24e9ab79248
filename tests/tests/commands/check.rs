//! `cargo xtask check`.

use serde_json::{Value, json};
use specwright_tests::folder;
use specwright_tests::program::{OPERATION, SPEC, World};

#[test]
fn good_specs_are_good() {
    let world = World::new();
    let before = world.files("specs");
    let end = world.run(&["check", "--specs", "specs"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    assert_eq!(end.output, "nothing is wrong with 3 spec files\n");
    assert_eq!(world.files("."), before);
}

#[test]
fn good_specs_are_an_empty_array() {
    let end = World::new().run(&["check", "--specs", "specs", "--format", "json"]);
    assert_eq!((end.code, end.output.as_str(), end.errors.as_str()), (Some(0), "[]\n", ""));
}

fn wrong() -> World {
    let world = World::new();
    let parameters = r#""safe", "parameters": { "É": { "type": "strng" }, "Size": {} }"#;
    world.write(SPEC, &OPERATION.replace("\"safe\"", parameters));
    world
}

#[test]
fn problems_are_shown_with_their_places() {
    let end = wrong().run(&["check", "--specs", "specs"]);
    assert_eq!((end.code, end.output.as_str()), (Some(1), ""));
    insta::assert_snapshot!(end.errors);
}

#[test]
fn problems_are_an_array_for_programs() {
    let end = wrong().run(&["check", "--specs", "specs", "--format", "json"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(1), ""));
    let problems: Value = serde_json::from_str(&end.output).unwrap();
    assert_eq!(
        problems,
        json!([
            {
                "code": "unknown-type", "severity": "error", "message": "there is no type `strng`",
                "file": SPEC, "line": 1, "column": 104, "help": "did you mean `string`?",
            },
            {
                "code": "missing-key", "severity": "error", "message": "the key `type` is missing",
                "file": SPEC, "line": 1, "column": 115, "help": null,
            },
        ])
    );
}

#[test]
fn warnings_fail_only_where_they_are_denied() {
    let world = World::new();
    let doubtful = std::fs::read_to_string(folder::path("invalid/doubtful-host.api.json"));
    world.write("specs/acme/things/2026-01-01/api.json", &doubtful.unwrap());
    let end = world.run(&["check", "--specs", "specs"]);
    assert_eq!((end.code, end.output.as_str()), (Some(0), ""));
    assert!(end.errors.starts_with("warning[doubtful-host]"), "{}", end.errors);
    assert!(end.errors.contains("\nwarning: 1 warning in the specs; "), "{}", end.errors);
    let end = world.run(&["check", "--specs", "specs", "--deny", "warnings", "--format", "json"]);
    assert_eq!(end.code, Some(1));
    let problems: Value = serde_json::from_str(&end.output).unwrap();
    assert_eq!(problems[0]["severity"], "warning");
}

#[test]
fn a_wrong_folder_or_format_is_a_mistake_of_the_caller() {
    let world = World::new();
    for arguments in [&["check", "--specs", "nowhere"][..], &["check", "--format", "xml"]] {
        let end = world.run(arguments);
        assert_eq!((end.code, end.output.as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn the_specs_of_the_workspace_are_checked_unless_told_otherwise() {
    let end = World::empty().run(&["check"]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
}
