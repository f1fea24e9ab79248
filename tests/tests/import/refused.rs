//! What is said of files of which nothing can be imported.

use super::command::{file, metadata};
use serde_json::{Value, json};
use specwright_tests::program::World;

/// The metadata with only these operations.
fn only(operations: &Value) -> String {
    let mut metadata: Value = serde_json::from_str(&metadata()).unwrap();
    metadata["apis"] = operations.clone();
    metadata.to_string()
}

#[test]
fn where_everything_is_refused_nothing_is_written() {
    let world = World::empty();
    let operation = json!({ "methods": ["post"], "parameters": [{ "name": "B", "in": "host" }] });
    world.write("things.json", &only(&json!({ "PutThing": operation })));
    let end = world.run(&["import", "aliyun", "things.json", "--specs", "specs"]);
    assert_eq!(
        end.output,
        "things.json: 1 operation, 0 imported, 1 refused\n  \
         refused: PutThing: the parameter `B` goes into `host`\n  \
         left out: 1 part; `--verbose` tells it\n"
    );
    assert_eq!(
        end.errors,
        "error: nothing of `things.json` can be imported, so nothing was written\n"
    );
    assert_eq!(end.code, Some(1));
    assert!(!world.path("specs").exists());
}

#[test]
fn metadata_without_operations_is_an_error() {
    let world = World::empty();
    world.write("things.json", &only(&json!({})));
    let end = world.run(&["import", "aliyun", "things.json", "--specs", "specs"]);
    assert_eq!(end.code, Some(1));
    assert!(!world.path("specs").exists());
}

#[test]
fn the_importer_for_a_file_of_another_provider_is_named() {
    let world = World::empty();
    world.write("things.json", &metadata());
    world.write("boats.json", &file("huawei/ListBoats.json"));
    let told = |importer: &str, name: &str| {
        let end = world.run(&["import", importer, name, "--specs", "specs"]);
        assert_eq!(end.code, Some(1));
        end.errors
    };
    assert_eq!(
        told("huawei", "things.json"),
        "error: `things.json` cannot be imported: it is metadata of Alibaba Cloud, \
         which `cargo xtask import aliyun` reads\n"
    );
    assert_eq!(
        told("aliyun", "boats.json"),
        "error: `boats.json` cannot be imported: it is a document of Huawei Cloud, \
         which `cargo xtask import huawei` reads\n"
    );
}

#[test]
fn an_operation_cannot_have_the_file_of_the_api_version() {
    let world = World::empty();
    let operation = json!({ "summary": "Does it.", "methods": ["post"] });
    world.write("things.json", &only(&json!({ "api": operation, "GetThing": operation })));
    let end = world.run(&["import", "aliyun", "things.json", "--specs", "specs"]);
    assert_eq!(end.code, Some(0), "{}", end.errors);
    let told = "  refused: api: its file would be `api.json`, which is that of the API version\n";
    assert!(end.output.contains(told), "{}", end.output);
    assert!(world.path("specs/aliyun/things/2026-01-01/GetThing.json").exists());
}

#[test]
fn many_files_of_one_api_version_are_told_as_one() {
    let world = World::empty();
    for name in ["ListBoats.json", "CreateBoat.json"] {
        world.write(name, &file(&format!("huawei/{name}")));
    }
    let end =
        world.run(&["import", "huawei", "ListBoats.json", "CreateBoat.json", "--specs", "specs"]);
    let first = end.output.lines().next();
    assert_eq!(first, Some("2 files of huawei/boats/v1: 2 operations, 2 imported, 0 refused"));
    world.write("nothing.json", "{}");
    let files = ["ListBoats.json", "nothing.json", "CreateBoat.json"];
    let end = world.run(&[&["import", "huawei", "--specs", "specs"], &files[..]].concat());
    let told = "error: `ListBoats.json` and 2 other files cannot be imported: \
                the documents are not all of one API version\n";
    assert_eq!((end.code, end.errors.as_str()), (Some(1), told));
}
