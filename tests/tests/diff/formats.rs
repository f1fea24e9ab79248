//! How differences are shown, and what version they ask for.

use crate::{compare, edited, specs};
use serde_json::{Value, json};
use specwright_codegen::diff::{Class, Step};
use specwright_tests::program::World;

#[test]
fn the_worst_change_decides_the_step() {
    assert_eq!(Step::of([]), Step::None);
    assert_eq!(Step::of([Class::Documentation]), Step::Patch);
    for class in [Class::Behaviour, Class::Deprecation, Class::Addition] {
        assert_eq!(Step::of([Class::Documentation, class]), Step::Minor);
    }
    assert_eq!(Step::of([Class::Addition, Class::Breaking, Class::Documentation]), Step::Major);
}

#[test]
fn before_the_first_major_version_everything_moves_one_place_to_the_right() {
    for (step, from, to) in [
        (Step::None, [1, 2, 3], [1, 2, 3]),
        (Step::Patch, [1, 2, 3], [1, 2, 4]),
        (Step::Minor, [1, 2, 3], [1, 3, 0]),
        (Step::Major, [1, 2, 3], [2, 0, 0]),
        (Step::None, [0, 2, 3], [0, 2, 3]),
        (Step::Patch, [0, 2, 3], [0, 2, 4]),
        (Step::Minor, [0, 2, 3], [0, 2, 4]),
        (Step::Major, [0, 2, 3], [0, 3, 0]),
        (Step::Minor, [0, 0, 3], [0, 0, 4]),
        (Step::Major, [0, 0, 3], [0, 0, 4]),
    ] {
        assert_eq!(step.after(from), to, "{step:?} after {from:?}");
    }
}

/// Folders with two versions of the specs.
fn world() -> World {
    let world = World::empty();
    let new = edited(
        &specs(),
        r#""Place": { "type": "string", "required": true }"#,
        r#""Place": { "type": "string" }"#,
    );
    let new = edited(&new, r#""desc": {}"#, r#""desc": {}, "`odd`": { "rust_name": "Odd" }"#);
    for (folder, sources) in [("old", specs()), ("new", new)] {
        for source in sources {
            let text = String::from_utf8_lossy(&source.bytes).into_owned();
            world.write(&format!("{folder}/{}", source.path), &text);
        }
    }
    world
}

#[test]
fn text_is_for_reading() {
    let end = world().run(&["diff", "old", "new", "--from", "0.4.7"]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    let expected = "\
breaking: parameter `Place`: it need not be given any more: the constructor does not take it
  --> acme/things/2026-01-01/MakeThing.json:8
   = rust: acme::things::v2026_01_01::MakeThing::place

addition: value `` `odd` ``: it is new
  --> acme/things/2026-01-01/api.json:9
   = rust: acme::things::v2026_01_01::Order::Odd

1 breaking, 1 addition: 0.4.7 becomes 0.5.0
";
    assert_eq!(end.output, expected);
}

#[test]
fn json_is_for_programs() {
    let end = world().run(&["diff", "old", "new", "--from", "1.4.7", "--format", "json"]);
    let json: Value = serde_json::from_str(&end.output).expect("it is JSON");
    let expected = json!({
        "step": "major", "from": "1.4.7", "to": "2.0.0",
        "changes": [
            {
                "class": "breaking", "kind": "parameter", "wire": "Place",
                "rust": "acme::things::v2026_01_01::MakeThing::place",
                "file": "acme/things/2026-01-01/MakeThing.json", "line": 8,
                "message": "it need not be given any more: the constructor does not take it"
            },
            {
                "class": "addition", "kind": "value", "wire": "`odd`",
                "rust": "acme::things::v2026_01_01::Order::Odd",
                "file": "acme/things/2026-01-01/api.json", "line": 9, "message": "it is new"
            }
        ]
    });
    assert_eq!(json, expected);
}

#[test]
fn markdown_is_an_entry_of_a_changelog() {
    let end = world().run(&["diff", "old", "new", "--from", "0.4.7", "--format", "markdown"]);
    let expected = "\
## 0.5.0

### Breaking

- `acme::things::v2026_01_01::MakeThing::place` (parameter `Place`): it need not be given any more: the constructor does not take it.

### Added

- `acme::things::v2026_01_01::Order::Odd` (value `` `odd` ``): it is new.
";
    assert_eq!(end.output, expected);
}

#[test]
fn nothing_new_is_no_step() {
    let end = world().run(&["diff", "old", "old", "--from", "0.4.7"]);
    assert_eq!(end.output, "no changes: 0.4.7 becomes 0.4.7\n");
}

#[test]
fn specs_with_problems_are_not_compared() {
    let world = world();
    world.write("new/acme/things/2026-01-01/ListThings.json", "{}");
    let end = world.run(&["diff", "old", "new"]);
    assert_eq!((end.code, end.output.as_str()), (Some(1), ""));
    assert!(end.errors.contains("error[missing-key]"), "{}", end.errors);
    assert_eq!(world.run(&["diff", "old", "nowhere"]).code, Some(2));
    assert_eq!(world.run(&["diff", "old"]).code, Some(2));
    assert_eq!(world.run(&["diff", "old", "new", "--from", "one"]).code, Some(2));
}

#[test]
fn differences_of_specs_are_told_without_reading_the_files_again() {
    let diff = compare(&specs(), &edited(&specs(), "Lists them.", "Lists all of them."));
    assert_eq!(diff.step(), Step::Patch);
    assert_eq!(diff.changes.len(), 1);
}
