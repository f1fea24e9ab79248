//! Whether the committed crate is what the specs make, and whether they always make the same.

use specwright_codegen::{Color, FileTree, Source, generate};
use specwright_tests::folder;
use std::collections::BTreeSet;
use std::path::Path;

fn specs() -> Vec<Source> {
    folder::read(&folder::path("../specs"))
}

fn tree(sources: &[Source]) -> FileTree {
    match generate(sources) {
        Ok(tree) => tree,
        Err(problems) => panic!("{}", problems.render("specs", Color::Off)),
    }
}

/// The files below a folder, with `/` between names.
fn files(folder: &Path, prefix: &str, all: &mut BTreeSet<String>) {
    for path in folder::entries(folder) {
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            files(&path, &format!("{name}/"), all);
        } else {
            all.insert(name);
        }
    }
}

#[test]
fn the_committed_crate_is_up_to_date() {
    let generated = folder::path("../generated");
    let tree = tree(&specs());
    let mut stale: Vec<String> = (tree.iter())
        .filter(|(path, text)| {
            std::fs::read(generated.join(path)).ok().as_deref() != Some(text.as_bytes())
        })
        .map(|(path, _)| format!("generated/{path}"))
        .collect();
    let mut present = BTreeSet::new();
    files(&generated.join("src"), "src/", &mut present);
    let strays = present.into_iter().filter(|path| tree.get(path).is_none());
    stale.extend(strays.map(|path| format!("generated/{path} (should not be there)")));
    let list = stale.join("\n  ");
    assert!(stale.is_empty(), "stale files:\n  {list}\nrun `cargo xtask codegen`");
}

#[test]
fn the_same_specs_make_the_same_bytes() {
    assert!(tree(&specs()) == tree(&specs()), "two runs differ");
}

#[test]
fn the_order_of_the_specs_does_not_matter() {
    let expected = tree(&specs());
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..10 {
        let mut sources = specs();
        random.shuffle(&mut sources);
        assert!(tree(&sources) == expected, "the order of the files shows in the crate");
    }
}

#[test]
fn generated_text_is_the_same_on_every_system() {
    for (path, text) in tree(&specs()).iter() {
        assert!(!text.contains('\r'), "{path} has a carriage return");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} ends oddly");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.contains(FileTree::MARK), "{path} is not marked");
    }
}
