//! `cargo xtask codegen --watch`, as a program that runs beside an editor.

use specwright_tests::program::{OPERATION, SPEC, World};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

const CODE: &str = "out/src/acme/things/v2026_01_01/list_things.rs";

/// A watch under way, which ends with the test.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn over(world: &World) -> Self {
        let mut command =
            world.command(&["codegen", "--specs", "specs", "--out", "out", "--watch"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        listen(child.stdout.take().unwrap(), sender.clone());
        listen(child.stderr.take().unwrap(), sender);
        Self { child, lines }
    }

    /// Waits for a line that has a text.
    fn until(&self, text: &str) {
        let mut heard = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(Duration::from_mins(1)) {
            if line.contains(text) {
                return;
            }
            heard.push(line);
        }
        panic!("no `{text}` in:\n{}", heard.join("\n"));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = lines.send(line);
        }
    });
}

#[test]
fn problems_come_and_go() {
    let world = World::new();
    let watch = Watch::over(&world);
    watch.until("files written, 0 removed; waiting for changes");
    let before = world.read(CODE);
    world.write(SPEC, &OPERATION.replace("safe", "sometimes"));
    watch.until("error[unknown-word]: there is no word `sometimes` here");
    watch.until("error: 1 error in the specs; waiting for changes");
    assert_eq!(world.read(CODE), before);
    world.write(SPEC, "{");
    watch.until("gone[unknown-word]: there is no word `sometimes` here");
    watch.until("error[invalid-json]");
    world.write(SPEC, &OPERATION.replace("Lists them.", "Lists all of them."));
    watch.until("gone[invalid-json]");
    watch.until("files written, 0 removed; waiting for changes");
    assert!(world.read(CODE).contains("/// Lists all of them."));
}

#[test]
fn a_problem_that_stays_is_told_once() {
    let world = World::new();
    world.write(SPEC, &OPERATION.replace("safe", "sometimes"));
    let watch = Watch::over(&world);
    watch.until("error[unknown-word]");
    watch.until("error: 1 error in the specs; waiting for changes");
    let two = OPERATION.replace("safe", "sometimes").replacen('{', "{\n\"colour\": 1,", 1);
    world.write(SPEC, &two);
    let mut heard = Vec::new();
    for line in &watch.lines {
        let last = line.contains("error: 2 errors in the specs");
        heard.push(line);
        if last {
            break;
        }
    }
    let heard = heard.join("\n");
    assert!(heard.contains("error[unknown-key]") && !heard.contains("unknown-word"), "{heard}");
}

#[test]
fn an_editor_may_put_a_new_file_in_the_place_of_the_old() {
    let world = World::new();
    let watch = Watch::over(&world);
    watch.until("waiting for changes");
    for name in ["first", "second"] {
        let text = OPERATION.replace("Lists them.", &format!("Lists the {name} ones."));
        world.write("specs/acme/things/2026-01-01/.ListThings.json.swp", &text);
        let from = world.path("specs/acme/things/2026-01-01/.ListThings.json.swp");
        fs::rename(from, world.path(SPEC)).unwrap();
        watch.until("files written, 0 removed; waiting for changes");
        assert!(world.read(CODE).contains(&format!("/// Lists the {name} ones.")));
    }
}

#[test]
fn folders_may_go_and_come_again() {
    let world = World::new();
    let watch = Watch::over(&world);
    watch.until("waiting for changes");
    for folder in ["specs/acme/things/2026-01-01", "specs/acme", "specs"] {
        let kept = world.path("kept");
        fs::rename(world.path(folder), &kept).unwrap();
        watch.until("waiting for changes");
        fs::rename(&kept, world.path(folder)).unwrap();
        watch.until("waiting for changes");
        world.write(SPEC, &OPERATION.replace("Lists them.", &format!("After {folder}.")));
        watch.until("files written, 0 removed; waiting for changes");
        assert!(world.read(CODE).contains(&format!("/// After {folder}.")), "{folder}");
    }
}

#[test]
fn a_new_folder_is_seen() {
    let world = World::new();
    let watch = Watch::over(&world);
    watch.until("waiting for changes");
    let api = world.read("specs/acme/things/2026-01-01/api.json").replace("2026-01-01", "2");
    world.write("specs/acme/things/2/api.json", &api);
    // Of the other one nothing is generated again.
    let seen = "files written, 0 removed; nothing is new in 1 API version; waiting for changes";
    watch.until(seen);
    world.write("specs/acme/things/2/ListThings.json", OPERATION);
    watch.until(seen);
    assert!(world.read("out/src/acme/things/v2/list_things.rs").contains("pub struct ListThings"));
}

#[test]
fn watching_is_not_checking() {
    let end = World::new().run(&["codegen", "--watch", "--check"]);
    assert_eq!(end.code, Some(2), "{}", end.errors);
    let end = World::new().run(&["codegen", "--watch", "--specs", "nowhere"]);
    assert_eq!(end.code, Some(2), "{}", end.errors);
}
