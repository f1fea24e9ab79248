//! What is said about wrong specs: for every file or folder in `invalid/`, exactly the text that is printed.
//!
//! A new case is a new file there; `INSTA_UPDATE=always cargo test` writes what is said about it.

use specwright_codegen::{Color, Diagnostics, Problem, Source, check};
use specwright_tests::{folder, surroundings};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The cases, which are files and folders.
fn cases() -> Vec<PathBuf> {
    folder::entries(&folder::path("invalid")).into_iter().filter(|path| is_case(path)).collect()
}

fn is_case(path: &Path) -> bool {
    path.is_dir() || path.extension().is_some_and(|it| it == "json")
}

fn sources(case: &Path) -> Vec<Source> {
    if case.is_dir() { surroundings::around(case) } else { surroundings::around_file(case) }
}

fn problems(case: &Path) -> Diagnostics {
    let problems = check(&sources(case));
    assert!(!problems.is_empty(), "nothing is wrong with {}", case.display());
    problems
}

fn name(case: &Path) -> String {
    case.file_name().unwrap_or_default().to_string_lossy().trim_end_matches(".json").to_owned()
}

#[test]
fn every_invalid_spec_is_told_what_is_wrong() {
    insta::glob!("../invalid", "*", |case| {
        if !folder::is_directly_in(case, "invalid") || !is_case(case) {
            return;
        }
        let text = problems(case).render("specs", Color::Off);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../invalid");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!(name(case), text));
    });
}

#[test]
fn every_problem_has_a_spec_that_makes_it() {
    let seen: BTreeSet<&str> = (cases().iter().map(|case| problems(case)))
        .flat_map(|problems| problems.iter().map(|it| it.problem.code()).collect::<Vec<_>>())
        .collect();
    let codes: BTreeSet<&str> = Problem::CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, seen, "every code needs a case in `invalid/`");
}

#[test]
fn every_snapshot_has_its_spec() {
    let names: BTreeSet<_> = cases().iter().map(|case| name(case)).collect();
    for path in folder::entries(&folder::path("invalid")) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let orphan = path.extension().is_some_and(|it| it == "snap") && !names.contains(&stem);
        assert!(!orphan, "{} has no spec any more", path.display());
    }
}

#[test]
fn the_same_is_said_whatever_the_order_of_files() {
    let blocks = |problems: &Diagnostics| -> BTreeSet<String> {
        problems.render("", Color::Off).split("\n\n").map(str::to_owned).collect()
    };
    for case in cases() {
        let mut reversed = sources(&case);
        reversed.reverse();
        assert_eq!(blocks(&problems(&case)), blocks(&check(&reversed)), "{}", case.display());
    }
}

#[test]
fn nothing_is_wrong_with_the_committed_specs() {
    let problems = check(&folder::read(&folder::path("../specs")));
    assert!(problems.is_empty(), "{}", problems.render("specs", Color::Off));
}

#[test]
fn the_shortest_of_the_nearest_names_is_suggested() {
    let known = ["DescribeInstanceStatus", "DescribeInstances", "StopInstance"];
    let known = known.map(str::to_owned).to_vec();
    let problem = Problem::UnknownType { name: "DescribeInstance".to_owned(), known };
    assert_eq!(problem.help().as_deref(), Some("did you mean `DescribeInstances`?"));
}
