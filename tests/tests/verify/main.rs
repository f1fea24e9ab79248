//! `cargo xtask verify`, from outside.

mod page;
mod proof;

use specwright_tests::folder;
use specwright_tests::program::{End, World};
use std::path::{Path, PathBuf};

/// The operations of this test.
const MAKE: &str = "specs/acme/things/2026-01-01/MakeThing.json";
const FIND: &str = "specs/acme/things/2026-01-01/FindThing.json";

/// A folder with `specs`, those of this test, and `generated`.
struct Proof {
    world: World,
    /// Where the program is that the examples go through. It keeps what is compiled for the next time.
    scratch: PathBuf,
}

impl Proof {
    fn new(name: &str) -> Self {
        let world = World::empty();
        for source in folder::read(&folder::path("tests/verify/specs")) {
            world.write(&format!("specs/{}", source.path), &String::from_utf8_lossy(&source.bytes));
        }
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify").join(name);
        Self { world, scratch }
    }

    /// Replaces a text that must be there.
    fn change(&self, name: &str, old: &str, new: &str) {
        let text = self.world.read(name);
        assert!(text.contains(old), "{name} has no `{old}`:\n{text}");
        self.world.write(name, &text.replace(old, new));
    }

    fn generate(&self) {
        let end = self.world.run(&["codegen", "--specs", "specs", "--out", "generated"]);
        assert_eq!(end.code, Some(0), "{}", end.errors);
    }

    fn verify(&self, more: &[&str]) -> End {
        let fixed = ["verify", "--specs", "specs", "--generated", "generated", "--scratch"];
        let scratch = self.scratch.to_string_lossy();
        self.world.run(&[&fixed[..], &[&*scratch], more].concat())
    }
}
