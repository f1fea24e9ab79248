//! What is generated from small specs: each folder in `fixtures/` is about one idea, and its snapshot shows
//! the files that have to do with it.
//!
//! `show.txt` lists those files, from `src/` or below the API version; without it, the operations are shown.
//! `INSTA_UPDATE=always cargo test` writes the snapshots.

use specwright_codegen::{Color, FileTree, generate};
use specwright_tests::{folder, surroundings};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// The files of an API version that belong to no operation.
const COMMON: [&str; 6] =
    ["api.rs", "bindings.json", "client.rs", "enums.rs", "error_code.rs", "objects.rs"];

fn tree(fixture: &Path) -> FileTree {
    match generate(&surroundings::around(fixture)) {
        Ok(tree) => tree,
        Err(problems) => panic!("{}:\n{}", fixture.display(), problems.render("", Color::Off)),
    }
}

/// The files that a fixture is about, one after the other.
fn shown(fixture: &Path, tree: &FileTree) -> String {
    let list = std::fs::read_to_string(fixture.join("show.txt")).ok();
    let mut text = String::new();
    for (path, content) in tree.iter().filter(|(path, _)| is_shown(path, list.as_deref())) {
        // The first line is the same in all of them.
        let (_, content) = content.split_once('\n').unwrap_or_default();
        let _ = write!(text, "----- {path}\n{content}\n");
    }
    text
}

fn is_shown(path: &str, list: Option<&str>) -> bool {
    let below: Vec<&str> = path.split('/').skip(4).collect();
    match list {
        Some(list) => list.lines().any(|it| it == path || it == below.join("/")),
        None => below.len() == 1 && !COMMON.contains(&below[0]),
    }
}

#[test]
fn every_fixture_makes_its_snapshot() {
    insta::glob!("../fixtures", "*", |fixture| {
        if !folder::is_directly_in(fixture, "fixtures") {
            return;
        }
        let text = shown(fixture, &tree(fixture));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(fixture);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("generated", text));
    });
}

#[test]
fn every_snapshot_is_short_enough_to_be_read() {
    for fixture in folder::entries(&folder::path("fixtures")) {
        let lines = shown(&fixture, &tree(&fixture)).lines().count();
        assert!(lines <= 250, "{} shows {lines} lines", fixture.display());
    }
}

#[test]
fn every_file_that_is_to_be_shown_exists() {
    for fixture in folder::entries(&folder::path("fixtures")) {
        let Ok(list) = std::fs::read_to_string(fixture.join("show.txt")) else { continue };
        let shown: BTreeSet<String> = tree(&fixture)
            .iter()
            .filter(|(path, _)| is_shown(path, Some(&list)))
            .map(|(path, _)| path.to_owned())
            .collect();
        assert_eq!(shown.len(), list.lines().count(), "{}", fixture.display());
    }
}
