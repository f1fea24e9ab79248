//! The commands that help whoever writes specs, from outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod again;
mod bench;
mod check;
mod explain;
mod list;
mod new;
mod show;
mod watch;

use specwright_tests::program::World;

#[test]
fn all_commands_are_described_in_one_manner() {
    let end = World::empty().run(&["--help"]);
    let commands = end.output.lines().skip_while(|it| *it != "Commands:").skip(1);
    let described: Vec<&str> = commands.take_while(|it| !it.is_empty()).collect();
    assert!(described.len() > 10, "{}", end.output);
    assert!(!described.iter().any(|it| it.ends_with('.')), "{described:#?}");
}
