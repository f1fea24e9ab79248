//! `cargo xtask explain`, and whether what it says is so.

use specwright_codegen::{Problem, Severity, Source, check};
use specwright_tests::program::World;
use specwright_tests::{folder, surroundings};

const OPERATION: &str =
    r#""operation": "ListThings", "summary": "Lists the things.", "retry": "safe""#;
const API: &str = r#""api": "things", "version": "2026-01-01", "product": "Things", "title": "Things",
    "endpoints": { "rule": "things.{region}.acme.example" }"#;

/// The spec files that the code blocks of one example stand for. A block for a path is a whole file;
/// a block for an `operation` or an `api` has the keys that are added to a minimal one.
fn sources(blocks: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    for block in blocks.split("```json ").skip(1) {
        let (kind, rest) = block.split_once('\n').unwrap();
        let (text, _) = rest.split_once("\n```").unwrap();
        let (path, text) = match kind {
            "operation" => ("acme/things/2026-01-01/ListThings.json", joined(OPERATION, text)),
            "api" => ("acme/things/2026-01-01/api.json", joined(API, text)),
            path => (path, text.to_owned()),
        };
        let (path, bytes) = match path.strip_suffix(" latin-1") {
            Some(path) => (path, text.chars().map(|c| u8::try_from(c).unwrap()).collect()),
            None => (path, text.into_bytes()),
        };
        sources.push(Source { path: path.to_owned(), bytes });
    }
    assert!(!sources.is_empty(), "an example has code");
    for usual in surroundings::around(&folder::path("surroundings")) {
        if !sources.iter().any(|it| it.path == usual.path) {
            sources.push(usual);
        }
    }
    sources
}

fn joined(usual: &str, more: &str) -> String {
    format!("{{ {usual},\n{more}\n}}")
}

/// What a minimal example leaves out; only the examples about these themselves are complete. Examples about
/// errors look wrong in other ways, too.
const LEFT_OUT: [&str; 5] =
    ["missing-description", "missing-example", "missing-source", "missing-value", "unused-type"];

/// The codes of the problems of some specs that explain a code.
fn codes(sources: &[Source], explained: &str) -> Vec<&'static str> {
    let problems = check(sources);
    let of_errors = Problem::CODES.contains(&(explained, Severity::Error));
    let counts = |problem: &&Problem| {
        let left_out = of_errors && problem.severity() == Severity::Warning;
        problem.code() == explained || !left_out && !LEFT_OUT.contains(&problem.code())
    };
    problems.iter().map(|it| &it.problem).filter(counts).map(Problem::code).collect()
}

#[test]
fn every_wrong_example_is_wrong_and_every_right_one_right() {
    for (code, _) in Problem::CODES {
        let text = Problem::explanation(code).unwrap();
        let (meaning, examples) = text.split_once("\n\nWrong:\n\n").unwrap();
        let (wrong, right) = examples.split_once("\n\nRight:\n\n").unwrap();
        assert!(meaning.lines().next().unwrap().ends_with('.'), "{code} begins with a sentence");
        assert!(text.ends_with("\n```\n"), "{code} ends with an example");
        assert_eq!(codes(&sources(wrong), code), [*code], "the wrong example of {code}");
        assert_eq!(codes(&sources(right), code), [""; 0], "the right example of {code}");
    }
}

#[test]
fn a_code_is_explained() {
    for code in ["unknown-type", "error[unknown-type]", "error[unknown-type]:"] {
        let end = World::empty().run(&["explain", code]);
        assert_eq!((end.code, end.errors.as_str()), (Some(0), ""), "{code}");
        assert_eq!(Some(end.output.as_str()), Problem::explanation("unknown-type"));
    }
}

#[test]
fn all_codes_are_listed() {
    let end = World::empty().run(&["explain"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    let lines: Vec<_> = end.output.lines().collect();
    assert_eq!(lines.len(), Problem::CODES.len());
    for (line, (code, severity)) in lines.iter().zip(Problem::CODES) {
        let words: Vec<_> = line.split_whitespace().collect();
        assert_eq!(words[..2], [severity.as_str(), code]);
        assert!(line.ends_with('.'), "{line}");
    }
}

#[test]
fn an_unknown_code_brings_a_suggestion() {
    let end = World::empty().run(&["explain", "unknwon-type"]);
    assert_eq!((end.code, end.output.as_str()), (Some(2), ""));
    assert_eq!(
        end.errors,
        "error: there is no problem with the code `unknwon-type`; did you mean `unknown-type`?\n"
    );
}
