//! Pages in all layouts, compared with one spec that says the same.

use specwright_tests::folder;
use specwright_tests::program::{End, World};

/// The spec, and the pages that say the same in their layouts.
const SPEC: &str = "specs/acme/things/2026-01-01/ShelveThing.json";
const PAGES: [&str; 4] = ["columns", "bars", "lines", "nested"];

/// The specs and a page.
struct Desk(World);

impl Desk {
    fn new(page: &str) -> Self {
        let world = World::empty();
        for source in folder::read(&folder::path("tests/verify/shelf")) {
            world.write(&format!("specs/{}", source.path), &String::from_utf8_lossy(&source.bytes));
        }
        let path = folder::path("tests/verify/pages").join(page).with_extension("txt");
        world.write("page.txt", &std::fs::read_to_string(path).expect("the page is there"));
        Self(world)
    }

    fn change(&self, name: &str, old: &str, new: &str) {
        let text = self.0.read(name);
        assert!(text.contains(old), "{name} has no `{old}`:\n{text}");
        self.0.write(name, &text.replacen(old, new, 1));
    }

    fn compare(&self) -> End {
        self.0.run(&["verify", "--specs", "specs", "--page", "page.txt"])
    }
}

/// Checks that a run ends so and prints these lines.
fn assert_prints(end: &End, code: i32, lines: &[&str], context: &str) {
    assert_eq!(end.code, Some(code), "{context}:\n{}{}", end.output, end.errors);
    for line in lines {
        assert!(end.output.contains(line), "{context}: no `{line}` in:\n{}", end.output);
    }
}

#[test]
fn every_layout_says_the_same() {
    for page in PAGES {
        let end = Desk::new(page).compare();
        let values = if page == "columns" { 11 } else { 9 };
        let first = format!(
            "acme/things/2026-01-01/ShelveThing and page.txt: 5 parameters, {values} values, \
             6 fields, 2 codes and "
        );
        assert_prints(&end, 0, &[&first, "on the page\nno difference\n"], page);
    }
}

#[test]
fn what_only_the_spec_has_is_told_in_every_layout() {
    for page in PAGES {
        let desk = Desk::new(page);
        for (old, new) in [
            (r#""Count": {"#, r#""Color": { "type": "string" }, "Count": {"#),
            (r#""Fits": {"#, r#""Weight": { "type": "integer" }, "Fits": {"#),
            (
                r#"{ "code": "Thing.Locked""#,
                r#"{ "code": "Thing.Broken", "status": 409 }, { "code": "Thing.Locked""#,
            ),
            ("[1, 5, 10]", "[1, 5, 10, 20]"),
        ] {
            desk.change(SPEC, old, new);
        }
        let api = "specs/acme/things/2026-01-01/api.json";
        desk.change(
            api,
            r#""low": {"#,
            r#""middle": { "description": "Between.", "guess": "The name says so." }, "low": {"#,
        );
        let lines = [
            "in the spec, not on the page:\n",
            "  parameter `Color`\n    error: no `note` or `guess` says why\n",
            "  field `$.Weight`\n    error:",
            "  code `Thing.Broken`\n    error:",
            "  value `20` of `Count`\n    error:",
            "  value `middle` of `Shelf`\n    because: The name says so.\n",
            "5 differences, 4 without a reason\n",
        ];
        assert_prints(&desk.compare(), 1, &lines, page);
    }
}

#[test]
fn headers_of_the_answer_are_fields() {
    let desk = Desk::new("columns");
    let token = "Response headers\n\nElement\n\nType\n\nDescription\n\nExample\n\nX-Where\n\nstring\n\n\
                 Where it stands now.\n\nhere\n\n";
    desk.change("page.txt", "Response elements", &format!("{token}Response elements"));
    let lines =
        ["on the page, not in the spec:\n  field `X-Where` (line ", "1 difference, without"];
    assert_prints(&desk.compare(), 1, &lines, "without the field");
    let field = r#""X-Where": { "type": "string", "in": "header" }, "#;
    desk.change(SPEC, r#""RequestId": {"#, &format!(r#"{field}"RequestId": {{"#));
    assert_prints(&desk.compare(), 0, &["no difference\n"], "with the field");
}

#[test]
fn what_only_the_page_has_is_told_in_every_layout() {
    for page in PAGES {
        let desk = Desk::new(page);
        for (old, new) in [
            (
                r#""Count": { "type": "integer", "allowed": [1, 5, 10], "example": 5 }"#,
                r#""Amount": { "type": "integer", "note": "The page calls it Count." }"#,
            ),
            (r#", "Count": 5"#, ""),
            (r#""Fits": { "type": "boolean", "example": true },"#, ""),
            (r#" "Fits": true,"#, ""),
            (
                r#"{ "code": "Thing.Missing", "status": 404, "message": "No such thing.", "class": "not-found" }"#,
                r#"{ "code": "Thing.Gone", "guess": "It may be." }"#,
            ),
        ] {
            desk.change(SPEC, old, new);
        }
        let api = "specs/acme/things/2026-01-01/api.json";
        desk.change(api, r#""DONE": {"#, r#""READY": {"#);
        desk.change(
            SPEC,
            r#""wire": "lowercase", "example": "done""#,
            r#""wire": "lowercase", "example": "ready""#,
        );
        desk.change(SPEC, r#""State": "done""#, r#""State": "ready""#);
        let end = desk.compare();
        let lines = [
            "on the page, not in the spec:\n  parameter `Count` (line ",
            "    because: The page calls it Count.\n",
            "  field `Fits` (line ",
            "  code `Thing.Missing` (line ",
            "  value `DONE` of `State` (line ",
            "  JSON example 1\n    error: no `note` or `guess` says why\n",
            "  value `READY` of `$.Items.Item[].State`\n",
            "  code `Thing.Gone`\n    because: It may be.\n",
        ];
        assert_prints(&end, 1, &lines, page);
    }
}

#[test]
fn what_is_said_otherwise_is_told() {
    for page in PAGES {
        let desk = Desk::new(page);
        desk.change(
            SPEC,
            r#""Shelf": { "type": "Shelf","#,
            r#""Shelf": { "type": "Shelf", "required": true,"#,
        );
        desk.change(
            SPEC,
            r#""status": 403, "message": "The thing is locked.""#,
            r#""status": 423, "message": "It is locked.""#,
        );
        let lines = [
            "in both, but not the same:\n",
            "  the page says that `Shelf` is optional (line ",
            "  the page has `Thing.Locked` with the status 403 (line ",
            "  the page has `Thing.Locked` with the message `The thing is locked.",
            "3 differences, 3 without a reason\n",
        ];
        assert_prints(&desk.compare(), 1, &lines, page);
    }
}

#[test]
fn a_lost_list_or_table_is_explained_by_the_gap_of_the_page() {
    let desk = Desk::new("columns");
    desk.change("page.txt", "  • low: You can reach it.", "");
    desk.change("page.txt", "  • high-up: You cannot reach it.", "");
    let end = desk.compare();
    let lost = "  values `low`, `high-up` of `Shelf`\n    ";
    assert_prints(&end, 1, &[&format!("{lost}error: ")], "without a note");
    let source = r#""url": "https://acme.example/shelve""#;
    desk.change(SPEC, source, &format!(r#"{source}, "note": "The copy has lost its lists.""#));
    let reason = "because: The copy has lost its lists.\n1 difference, with a reason\n";
    assert_prints(&desk.compare(), 0, &[&format!("{lost}{reason}")], "with a note");

    let text = desk.0.read("page.txt");
    let (before, after) = text.split_once("Response elements").expect("it is there");
    let (_, after) = after.split_once("Examples").expect("it is there");
    desk.0.write("page.txt", &format!("{before}Examples{after}"));
    let table = "  all 6 fields, as the page has no table of them\n    because: The copy has lost";
    assert_prints(&desk.compare(), 0, &[table], "without a table");
}

#[test]
fn a_page_that_tells_no_operation_needs_its_name() {
    let desk = Desk::new("lines");
    desk.change("page.txt", "things:ShelveThing", "things:MoveThing");
    let end = desk.compare();
    assert_eq!(end.code, Some(2), "{}", end.output);
    assert!(end.errors.contains("the page tells no operation; name it"), "{}", end.errors);
    for name in ["ShelveThing", "acme/things/2026-01-01/ShelveThing"] {
        let end = desk.0.run(&["verify", "--specs", "specs", name, "--page", "page.txt"]);
        assert_prints(&end, 0, &["no difference\n"], name);
    }
    let end = desk.0.run(&["verify", "--specs", "specs", "MoveThing", "--page", "page.txt"]);
    assert_eq!(end.code, Some(2));
    assert!(end.errors.contains("there is no operation `MoveThing`"), "{}", end.errors);
}

#[test]
fn what_is_no_page_is_told() {
    let desk = Desk::new("lines");
    let compare =
        || desk.0.run(&["verify", "--specs", "specs", "ShelveThing", "--page", "page.txt"]);
    let odd = [
        "",
        "|||\n---|---",
        "\u{feff}Request parameters\n|",
        "Request parameters\nParameter | Type |",
    ];
    let deep = "{".repeat(100_000);
    for text in odd.into_iter().chain([deep.as_str()]) {
        desk.0.write("page.txt", text);
        let end = compare();
        let start: String = text.chars().take(40).collect();
        assert_prints(
            &end,
            1,
            &["error: no table could be read; is this the text of a page?"],
            &start,
        );
    }
    std::fs::remove_file(desk.0.path("page.txt")).expect("it is there");
    let end = compare();
    assert_eq!(end.code, Some(2));
    assert!(end.errors.contains("there is no file `page.txt`"), "{}", end.errors);
}
