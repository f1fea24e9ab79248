//! Which names a spec can use, and what is said about the others.

use specwright_codegen::generate;
use specwright_tests::names;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::thread;

/// What may be said about a name.
const ALLOWED: [&str; 2] = ["name-collision", "no-rust-name"];

/// The codes of the problems that one name makes in one kind of place.
fn codes(role: &str, name: &str) -> Vec<&'static str> {
    let outcome = generate(&names::specs(role, &[name.to_owned()]));
    let Err(problems) = outcome else { return Vec::new() };
    problems.iter().map(|it| it.problem.code()).collect()
}

/// The names that cannot stand in a kind of place, by what is said about them.
fn refused(role: &str) -> String {
    let mut by_code = BTreeMap::<_, Vec<String>>::new();
    for name in names::all() {
        for code in codes(role, &name) {
            assert!(ALLOWED.contains(&code), "{role} `{name}`: {code}");
            let list = by_code.entry(code).or_default();
            list.push(format!("`{name}`"));
            list.dedup();
        }
    }
    let mut text = format!("{role}\n");
    for (code, names) in by_code {
        let _ = writeln!(text, "    {code}: {}", names.join(" "));
    }
    text
}

#[test]
fn only_some_names_cannot_be_used() {
    let text: String = thread::scope(|scope| {
        let threads = names::ROLES.map(|role| scope.spawn(move || refused(role)));
        threads.map(|thread| thread.join().unwrap()).concat()
    });
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("names-that-cannot-be-used", text);
    });
}
