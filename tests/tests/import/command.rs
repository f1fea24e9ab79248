//! `cargo xtask import`.

use specwright_tests::folder;
use specwright_tests::program::{End, World};
use std::path::Path;

const SPEC: &str = "specs/aliyun/things/2026-01-01/CreateThing.json";

pub(super) fn file(name: &str) -> String {
    std::fs::read_to_string(folder::path("imports").join(name)).unwrap()
}

pub(super) fn metadata() -> String {
    file("things.rpc.json")
}

fn import(world: &World, more: &[&str]) -> End {
    world.run(&[&["import", "aliyun", "things.json", "--specs", "specs"], more].concat())
}

#[test]
fn one_import_and_one_codegen_make_a_client() {
    let world = World::empty();
    world.write("things.json", &metadata());
    let end = import(&world, &["--operations", "CreateThing"]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    insta::assert_snapshot!(end.output);
    assert_eq!(world.codegen(&[]).code, Some(0));
    assert!(world.read("out/src/aliyun/things/v2026_01_01/client.rs").contains("create_thing"));
}

/// Programs of their own, as the order of a hash map is another in each.
#[test]
fn the_same_documents_make_the_same_files_anywhere() {
    let made = || {
        let world = World::empty();
        for (name, documents) in [
            ("aliyun", &["things.rpc.json", "things.roa.json", "examples.rpc.json"][..]),
            ("huawei", &["huawei/ListBoats.json", "huawei/CreateBoat.json"]),
        ] {
            for document in documents {
                world.write(document, &file(document));
            }
            let end = world.run(&[&["import", name, "--specs", "specs"], documents].concat());
            assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
        }
        let end = world.codegen(&[]);
        assert_eq!(end.code, Some(0), "{}", end.errors);
        let root = world.path("");
        let relative = |path: &Path| path.strip_prefix(&root).unwrap().to_owned();
        let files = world.files(".").into_iter();
        files.map(|(path, text, _)| (relative(&path), text)).collect::<Vec<_>>()
    };
    let (one, other) = (made(), made());
    assert!(one.iter().any(|(path, _)| path.ends_with("v2026_01_01/create_thing.rs")));
    assert!(one.iter().any(|(path, _)| path.ends_with("CreateBoat.json")));
    assert_eq!(one, other);
}

#[test]
fn importing_again_keeps_edits_and_tells_what_changed() {
    let world = World::empty();
    world.write("things.json", &metadata());
    assert_eq!(import(&world, &[]).code, Some(0));
    world.write(SPEC, &world.read(SPEC).replace("Creates a thing.", "Makes a thing of nothing."));
    let today = metadata()
        .replace("\"last\"", "\"last\", \"middle\"")
        .replace("cn-b.example", "cn-b2.example");
    world.write("things.json", &today);
    let end = import(&world, &[]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    insta::assert_snapshot!(end.output);
    assert!(world.read(SPEC).contains("Makes a thing of nothing."));
    assert!(world.read("specs/aliyun/things/2026-01-01/api.json").contains("\"middle\""));
}

#[test]
fn edits_of_every_kind_survive_changes_of_every_kind() {
    let folder = "specs/aliyun/things/2026-01-01";
    let (list, api) = (format!("{folder}/ListThings.json"), format!("{folder}/api.json"));
    let world = World::empty();
    world.write("things.json", &metadata());
    assert_eq!(import(&world, &[]).code, Some(0));
    let edit = |path: &str, edit: &dyn Fn(&mut serde_json::Value)| {
        let mut json = serde_json::from_str(&world.read(path)).unwrap();
        edit(&mut json);
        world.write(path, &serde_json::to_string_pretty(&json).unwrap());
    };
    edit(&list, &|file| {
        file["rust_name"] = "AllThings".into();
        file["waiters"] = serde_json::json!({ "ThingsReady": { "status": "Status" } });
        file["parameters"]["PageSize"]["description"] = "How many.".into();
        file["parameters"].as_object_mut().unwrap().remove("Order");
    });
    edit(&api, &|file| {
        file["enums"]["Status"]["values"]["Running"]["state"] = "success".into();
    });
    let mut today: serde_json::Value = serde_json::from_str(&metadata()).unwrap();
    let parameters = today["apis"]["ListThings"]["parameters"].as_array_mut().unwrap();
    parameters.retain(|it| it["name"] != "PageNumber");
    parameters
        .push(serde_json::json!({ "name": "New", "in": "query", "schema": { "type": "any" } }));
    let size = parameters.iter_mut().find(|it| it["name"] == "PageSize").unwrap();
    size["schema"]["maximum"] = 50.into();
    size["schema"]["description"] = "每页的数量。".into();
    world.write("things.json", &today.to_string().replace("\"last\"", "\"last\",\"middle\""));
    let end = import(&world, &[]);
    assert_eq!((end.code, end.errors.as_str()), (Some(0), ""));
    insta::assert_snapshot!(end.output);
    let file: serde_json::Value = serde_json::from_str(&world.read(&list)).unwrap();
    assert_eq!(
        (&file["rust_name"], &file["waiters"]["ThingsReady"]["status"]),
        (&"AllThings".into(), &"Status".into())
    );
    assert_eq!(file["parameters"]["PageSize"]["description"], "How many.");
    let names: Vec<_> = file["parameters"].as_object().unwrap().keys().collect();
    assert!(
        !names.contains(&&"Order".to_owned()) && !names.contains(&&"PageNumber".to_owned()),
        "{names:?}"
    );
    let enums: serde_json::Value = serde_json::from_str(&world.read(&api)).unwrap();
    assert_eq!(enums["enums"]["Status"]["values"]["Running"]["state"], "success");
    // Once more there is nothing new.
    let before = (world.read(&list), world.read(&api));
    assert!(
        import(&world, &[])
            .output
            .ends_with("0 files are new, 0 have changed upstream, 3 have not\n")
    );
    assert_eq!((world.read(&list), world.read(&api)), before);
}

#[test]
fn a_file_that_was_written_by_hand_is_left_alone() {
    let world = World::empty();
    world.write("things.json", &metadata());
    world.write(SPEC, "{}");
    let end = import(&world, &["--operations", "CreateThing"]);
    assert_eq!(end.code, Some(0));
    assert!(end.output.contains("left as it is"), "{}", end.output);
    assert_eq!(world.read(SPEC), "{}");
}

#[test]
fn what_cannot_be_imported_is_an_error() {
    let world = World::empty();
    world.write("things.json", &metadata().replace("RPC", "V3"));
    let end = import(&world, &[]);
    let told = "error: `things.json` cannot be imported: the style `V3` is neither RPC nor ROA\n";
    assert_eq!((end.code, end.errors.as_str()), (Some(1), told));
    world.write("things.json", &metadata());
    let end = import(&world, &["--operations", "createThings,Nothing"]);
    assert_eq!(end.code, Some(2));
    insta::assert_snapshot!(end.errors);
}
