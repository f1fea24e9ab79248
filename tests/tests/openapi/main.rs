//! OpenAPI documents: valid for somebody else's schema and validator, and true of the specs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod body;
mod valid;

use serde_json::{Value, json};
use specwright_codegen::openapi::export;
use specwright_codegen::{Color, Source, analyze};
use specwright_tests::program::World;
use specwright_tests::{folder, surroundings};

/// Whatever is exported, with its name: all API versions of the specs and of the fixtures.
fn documents() -> Vec<(String, Value)> {
    let mut all = exported("specs", &folder::read(&folder::path("../specs")));
    assert_eq!(all.len(), 5);
    for fixture in folder::entries(&folder::path("fixtures")) {
        let name = fixture.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(exported(&name, &surroundings::around(&fixture)));
    }
    all.extend(exported("diff", &surroundings::around(&folder::path("diff"))));
    all
}

fn exported(name: &str, sources: &[Source]) -> Vec<(String, Value)> {
    let analysis = match analyze(sources) {
        Ok(analysis) => analysis,
        Err(problems) => panic!("{name}: {}", problems.render("", Color::Off)),
    };
    let document = |api| {
        let export = export(api);
        assert_eq!(export.left_out, [], "{name}");
        (
            format!("{name}: {} {}", api.name, api.version),
            serde_json::from_str(&export.document).unwrap(),
        )
    };
    analysis.model.apis.iter().map(document).collect()
}

fn document(name: &str) -> Value {
    let documents = documents();
    documents.into_iter().find(|(it, _)| it.starts_with(name)).unwrap().1
}

#[test]
fn an_rpc_operation_has_a_path_by_its_action_and_the_headers_that_select_it() {
    let document = document("specs: dbs 2021-01-01");
    let operation = &document["paths"]["/?Action=CreateDownload"]["post"];
    assert_eq!(operation["operationId"], "CreateDownload");
    let header = |name: &str, value: &str| json!({ "name": name, "in": "header", "required": true, "schema": { "const": value } });
    assert_eq!(operation["parameters"][0], header("x-acs-action", "CreateDownload"));
    assert_eq!(operation["parameters"][1], header("x-acs-version", "2021-01-01"));
}

#[test]
fn states_choices_pages_and_waiters_are_extensions() {
    let document = document("specs: dbs 2021-01-01");
    let status = &document["components"]["schemas"]["DownloadStatus"];
    assert_eq!(status["x-specwright-values"]["finished"]["state"], "success");
    assert_eq!(status["x-specwright-values"]["queueing"]["aliases"], json!(["queuing"]));
    assert_eq!(status["anyOf"][1], json!({ "type": "string" }), "it is open");
    let create = &document["paths"]["/?Action=CreateDownload"]["post"];
    let target = json!({
        "by": "TargetType", "required": false,
        "cases": {
            "OSS": {
                "parameters": ["TargetBucket", "TargetPath", "TargetOssRegion"],
                "required": ["TargetBucket", "TargetPath", "TargetOssRegion"]
            },
            "URL": {}
        }
    });
    assert_eq!(create["x-specwright-choices"]["Target"], target);
    assert_eq!(create["x-specwright-retry"], "unsafe");
    assert_eq!(create["x-specwright-awaited-through"]["operation"], "DescribeDownloadTask");
    let describe = &document["paths"]["/?Action=DescribeDownloadTask"]["post"];
    assert_eq!(describe["x-specwright-waiters"][0]["name"], "DownloadFinished");
    assert_eq!(describe["x-specwright-waiters"][0]["enum"], "DownloadStatus");
    let pagination = json!({
        "style": "page", "position": "CurrentPage", "first": 1, "size": "PageSize",
        "items": "Data.Content", "total_items": "Data.TotalElements", "total_pages": "Data.TotalPages"
    });
    assert_eq!(describe["x-specwright-pagination"], pagination);
}

#[test]
fn an_alternative_of_several_parameters_tells_all_of_them() {
    let document = document("specs: dbs 2021-01-01");
    let path = "/?Action=DescribeDownloadBackupSetStorageInfo";
    let operation = &document["paths"][path]["post"];
    let names = json!(["BackupSetId", "InstanceName"]);
    let selector = json!({
        "required": true,
        "cases": {
            "TaskId": { "parameters": ["TaskId"], "required": ["TaskId"] },
            "DownloadedBackupSet": { "parameters": names, "required": names }
        }
    });
    assert_eq!(operation["x-specwright-choices"]["DownloadSelector"], selector);
    let parameters = operation["parameters"].as_array().unwrap();
    let required = |name: &str| {
        let found = parameters.iter().find(|it| it["name"] == name).unwrap();
        found["required"] == true
    };
    let names = ["RegionCode", "TaskId", "BackupSetId", "InstanceName"];
    assert_eq!(names.map(required), [true, false, false, false]);
}

/// The log-in of Open Telekom Cloud, and the document that has it.
fn log_in() -> (Value, Value) {
    let document = document("specs: iam v3");
    let operation = document["paths"]["/v3/auth/tokens"]["post"].clone();
    (document, operation)
}

#[test]
fn what_everybody_may_call_needs_no_security() {
    let (document, operation) = log_in();
    assert_ne!(document["security"], json!([]));
    assert_eq!(operation["security"], json!([]));
    let others = &document["paths"]["/v3/projects"]["get"];
    assert_eq!(others["operationId"], "KeystoneListProjects");
    assert_eq!(others.get("security"), None, "it needs that of the document");
}

#[test]
fn fields_in_headers_are_headers_of_the_answer() {
    let (document, operation) = log_in();
    let token = json!({
        "description": "The token.",
        "schema": { "type": "string", "format": "password", "x-specwright-secret": true }
    });
    for status in ["200", "201"] {
        assert_eq!(operation["responses"][status]["headers"], json!({ "X-Subject-Token": token }));
    }
    assert_eq!(operation["responses"]["default"].get("headers"), None);
    let answer = &document["components"]["schemas"]["KeystoneCreateUserTokenByPassword-answer"]["properties"];
    let names: Vec<_> = answer.as_object().unwrap().keys().collect();
    assert_eq!(names, ["token"]);
}

#[test]
fn the_same_specs_make_the_same_document() {
    let text = |value: Vec<(String, Value)>| format!("{value:?}");
    let specs = folder::read(&folder::path("../specs"));
    let mut reversed = specs.clone();
    reversed.reverse();
    assert_eq!(text(exported("specs", &specs)), text(exported("specs", &reversed)));
}

#[test]
fn operations_of_one_method_and_path_are_not_lost_without_a_word() {
    let mut sources = surroundings::around(&folder::path("surroundings"));
    for source in &mut sources {
        let text = String::from_utf8_lossy(&source.bytes).replace("\"rpc\"", "\"rest\"");
        source.bytes = text.into_bytes();
    }
    for name in ["StartThing", "StopThing"] {
        let spec =
            json!({ "operation": name, "summary": "Does it.", "retry": "safe", "path": "/action" });
        let path = format!("acme/things/2026-01-01/{name}.json");
        sources.push(Source { path, bytes: spec.to_string().into_bytes() });
    }
    let analysis = analyze(&sources).unwrap();
    let export = export(&analysis.model.apis[0]);
    assert_eq!(export.left_out, [("StopThing".to_owned(), "StartThing".to_owned())]);
}

#[test]
fn the_command_prints_a_document_or_writes_it() {
    let world = World::new();
    let printed = world.run(&["export", "openapi", "--specs", "specs"]);
    assert_eq!(printed.code, Some(0), "{}", printed.errors);
    assert!(
        printed.output.starts_with("{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\n"),
        "{}",
        printed.output
    );
    let api = "acme/things/2026-01-01";
    let written =
        world.run(&["export", "openapi", api, "--specs", "specs", "--out", "made/api.json"]);
    assert_eq!((written.code, written.output.as_str()), (Some(0), "wrote made/api.json\n"));
    assert_eq!(world.read("made/api.json"), printed.output);
    let wrong = world.run(&["export", "openapi", "acme/thing/1", "--specs", "specs"]);
    assert_eq!(wrong.code, Some(2));
    let message =
        "error: there is no API version `acme/thing/1`; there is `acme/things/2026-01-01`\n";
    assert_eq!(wrong.errors, message);
}
