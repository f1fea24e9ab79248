//! `cargo xtask new`: exact files, what is said about them, and that a crate comes of them once they are
//! filled in.

use serde_json::{Value, json};
use specwright_tests::program::{SPEC, World};

const PLACE: &str = "acme/things/2026-01-01";

fn new(world: &World, place: &str, operation: &str) -> String {
    let end = world.run(&["new", place, operation, "--specs", "specs"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    end.output
}

/// The codes and places of all problems.
fn problems(world: &World) -> Vec<(String, String, u64)> {
    let end = world.run(&["check", "--specs", "specs", "--format", "json"]);
    let problems: Vec<Value> = serde_json::from_str(&end.output).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    problems
        .iter()
        .map(|it| (text(&it["code"]), text(&it["file"]), it["line"].as_u64().unwrap()))
        .collect()
}

/// Every `TODO:` of a file, as a problem there.
fn unfinished(world: &World, file: &str) -> Vec<(String, String, u64)> {
    let mut all = Vec::new();
    for (line, text) in (1..).zip(world.read(file).lines()) {
        for _ in text.matches("\"TODO:") {
            all.push(("unfinished".to_owned(), file.to_owned(), line));
        }
    }
    all
}

#[test]
fn an_operation_is_written_beside_the_others() {
    let world = World::new();
    let before = world.read("specs/acme/things/2026-01-01/api.json");
    let output = new(&world, PLACE, "CountThings");
    assert!(output.starts_with("written: specs/acme/things/2026-01-01/CountThings.json\nnext:\n"));
    assert_eq!(world.files("specs").len(), 4);
    assert_eq!(world.read("specs/acme/things/2026-01-01/api.json"), before);
    insta::assert_snapshot!(world.read("specs/acme/things/2026-01-01/CountThings.json"));
}

#[test]
fn what_is_left_to_do_is_all_that_is_said_about_it() {
    let world = World::new();
    new(&world, PLACE, "CountThings");
    let file = "specs/acme/things/2026-01-01/CountThings.json";
    let left = unfinished(&world, file);
    assert_eq!(left.len(), 29);
    assert_eq!(problems(&world), left);
}

#[test]
fn a_new_provider_gets_all_files() {
    let world = World::new();
    let output = new(&world, "globex/widgets/v1", "ListWidgets");
    assert_eq!(
        output.lines().filter(|line| line.starts_with("written: ")).collect::<Vec<_>>(),
        [
            "written: specs/globex/provider.json",
            "written: specs/globex/widgets/v1/api.json",
            "written: specs/globex/widgets/v1/ListWidgets.json",
        ]
    );
    let files = ["provider.json", "widgets/v1/api.json", "widgets/v1/ListWidgets.json"]
        .map(|file| format!("specs/globex/{file}"));
    let texts = files.each_ref().map(|file| format!("// {file}\n{}", world.read(file)));
    insta::assert_snapshot!(texts.join("\n"));
    let [provider, api, operation] = files.map(|file| unfinished(&world, &file));
    assert_eq!(problems(&world), [provider, operation, api].concat());
}

#[test]
fn a_crate_comes_of_what_is_filled_in() {
    let world = World::new();
    new(&world, "globex/widgets/v1", "ListWidgets");
    let fill = |file: &str, parts: &[(&str, Value)]| {
        let file = format!("specs/globex/{file}");
        let mut json: Value = serde_json::from_str(&world.read(&file)).unwrap();
        for (pointer, value) in parts {
            *json.pointer_mut(pointer).unwrap() = value.clone();
        }
        let text = json.to_string();
        assert!(!text.contains("TODO:"), "{text}");
        world.write(&file, &text);
    };
    let error = json!({ "code": "E.1", "status": 400, "class": "quota", "meaning": "Too many." });
    fill(
        "provider.json",
        &[
            ("/title", json!("Globex")),
            ("/description", json!("Each operation has a path.")),
            ("/source/url", json!("https://globex.example/calls")),
            ("/protocol", json!("rest")),
            ("/signer", json!("sdk-hmac-sha256")),
            ("/credentials", json!(["token"])),
            ("/error_body", json!({ "code": ["code"], "message": ["message"] })),
            ("/request_id_headers/0", json!("X-Request-Id")),
            ("/error_prefixes", json!({ "Throttling": "throttling" })),
            ("/errors/0", error.clone()),
        ],
    );
    fill(
        "widgets/v1/api.json",
        &[
            ("/product", json!("Widgets")),
            ("/title", json!("Widgets")),
            ("/description", json!("Makes widgets.")),
            ("/source/url", json!("https://globex.example/widgets")),
            ("/endpoints", json!({ "rule": "widgets.{region}.globex.example" })),
            (
                "/enums",
                json!({
                    "Size": {
                        "description": "How large something is.",
                        "values": { "small": { "description": "Fits." }, "large": { "description": "Not." } }
                    }
                }),
            ),
            ("/errors/0", error.clone()),
        ],
    );
    fill(
        "widgets/v1/ListWidgets.json",
        &[
            ("/summary", json!("Lists the widgets.")),
            ("/description/0", json!("All of them.")),
            ("/source", json!({ "url": "https://globex.example/list", "updated": "2026-01-13" })),
            ("/authorization/action", json!("widgets:List")),
            ("/authorization/access", json!("list")),
            ("/authorization/resources", json!([])),
            ("/method", json!("GET")),
            ("/path", json!("/v1/widgets")),
            ("/retry", json!("safe")),
            (
                "/parameters",
                json!({ "size": { "type": "Size", "example": "small", "description": "How large they are." } }),
            ),
            (
                "/response",
                json!({ "count": { "type": "integer", "example": 1, "description": "How many there are." } }),
            ),
            ("/errors/0", error),
            ("/examples/0/request", json!({ "size": "small" })),
            ("/examples/0/response", json!({ "count": 1 })),
            ("/history/0", json!({ "date": "2026-01-13", "summary": "It is new." })),
        ],
    );
    assert_eq!(problems(&world), []);
    let end = world.codegen(&[]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    assert!(world.read("out/src/globex/widgets/v1/client.rs").contains("pub fn list_widgets("));
}

#[test]
fn nothing_is_overwritten() {
    let world = World::new();
    let before = world.files("specs");
    let end = world.run(&["new", PLACE, "ListThings", "--specs", "specs"]);
    assert_eq!((end.code, end.output.as_str()), (Some(2), ""));
    assert_eq!(end.errors, format!("error: `{SPEC}` is there already\n"));
    assert_eq!(world.files("specs"), before);
}

#[test]
fn a_name_cannot_lead_elsewhere() {
    let world = World::new();
    let before = world.files(".");
    let cases = [
        ("../things/v1", "ListThings"),
        ("acme/../v1", "ListThings"),
        ("acme/things/..", "ListThings"),
        (PLACE, "../ListThings"),
        (PLACE, "a/b"),
        (PLACE, "a\\b"),
        (PLACE, ".hidden"),
        (PLACE, ""),
        (PLACE, "Größe"),
        (PLACE, "ListThings.json"),
        (PLACE, "api"),
        (PLACE, "List\nThings"),
        ("schema/things/v1", "ListThings"),
        ("acme/things", "ListThings"),
        ("acme/things/v1/more", "ListThings"),
        ("/etc/things/v1", "ListThings"),
        ("", "ListThings"),
    ];
    for (place, operation) in cases {
        let end = world.run(&["new", place, operation, "--specs", "specs"]);
        assert_eq!((end.code, end.output.as_str()), (Some(2), ""), "{place} {operation}");
        assert!(end.errors.starts_with("error: "), "{}", end.errors);
    }
    assert_eq!(world.files("."), before);
}
