//! Whether what is generated compiles, without a warning and with its documentation.

use specwright_codegen::{Color, FileTree, generate};
use specwright_tests::scratch::Scratch;
use specwright_tests::{folder, names, surroundings};
use std::collections::BTreeSet;
use std::path::Path;
use std::thread;

fn scratch(name: &str) -> Scratch {
    Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
}

#[test]
fn all_fixtures_compile() {
    let mut scratch = scratch("fixtures");
    for fixture in folder::entries(&folder::path("fixtures")) {
        let name = fixture.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match generate(&surroundings::around(&fixture)) {
            Ok(tree) => scratch.add(&name, &tree),
            Err(problems) => panic!("{name}:\n{}", problems.render("", Color::Off)),
        }
    }
    scratch.check();
    scratch.document();
}

/// Divides names so that those of one part differ in more than what Rust names leave out.
fn parts(mut names: Vec<String>) -> Vec<Vec<String>> {
    let plain = |it: &str| it.replace(|c: char| !c.is_alphanumeric(), "").to_lowercase();
    let mut parts = Vec::new();
    while !names.is_empty() {
        let mut seen = BTreeSet::new();
        let (part, rest) = names.into_iter().partition(|name| seen.insert(plain(name)));
        parts.push(part);
        names = rest;
    }
    parts
}

/// What is generated for the names that are possible in a kind of place.
fn named(role: &str) -> Vec<FileTree> {
    let possible =
        |name: &String| generate(&names::specs(role, std::slice::from_ref(name))).is_ok();
    let tree = |names: Vec<String>| match generate(&names::specs(role, &names)) {
        Ok(tree) => tree,
        Err(problems) => panic!("{role}:\n{}", problems.render("", Color::Off)),
    };
    parts(names::all().into_iter().filter(possible).collect()).into_iter().map(tree).collect()
}

#[test]
fn names_that_hurt_compile() {
    let mut scratch = scratch("names");
    let trees = thread::scope(|scope| {
        let threads = names::ROLES.map(|role| (role, scope.spawn(move || named(role))));
        threads.map(|(role, thread)| (role, thread.join().unwrap()))
    });
    for (role, trees) in trees {
        for (index, tree) in trees.iter().enumerate() {
            scratch.add(&format!("{role}-{index}"), tree);
        }
    }
    scratch.check();
}
