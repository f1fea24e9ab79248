//! `cargo xtask list`.

use serde_json::{Value, json};
use specwright_tests::program::{World, program};
use std::process::{Command, Stdio};

fn world() -> World {
    let world = World::new();
    world.write(
        "specs/acme/things/2026-01-01/WalkThings.json",
        r#"{
          "operation": "WalkThings", "summary": "Walks through all things.", "retry": "unsafe",
          "method": "GET", "path": "/things", "deprecated": "Use `ListThings`.",
          "parameters": { "Page": { "type": "integer" } },
          "response": { "Things": { "type": "list", "items": { "type": "string" } } },
          "pagination": { "style": "page", "position": "Page", "items": "Things" }
        }"#,
    );
    world
}

#[test]
fn operations_are_listed_for_people() {
    let end = world().run(&["list", "--specs", "specs"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    insta::assert_snapshot!(end.output);
}

#[test]
fn operations_are_listed_for_programs() {
    let end = world().run(&["list", "--specs", "specs", "--format", "json"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    let operations: Value = serde_json::from_str(&end.output).unwrap();
    assert_eq!(
        operations,
        json!([
            {
                "provider": "acme", "api": "things", "version": "2026-01-01", "operation": "ListThings",
                "summary": "Lists them.", "method": "POST", "path": "/", "retry": "safe",
                "pagination": false, "deprecated": false,
            },
            {
                "provider": "acme", "api": "things", "version": "2026-01-01", "operation": "WalkThings",
                "summary": "Walks through all things.", "method": "GET", "path": "/things",
                "retry": "unsafe", "pagination": true, "deprecated": true,
            },
        ])
    );
}

#[test]
fn problems_are_told_instead() {
    let world = world();
    world.write("specs/acme/things/2026-01-01/ListThings.json", "{}");
    let end = world.run(&["list", "--specs", "specs", "--format", "json"]);
    assert_eq!((end.code, end.output.as_str()), (Some(1), ""));
    assert!(end.errors.contains("error[missing-key]"), "{}", end.errors);
}

#[test]
fn a_reader_that_has_enough_is_no_mistake() {
    let world = world();
    let mut list = Command::new(program())
        .args(["list", "--specs", "specs"])
        .current_dir(world.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(list.stdout.take());
    let end = list.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&end.stderr);
    assert_eq!((end.status.code(), &*errors), (Some(0), ""));
}
