//! Whether generated code looks as `prettyplease` prints it, though most of it is laid out without it.

use specwright_codegen::{Color, Source, generate};
use specwright_tests::{folder, names, surroundings};
use std::path::Path;

/// The lines that say something; empty ones between items are put in by the generator. What is in a macro is left out:
/// `prettyplease` knows nothing of our tables.
fn lines(text: &str) -> Vec<&str> {
    let mut in_table = false;
    let outside = text.lines().filter(|line| {
        in_table &= *line != "}";
        let shown = !in_table;
        in_table |= line.ends_with("! {");
        shown && !line.is_empty()
    });
    outside.collect()
}

fn check(name: &str, sources: &[Source]) {
    let tree = match generate(sources) {
        Ok(tree) => tree,
        Err(problems) => panic!("{name}: {}", problems.render("specs", Color::Off)),
    };
    let is_code = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    for (path, text) in tree.iter().filter(|(path, _)| is_code(path)) {
        let file = syn::parse_file(text).expect("generated code parses");
        let printed = prettyplease::unparse(&file);
        // The mark in the first line is a comment, which no syntax tree has.
        let (mark, rest) = text.split_once('\n').expect("there is more than one line");
        assert!(mark.starts_with("// "), "{name}: {path} has no mark");
        assert_eq!(lines(rest), lines(&printed), "{name}: {path}");
    }
}

#[test]
fn the_committed_crate_is_formatted() {
    check("specs", &folder::read(&folder::path("../specs")));
}

#[test]
fn the_code_of_every_fixture_is_formatted() {
    for fixture in folder::entries(&folder::path("fixtures")) {
        check(&fixture.display().to_string(), &surroundings::around(&fixture));
    }
}

/// A line that just fits, and one that just does not, in every place where there is a name.
#[test]
fn names_of_every_length_are_formatted() {
    for role in names::ROLES {
        for length in 1..90 {
            let name = format!("N{}", "a".repeat(length));
            check(role, &names::specs(role, &[name]));
        }
    }
}
