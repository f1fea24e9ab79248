//! What a change of the specs means: each test makes one edit and says exactly what is told.

mod edits;
mod formats;
mod places;
mod types;
mod waiters;

use specwright_codegen::diff::{Change, Class, Diff, diff};
use specwright_codegen::{Analysis, Color, Source, analyze};
use specwright_tests::{folder, surroundings};

/// The specs that the tests change.
fn specs() -> Vec<Source> {
    surroundings::around(&folder::path("diff"))
}

fn analysis(sources: &[Source]) -> Analysis {
    match analyze(sources) {
        Ok(analysis) => analysis,
        Err(problems) => panic!("{}", problems.render("", Color::Off)),
    }
}

/// The specs with a text replaced; it must be there once.
fn edited(sources: &[Source], from: &str, to: &str) -> Vec<Source> {
    let text = |source: &Source| String::from_utf8_lossy(&source.bytes).into_owned();
    let count: usize = sources.iter().map(|source| text(source).matches(from).count()).sum();
    assert_eq!(count, 1, "`{from}` is there {count} times");
    let edit = |source: &Source| Source {
        path: source.path.clone(),
        bytes: text(source).replace(from, to).into_bytes(),
    };
    sources.iter().map(edit).collect()
}

fn compare(old: &[Source], new: &[Source]) -> Diff {
    diff(&analysis(old), &analysis(new))
}

/// A change in one line: class, kind, name on the wire, path in the API version, what happened.
fn line(change: &Change) -> String {
    let Change { class, kind, wire, rust, message, .. } = change;
    let rust = rust.strip_prefix("acme::things::v2026_01_01::").unwrap_or(rust);
    format!("{} {kind} {wire} {rust}: {message}", class.as_str())
}

/// What is told about one edit.
fn told(from: &str, to: &str) -> Vec<String> {
    let (old, new) = (specs(), edited(&specs(), from, to));
    compare(&old, &new).changes.iter().map(line).collect()
}

#[test]
fn the_same_specs_have_no_differences() {
    assert_eq!(compare(&specs(), &specs()).changes, []);
    let real = folder::read(&folder::path("../specs"));
    assert_eq!(compare(&real, &real).changes, []);
}

#[test]
fn spaces_notes_and_the_order_of_files_are_no_differences() {
    for (from, to) in [
        (r#""summary": "Makes one.","#, "\n\n\"summary\":   \"Makes one.\","),
        (r#""Place": { "#, r#""Place": { "note": "For readers of the spec.", "#),
    ] {
        assert_eq!(told(from, to), [""; 0]);
    }
    let mut reversed = specs();
    reversed.reverse();
    assert_eq!(compare(&specs(), &reversed).changes, []);
}

#[test]
fn what_comes_with_an_operation_is_told_with_it() {
    let all = specs();
    let without: Vec<_> =
        all.iter().filter(|it| !it.path.ends_with("ListThings.json")).cloned().collect();
    let come: Vec<_> = compare(&without, &all).changes.iter().map(line).collect();
    assert_eq!(come, ["addition operation ListThings ListThings: it is new"]);
    let gone: Vec<_> = compare(&all, &without).changes.iter().map(line).collect();
    assert_eq!(gone, ["breaking operation ListThings ListThings: it is gone"]);
}

#[test]
fn an_api_version_comes_and_goes_as_one() {
    let all = specs();
    let mut two = all.clone();
    for source in &all {
        let Some((_, name)) = source.path.split_once("2026-01-01/") else { continue };
        let text = String::from_utf8_lossy(&source.bytes).replace("2026-01-01", "2027-01-01");
        let path = format!("acme/things/2027-01-01/{name}");
        two.push(Source { path, bytes: text.into_bytes() });
    }
    let expected = "addition API version things acme::things::v2027_01_01: it is new";
    assert_eq!(compare(&all, &two).changes.iter().map(line).collect::<Vec<_>>(), [expected]);
    let expected = "breaking API version things acme::things::v2027_01_01: it is gone";
    assert_eq!(compare(&two, &all).changes.iter().map(line).collect::<Vec<_>>(), [expected]);
}

#[test]
fn what_is_gone_is_shown_where_it_was() {
    let new =
        edited(&specs(), "    \"Place\": { \"type\": \"string\", \"required\": true },\n", "");
    let diff = compare(&specs(), &new);
    let [change] = &diff.changes[..] else { panic!("{:#?}", diff.changes) };
    assert_eq!(change.class, Class::Breaking);
    assert_eq!((change.file.as_str(), change.line), ("acme/things/2026-01-01/MakeThing.json", 8));
}

#[test]
fn anything_can_be_compared_with_anything() {
    let fixtures = folder::entries(&folder::path("fixtures"));
    let all: Vec<_> = fixtures.iter().map(|it| analysis(&surroundings::around(it))).collect();
    for (old, new) in all.iter().zip(all.iter().skip(1)) {
        let (there, back) = (diff(old, new), diff(new, old));
        let count = |diff: &Diff, message: &str| {
            diff.changes.iter().filter(|it| it.message.starts_with(message)).count()
        };
        assert_eq!(count(&there, "it is new"), count(&back, "it is gone"));
        assert_eq!(count(&there, "it is gone"), count(&back, "it is new"));
        assert_eq!(there.changes.is_empty(), back.changes.is_empty());
    }
}
