//! `cargo xtask show`. Whether it tells the truth is tested in `shown.rs`.

use specwright_tests::folder;
use specwright_tests::program::{End, World};
use std::process::Command;

fn show(name: &str, form: &str) -> String {
    let specs = folder::path("shown");
    let end =
        World::empty().run(&["show", name, "--as", form, "--specs", &specs.to_string_lossy()]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    end.output
}

#[test]
fn a_program_is_shown() {
    insta::assert_snapshot!("program", show("PutShapes", "rust"));
    insta::assert_snapshot!("program-beside-a-type-called-box", show("CreateWidget", "rust"));
}

#[test]
fn a_request_is_shown() {
    insta::assert_snapshot!("request-with-a-query-and-a-form", show("PutShapes", "request"));
    insta::assert_snapshot!("request-with-a-body", show("CreateWidget", "request"));
    insta::assert_snapshot!("request-with-nothing", show("ReadWidget", "request"));
    insta::assert_snapshot!("request-of-anybody", show("LogIn", "request"));
    insta::assert_snapshot!("request-of-anybody-with-a-body", show("EnterWorkshop", "request"));
}

#[test]
fn a_command_is_shown() {
    insta::assert_snapshot!("command-with-a-signature", show("PutShapes", "curl"));
    insta::assert_snapshot!("command-with-a-token", show("CreateWidget", "curl"));
    insta::assert_snapshot!("command-of-anybody", show("LogIn", "curl"));
}

#[test]
fn a_program_is_the_usual_form() {
    let specs = folder::path("shown");
    let end = World::empty().run(&["show", "PutShapes", "--specs", &specs.to_string_lossy()]);
    assert_eq!(end.output, show("PutShapes", "rust"));
}

/// The arguments that a shell gives to curl, each in a line.
#[cfg(unix)]
fn arguments(command: &str) -> String {
    let script = format!("curl() {{ printf '%s\\n' \"$@\"; }}\n{command}");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(unix)]
#[test]
fn a_shell_hands_the_request_to_curl() {
    for name in ["PutShapes", "CreateWidget", "ReadWidget", "EnterWorkshop"] {
        let request = show(name, "request");
        let (head, body) = request.trim_end().split_once("\n\n").unwrap();
        let mut lines = head.lines();
        let (method, rest) = lines.next().unwrap().split_once(' ').unwrap();
        let target = rest.strip_suffix(" HTTP/1.1").unwrap();
        let host = lines.next().unwrap().strip_prefix("host: ").unwrap();
        let url = format!("https://{host}{target}");
        let mut expected = vec!["--request", method, &url];
        for header in lines.filter(|line| !line.starts_with("user-agent: ")) {
            expected.extend(["--header", header]);
        }
        expected.extend(["--data-raw", body]);
        assert_eq!(arguments(&show(name, "curl")).lines().collect::<Vec<_>>(), expected);
    }
}

fn failure(world: &World, name: &str) -> String {
    let End { code, output, errors } = world.run(&["show", name, "--specs", "specs"]);
    assert_eq!((code, output.as_str()), (Some(2), ""), "{errors}");
    errors
}

#[test]
fn a_name_must_be_of_one_operation() {
    let world = World::new();
    let (api, operation) = ("specs/acme/things/2/api.json", "specs/acme/things/2/ListThings.json");
    let text = world.read("specs/acme/things/2026-01-01/api.json").replace("2026-01-01", "2");
    world.write(api, &text);
    world.write(operation, specwright_tests::program::OPERATION);
    assert_eq!(
        failure(&world, "ListThings"),
        "error: several operations are called `ListThings`: `acme/things/2/ListThings`, \
         `acme/things/2026-01-01/ListThings`\n"
    );
    let end = world.run(&["show", "acme/things/2/ListThings", "--specs", "specs"]);
    assert!(end.output.contains("use specwright_sdk::acme::things::v2::"), "{}", end.output);
}

#[test]
fn an_unknown_name_brings_a_suggestion() {
    assert_eq!(
        failure(&World::new(), "ListThingz"),
        "error: there is no operation `ListThingz`; did you mean `acme/things/2026-01-01/ListThings`?\n"
    );
    assert_eq!(failure(&World::new(), "\u{1b}x"), "error: there is no operation `\u{1b}x`\n");
}
