//! `cargo xtask corpus`.

use specwright_tests::folder;
use specwright_tests::program::{End, World};
use std::path::Path;

fn file(name: &str) -> String {
    std::fs::read_to_string(folder::path("imports").join(name)).unwrap()
}

/// Files of both providers, one that is refused as a whole, and one that is none of them.
fn world() -> World {
    let world = World::empty();
    world.write("corpus/aliyun/things/1.json", &file("things.rpc.json"));
    world.write("corpus/aliyun/things/2.json", &file("things.rpc.json").replace("RPC", "V3"));
    world.write("corpus/aliyun/shown/1.json", &file("examples.rpc.json"));
    world.write("corpus/aliyun/notes.json", "{}");
    world.write("corpus/huawei/boats/ListBoats.json", &file("huawei/ListBoats.json"));
    // A second example, without the `id` that is required.
    let create = file("huawei/CreateBoat.json");
    let second = r#""x-request-examples-2": { "kind": "sail" }, "x-request-examples-1""#;
    let create = create.replacen(r#""x-request-examples-1""#, second, 1);
    world.write("corpus/huawei/boats/CreateBoat.json", &create);
    world
}

fn corpus(world: &World, name: &str, more: &[&str]) -> End {
    // What is compiled is kept for the next time.
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus").join(name);
    let fixed = ["corpus", "corpus", "--report", "report.txt", "--scratch"];
    let end = world.run(&[&fixed[..], &[&*scratch.to_string_lossy()], more].concat());
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    end
}

/// The report without what depends on the machine or on how code is printed.
fn lasting(report: &str) -> String {
    let passing = |line: &&str| {
        let unit = line.trim_start().split(' ').nth(1);
        unit != Some("s") && !line.contains("memory") && !line.contains("lines")
    };
    report.lines().filter(passing).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_imported_is_counted() {
    let world = world();
    let end = corpus(&world, "counted", &["--no-examples"]);
    let counts = end.output.lines().take_while(|line| !line.starts_with("generated"));
    insta::assert_snapshot!(counts.collect::<Vec<_>>().join("\n"));
    assert!(world.read("report.txt").contains("aliyun/things/1.json PutThing"));
}

#[test]
fn what_is_the_same_is_not_written_again() {
    let world = world();
    let run = || {
        let end = world.run(&["corpus", "corpus", "--scratch", "scratch", "--no-examples"]);
        assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
        // With the time of the last change, which decides what is compiled.
        world.files("scratch/generated")
    };
    let first = run();
    assert!(!first.is_empty());
    assert_eq!(run(), first);
    // What is gone upstream is gone.
    std::fs::remove_dir_all(world.path("corpus/huawei")).unwrap();
    let third = run();
    assert!(!third.iter().any(|(path, ..)| path.to_string_lossy().contains("huawei")));
}

#[test]
fn examples_go_through_the_generated_types() {
    let world = world();
    corpus(&world, "examples", &["--compile"]);
    insta::assert_snapshot!(lasting(&world.read("report.txt")));
}
