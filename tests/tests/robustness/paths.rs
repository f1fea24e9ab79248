//! Nothing is written outside the output folder, whatever names and links there are.

use serde_json::json;
use specwright_codegen::{Source, generate};
use specwright_tests::program::World;
use specwright_tests::{folder, surroundings};

/// Names that try to be more than names.
const NAMES: [&str; 9] = ["..", ".", "../x", "a/../../b", "/etc", "C:\\x", "..\\x", "a\0b", "~"];

#[test]
fn names_never_leave_the_folder() {
    for name in NAMES {
        let api = json!({
            "api": name, "version": name, "product": "Things", "title": "Things",
            "endpoints": { "rule": "things.{region}.acme.example" },
        });
        let operation = json!({ "operation": name, "summary": "Lists them.", "retry": "safe", "rust_name": "List" });
        let mut sources = surroundings::around(&folder::path("surroundings"));
        sources.retain(|it| it.path == "acme/provider.json");
        for (file, value) in [("api".to_owned(), &api), (name.to_owned(), &operation)] {
            let path = format!("acme/{name}/{name}/{file}.json");
            sources.push(Source { path, bytes: value.to_string().into_bytes() });
        }
        let Ok(tree) = generate(&sources) else { continue };
        for (path, _) in tree.iter() {
            let inside = !path.starts_with('/')
                && !path.contains(['\\', ':', '\0'])
                && path.split('/').all(|it| !it.is_empty() && !it.starts_with('.'));
            assert!(inside, "{name:?} makes `{path}`");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_among_the_specs_are_followed_but_never_for_ever() {
    let world = World::new();
    std::os::unix::fs::symlink(world.path("specs"), world.path("specs/loop"))
        .expect("it can be made");
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(1), "{}", end.errors);
    assert!(end.errors.starts_with("error: cannot read"), "{}", end.errors);
    assert!(!world.path("out").exists());
}

#[cfg(unix)]
#[test]
fn links_in_the_output_lead_nowhere() {
    for place in ["out/src", "out/src/acme"] {
        let world = World::new();
        let elsewhere = world.path("elsewhere");
        let link = world.path(place);
        std::fs::create_dir_all(&elsewhere).expect("it can be made");
        std::fs::create_dir_all(link.parent().unwrap_or(&link)).expect("it can be made");
        std::os::unix::fs::symlink(&elsewhere, &link).expect("it can be made");
        let end = world.codegen(&[]);
        assert_eq!(end.code, Some(1), "{place}: {}", end.errors);
        assert!(end.errors.contains("leads out of"), "{place}: {}", end.errors);
        assert_eq!(folder::entries(&elsewhere).len(), 0, "{place}");
    }
}
