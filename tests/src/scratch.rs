//! A crate of generated code that is only there to be compiled.

use crate::folder;
use specwright_codegen::FileTree;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The manifest of the crate, before its features.
const MANIFEST: &str = r#"
[package]
name = "scratch"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
specwright-runtime = { path = "{runtime}", default-features = false }

[features]
reqwest = []
"#;

/// The head of the crate. The lints are those of the workspace for generated code.
const HEAD: &str = "//! Generated crates as modules.
#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub)]
#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]
";

/// Generated crates, each of them a module of one crate.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    head: String,
    features: BTreeSet<String>,
}

impl Scratch {
    /// An empty crate in a folder, which keeps what was compiled for the next time.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        let _ = fs::remove_dir_all(folder.join("src"));
        Self { folder, head: HEAD.to_owned(), features: BTreeSet::new() }
    }

    /// Adds a generated crate, and the examples in its documentation as code.
    pub fn add(&mut self, name: &str, tree: &FileTree) {
        let module = name.replace('-', "_");
        for (path, text) in tree.iter() {
            write(&self.folder.join("src").join(&module).join(path), text);
        }
        let mut examples = String::new();
        for (index, code) in tree.iter().flat_map(|(_, text)| self::examples(text)).enumerate() {
            let code = code.replace("specwright_sdk::", &format!("crate::{module}::"));
            let _ = write!(examples, "pub mod number_{index} {{\n{code}}}\n");
        }
        let _ = writeln!(self.head, "#[path = \"{module}/src/lib.rs\"]\npub mod {module};");
        let _ = writeln!(self.head, "#[cfg(test)]\n#[allow(deprecated, missing_docs)]");
        let _ = writeln!(self.head, "pub mod examples_of_{module} {{\n{examples}}}");
        let manifest = tree.get("Cargo.toml").unwrap_or_default();
        let features = manifest.lines().filter_map(|line| line.strip_suffix(" = []"));
        self.features.extend(features.map(str::to_owned));
    }

    /// Compiles the crate.
    ///
    /// # Panics
    /// If there is an error or a warning.
    pub fn check(&self) {
        self.prepare(MANIFEST);
        let _ = self.cargo(&["check", "--lib", "--profile", "test"]);
    }

    /// Adds a file that belongs to the program.
    pub fn add_file(&self, name: &str, text: &str) {
        write(&self.folder.join("src").join(name), text);
    }

    /// Compiles the crate with the program in `main.rs`, and gives what that prints.
    ///
    /// # Panics
    /// If there is an error or a warning.
    #[must_use]
    pub fn run(&self) -> String {
        let more = "http = \"1\"\ntokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";
        self.prepare(&MANIFEST.replace("\n[features]", &format!("{more}\n[features]")));
        self.cargo(&["run"])
    }

    fn prepare(&self, manifest: &str) {
        let runtime = folder::path("../runtime");
        let mut manifest = manifest.replace("{runtime}", &runtime.to_string_lossy());
        for feature in &self.features {
            let _ = writeln!(manifest, "{feature} = []");
        }
        write(&self.folder.join("Cargo.toml"), &manifest);
        write(&self.folder.join("src/lib.rs"), &self.head);
        // The same versions as in the workspace, so that nothing has to be fetched.
        let lock = fs::read_to_string(folder::path("../Cargo.lock")).unwrap_or_default();
        write(&self.folder.join("Cargo.lock"), &lock);
    }

    /// Makes the documentation of the crate, which has been compiled.
    ///
    /// # Panics
    /// If there is an error or a warning.
    pub fn document(&self) {
        let _ = self.cargo(&["rustdoc"]);
    }

    fn cargo(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline", "--all-features", "--target-dir", "../scratch-target"])
            .current_dir(&self.folder)
            .output();
        let output = output.unwrap_or_else(|error| panic!("cargo does not run: {error}"));
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {arguments:?}:\n{text}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn write(path: &Path, text: &str) {
    let written =
        fs::create_dir_all(path.parent().unwrap_or(path)).and_then(|()| fs::write(path, text));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The examples in the documentation of a file.
fn examples(text: &str) -> Vec<String> {
    let docs = text.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
    let mut all = Vec::new();
    let mut open: Option<String> = None;
    for line in docs.map(str::trim) {
        match (&mut open, line) {
            (None, "```no_run") => open = Some(String::new()),
            (Some(_), "```") => all.extend(open.take()),
            (Some(code), line) => {
                // Hidden lines are code all the same, and a public function is not reported as unused.
                let line = line.strip_prefix("# ").unwrap_or(line);
                let _ = writeln!(code, "{}", line.replace("async fn", "pub async fn"));
            }
            (None, _) => {}
        }
    }
    all
}
