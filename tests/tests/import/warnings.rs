//! Warnings about specs that were imported, which are as many as the source is large.

use super::command::metadata;
use specwright_tests::folder;
use specwright_tests::program::{OPERATION, SPEC, World};
use specwright_tests::surroundings;

/// How the line about what was imported begins.
const NOTE: &str = "note: `aliyun/things/2026-01-01` was imported and has ";

fn world() -> World {
    let world = World::empty();
    world.write("things.json", &metadata());
    let end = world.run(&["import", "aliyun", "things.json", "--specs", "specs"]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    world
}

/// The notes, and the warnings that are told one by one.
fn told(errors: &str) -> (Vec<&str>, usize) {
    let notes = errors.lines().filter(|line| line.starts_with(NOTE));
    (notes.collect(), errors.matches("warning[").count())
}

#[test]
fn an_imported_api_version_has_one_line() {
    let world = world();
    let first = world.codegen(&[]);
    let (notes, alone) = told(&first.errors);
    insta::assert_snapshot!(notes.join("\n"));
    assert_eq!((first.code, alone), (Some(0), 0), "{}", first.errors);
    // The second run asks the cache.
    assert_eq!(world.codegen(&[]).errors, first.errors);
    // Nobody can be asked to mend what others publish before something can be committed.
    assert_eq!(world.codegen(&["--check"]).code, Some(0));
    let all = world.run(&["check", "--specs", "specs"]);
    assert!(told(&all.errors).1 > 0, "{}", all.errors);
}

#[test]
fn what_was_written_by_hand_is_told_as_ever() {
    let world = world();
    for source in surroundings::around(&folder::path("surroundings")) {
        world.write(&format!("specs/{}", source.path), &String::from_utf8_lossy(&source.bytes));
    }
    let thing = r#""parameters": { "Name": { "type": "string" } }, "retry""#;
    world.write(SPEC, &OPERATION.replace("\"retry\"", thing));
    let first = world.codegen(&[]);
    let (notes, alone) = told(&first.errors);
    assert_eq!(notes.len(), 1);
    assert!(alone > 0 && first.errors.contains("ListThings.json"), "{}", first.errors);
    assert!(first.errors.ends_with(&format!("warning: {alone} warnings in the specs\n")));
    assert_eq!(world.codegen(&[]).errors, first.errors);
    assert_eq!(world.codegen(&["--check"]).code, Some(1));
}
