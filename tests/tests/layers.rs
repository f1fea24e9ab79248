//! The rules of the house that no compiler checks: who may name what, and what every file looks like.

use specwright_tests::folder;
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules of `codegen` may name the types of a stage.
const READERS: [(&str, &[&str]); 3] = [
    ("spec", &["spec", "load", "resolve", "lint"]),
    ("api", &["api", "resolve", "lint", "lower", "policy", "openapi"]),
    ("plan", &["plan", "lower", "emit", "surface", "bindings", "diff"]),
];

/// Which modules of `codegen` may use a crate that writes Rust.
const WRITERS: [(&str, &[&str]); 3] =
    [("quote", &["emit"]), ("prettyplease", &["emit"]), ("syn", &["emit", "naming"])];

/// What `codegen` has no use for: it is a function of its input, always with the same result.
const FORBIDDEN: [&str; 8] = [
    "std::fs",
    "std::process",
    "std::env",
    "std::net",
    "std::time",
    "std::thread",
    "HashMap",
    "HashSet",
];

/// The longest that a file may be.
const LONGEST: usize = 400;

/// The files that are longer, and why; one that is not any more must go from this list.
const LONGER: [(&str, &str); 0] = [];

/// The Rust files below a folder of the workspace.
fn sources(below: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder::path("..").join(below)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(folder::entries(&path).into_iter().filter(|it| !is_output(it)));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What `cargo xtask bench` leaves in its own workspace.
fn is_output(path: &Path) -> bool {
    ["bench/sdk", "bench/target"].iter().any(|it| path.ends_with(it))
}

/// The code of a file, without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The module of `codegen` that a file belongs to: `lower` for `lower.rs` and `lower/request.rs`.
fn module(path: &Path) -> String {
    let root = folder::path("../codegen/src");
    let first = path.strip_prefix(root).ok().and_then(|it| it.iter().next());
    first.unwrap_or_default().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Whether code names a module of its crate, be it in a path or in a list of imports.
fn names_module(code: &str, module: &str) -> bool {
    let path = format!("crate::{module}");
    let after = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let direct = code.match_indices(&path).any(|(at, _)| !after(&code[at + path.len()..]));
    let listed = code.split("use crate::{").skip(1).any(|list| {
        let list = list.split(';').next().unwrap_or_default();
        list.split([',', '{', '}', ' ', '\n']).any(|it| it.split("::").next() == Some(module))
    });
    direct || listed
}

/// Whether code names another crate.
fn names_crate(code: &str, name: &str) -> bool {
    ["use ", "::", " ", "(", "<", "\n"].iter().any(|before| {
        [format!("{before}{name}::"), format!("{before}{name};")].iter().any(|it| code.contains(it))
    })
}

#[test]
fn a_stage_reads_only_the_type_before_it() {
    for path in sources("codegen/src") {
        let (code, here) = (code(&path), module(&path));
        for (stage, readers) in READERS {
            let allowed = here == "lib" || readers.contains(&here.as_str());
            let named = names_module(&code, stage);
            assert!(allowed || !named, "{}: `{here}` may not name `{stage}`", path.display());
        }
    }
}

#[test]
fn only_emission_writes_rust() {
    for path in sources("codegen/src") {
        let (code, here) = (code(&path), module(&path));
        for (name, writers) in WRITERS {
            let allowed = writers.contains(&here.as_str());
            assert!(
                allowed || !names_crate(&code, name),
                "{}: `{here}` uses {name}",
                path.display()
            );
        }
    }
}

#[test]
fn the_generator_is_a_function_of_the_specs() {
    for path in sources("codegen/src") {
        let code = code(&path);
        for forbidden in FORBIDDEN {
            assert!(!code.contains(forbidden), "{} has `{forbidden}`", path.display());
        }
    }
}

#[test]
fn the_path_to_the_runtime_stands_in_few_places() {
    // The harness, what the root of the crate passes on, and the import that every file begins with.
    let knows = |path: &PathBuf| code(path).contains("::specwright_runtime");
    let places: Vec<_> = sources("codegen/src").into_iter().filter(knows).collect();
    let names: Vec<_> = places.iter().map(|it| it.file_name().unwrap_or_default()).collect();
    assert_eq!(names, ["harness.rs", "modules.rs", "render.rs"]);
}

/// A crate with a whole provider has tens of thousands of types; several expansions for each make everything slower.
#[test]
fn a_macro_for_generated_types_calls_no_other() {
    for file in ["model.rs", "open_enum/macros.rs"] {
        let path = folder::path("../runtime/src").join(file);
        let code = code(&path).replace("macro_rules! ", "");
        assert!(code.contains("$crate::"), "{file} has no macros any more");
        for call in ["! {", "!(", "!["] {
            assert!(!code.contains(call), "a macro in {file} calls another");
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for crate_ in ["codegen", "tests/harness", "runtime", "tests", "xtask"] {
        for path in sources(crate_).into_iter().filter(|it| !is_scratch(it)) {
            let text = fs::read_to_string(&path).unwrap_or_default();
            assert!(text.starts_with("//! "), "{} does not begin with `//!`", path.display());
        }
    }
}

#[test]
fn no_file_is_too_long() {
    for path in
        ["codegen", "tests/harness", "runtime", "tests", "xtask"].into_iter().flat_map(sources)
    {
        let lines = fs::read_to_string(&path).unwrap_or_default().lines().count();
        let excepted = LONGER.iter().any(|(name, _)| path.ends_with(name));
        assert!(excepted || lines <= LONGEST, "{} has {lines} lines; divide it", path.display());
        assert!(!excepted || lines > LONGEST, "{} is no exception any more", path.display());
    }
}

/// Misuse that the compiler refuses is no module, and has nothing to say about itself.
fn is_scratch(path: &Path) -> bool {
    path.iter().any(|it| it == "ui")
}

/// The crates of the workspace that a crate depends on.
fn dependencies(crate_: &str) -> Vec<String> {
    let path = folder::path("..").join(crate_).join("Cargo.toml");
    let manifest = fs::read_to_string(path).unwrap_or_default();
    let ours = ["specwright-codegen", "specwright-runtime", "specwright-sdk"];
    let keys = manifest.lines().map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default());
    keys.filter(|key| ours.contains(key)).map(str::to_owned).collect()
}

#[test]
fn crates_depend_on_one_another_in_one_direction() {
    assert_eq!(dependencies("codegen"), [""; 0], "the generator stands alone");
    assert_eq!(dependencies("runtime"), [""; 0], "the runtime stands alone");
    assert_eq!(
        dependencies("xtask"),
        ["specwright-codegen"],
        "a broken product can be regenerated"
    );
    assert_eq!(
        dependencies("tests/harness"),
        ["specwright-runtime"],
        "it takes any generated crate"
    );
    let product: Vec<_> = dependencies("generated");
    assert!(product.iter().all(|it| it == "specwright-runtime"), "{product:?}");
}

#[test]
fn the_generator_and_the_runtime_do_not_name_each_other() {
    for path in sources("runtime") {
        assert!(!code(&path).contains("specwright_codegen"), "{}", path.display());
    }
}

#[test]
fn the_check_of_layers_sees_what_it_should() {
    for code in [
        "use crate::spec;",
        "use crate::spec::Text;",
        "fn f(it: &crate::spec::Text) {}",
        "use crate::{api::Type, spec::Text};",
        "use crate::{\n    api::{Model, Type},\n    spec,\n};",
    ] {
        assert!(names_module(code, "spec"), "{code}");
    }
    for code in ["use crate::special;", "use crate::{inspect, api::spec};", "let spec = 1;"] {
        assert!(!names_module(code, "spec"), "{code}");
    }
    assert!(names_crate("use syn::File;", "syn") && names_crate("f(syn::parse2(x))", "syn"));
    assert!(!names_crate("my_syn::parse()", "syn"));
}
