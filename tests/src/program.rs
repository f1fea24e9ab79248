//! The command line, run in a folder of its own.

use crate::{folder, surroundings};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::SystemTime;
use tempfile::TempDir;

/// The operation of a new world.
pub const OPERATION: &str = r#"{ "operation": "ListThings", "summary": "Lists them.", "retry": "safe", "source": { "url": "https://acme.example/list" } }"#;

/// Where it lies.
pub const SPEC: &str = "specs/acme/things/2026-01-01/ListThings.json";

/// The program, which is built once.
///
/// # Panics
/// If it does not build.
#[must_use]
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let built = PROGRAM.get_or_init(|| {
        // A test lies in `<target>/<profile>/deps`.
        let test = std::env::current_exe().unwrap_or_default();
        let target = test.ancestors().nth(3).expect("a test lies in a target folder");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--package", "xtask", "--target-dir"]).arg(target);
        let status = cargo.current_dir(folder::path("..")).status();
        let name = format!("xtask{}", std::env::consts::EXE_SUFFIX);
        status.is_ok_and(|it| it.success()).then(|| target.join("debug").join(name))
    });
    built.as_deref().expect("xtask builds")
}

/// A folder with `specs` and, after the first run of `codegen`, `out`.
#[derive(Debug)]
pub struct World(TempDir);

/// How a run ended.
#[derive(Debug)]
pub struct End {
    /// The exit code.
    pub code: Option<i32>,
    /// What was printed.
    pub output: String,
    /// What was printed as an error.
    pub errors: String,
}

impl World {
    /// A folder with the usual specs.
    #[must_use]
    pub fn new() -> Self {
        let world = Self::empty();
        for source in surroundings::around(&folder::path("surroundings")) {
            world.write(&format!("specs/{}", source.path), &String::from_utf8_lossy(&source.bytes));
        }
        world.write(SPEC, OPERATION);
        world
    }

    /// A folder with nothing in it.
    ///
    /// # Panics
    /// If it cannot be made.
    #[must_use]
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("there is room for a folder"))
    }

    /// A path in the folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders on the way to it.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(&path)).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// The text of a file; empty if there is none.
    #[must_use]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// The program, to be run in the folder.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.0.path());
        command
    }

    /// Runs the program in the folder.
    ///
    /// # Panics
    /// If it does not run.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> End {
        let Output { status, stdout, stderr } =
            self.command(arguments).output().expect("the program runs");
        End {
            code: status.code(),
            output: String::from_utf8_lossy(&stdout).into_owned(),
            errors: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// Generates the crate.
    #[expect(clippy::must_use_candidate, reason = "some tests need only that it was run")]
    pub fn codegen(&self, more: &[&str]) -> End {
        self.run(&[&["codegen", "--specs", "specs", "--out", "out"], more].concat())
    }

    /// Every file below a folder, with its content and the time of its last change.
    #[must_use]
    pub fn files(&self, below: &str) -> Vec<(PathBuf, String, SystemTime)> {
        let mut files = Vec::new();
        let mut open = vec![self.path(below)];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(folder::entries(&path));
            } else if let Ok(changed) = path.metadata().and_then(|it| it.modified()) {
                files.push((path.clone(), fs::read_to_string(&path).unwrap_or_default(), changed));
            }
        }
        files.sort();
        files
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}
