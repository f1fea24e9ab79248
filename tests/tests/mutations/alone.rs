//! A file that cannot be read is one error, in that file: what names something of it is not wrong.

use crate::edit::apply;
use crate::mutation::{self, Kind};
use crate::{around, step};
use specwright_codegen::{Severity, Source, check};
use specwright_tests::folder;

/// The texts that a file becomes by a mistake of writing JSON: a comma is missing, or a value is of another type.
fn broken(text: &str) -> Vec<(String, String)> {
    let (step, retyped) = (step(), mutation::all(text, &[]).into_iter());
    let retyped = retyped.filter(|it| it.kind == Kind::Retype && it.number() % step == 0);
    let retyped = retyped.map(|it| (it.path.clone(), apply(text, &it.edits).0));
    std::iter::once(("a comma".to_owned(), text.replacen(",\n", "\n", 1))).chain(retyped).collect()
}

/// What is said if a file has another text: the path and the code of each error.
fn errors(source: &Source, text: String, sources: &[Source]) -> Vec<(String, &'static str)> {
    let mut beside = around(&source.path, sources);
    let file = beside.iter().position(|it| it.path == source.path).expect("it is beside itself");
    beside[file].bytes = text.into_bytes();
    let found = check(&beside);
    let errors = found.iter().filter(|it| it.problem.severity() == Severity::Error);
    errors.map(|it| (found.position(it.place).0.to_owned(), it.problem.code())).collect()
}

#[test]
fn one_mistake_in_writing_a_file_is_one_error_in_that_file() {
    let sources = folder::read(&folder::path("../specs"));
    let specs = sources.iter().filter(|it| it.path.matches('/').count() == 3);
    let mut tried = 0;
    for source in specs {
        let text = String::from_utf8(source.bytes.clone()).expect("the specs are text");
        for (mistake, text) in broken(&text) {
            let errors = errors(source, text, &sources);
            let unreadable = ["invalid-json", "wrong-value", "unknown-word"];
            // Some values may be of several types, and a type of the language may be another one.
            if !errors.iter().any(|(_, code)| unreadable.contains(code)) {
                continue;
            }
            tried += 1;
            let alone = matches!(&errors[..], [(path, _)] if *path == source.path);
            assert!(alone, "{mistake} in {}: {errors:?}", source.path);
        }
    }
    assert!(tried >= 100, "only {tried} mistakes");
}
