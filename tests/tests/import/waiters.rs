//! What can be waited for, as far as the values of a status leave no doubt.

use super::{provider, sources};
use serde_json::{Value, json};
use specwright_codegen::import::{Format, Import, import};
use specwright_codegen::{Color, check};

/// What becomes of an operation that answers with a status; another one does, but changes something.
fn status(name: &str, values: &[&str], reads: &str) -> (Import, Value, Value) {
    let status = json!({ "type": "string", "enum": values });
    let task = json!({ "type": "object", "properties": { name: status } });
    let schema = json!({ "type": "object", "properties": { "Task": task } });
    let operation = |kind: &str| {
        json!({
            "summary": "Tells how far it is.", "methods": ["post"], "operationType": kind,
            "systemTags": { "operationType": if kind == "read" { "get" } else { "create" } },
            "responses": { "200": { "schema": schema } }
        })
    };
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "apis": { "GetTaskStatus": operation(reads), "StartTask": operation("readAndWrite") }
    });
    let document = document.to_string();
    let import = import(Format::Aliyun, &[document.as_bytes()], &provider(Format::Aliyun)).unwrap();
    let [api, get, start] =
        [0, 1, 2].map(|it| serde_json::from_str::<Value>(&import.files[it].text).unwrap());
    assert_eq!(start.get("waiters"), None);
    (import, api, get)
}

const VALUES: [&str; 4] = ["NEW", "In_Progress", "Success", "Failed"];

#[test]
fn a_status_whose_values_leave_no_doubt_can_be_waited_for() {
    let (import, api, get) = status("Status", &VALUES, "read");
    let values = &api["enums"]["Status"]["values"];
    let states: Vec<_> = VALUES.iter().map(|it| values[it]["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["pending", "pending", "success", "failure"]);
    let guess = "What the values of the status are called says what they mean.";
    let waiter = json!({ "status": "Task.Status", "guess": guess });
    assert_eq!(get["waiters"], json!({ "TaskFinished": waiter }));
    let problems = check(&sources(Format::Aliyun, &import));
    let report = problems.render("", Color::Off);
    assert!(!report.contains("-state"), "{report}");
}

#[test]
fn any_doubt_leaves_a_status_without_states() {
    let doubtful: [&[&str]; 4] = [
        &["Running", "Success", "Failed", "Paused"],
        &["Running", "Finished", "Success", "Failed"],
        &["Running", "Success"],
        &["Success", "Failed"],
    ];
    for values in doubtful {
        let (_, api, get) = status("Status", values, "read");
        assert_eq!(api["enums"]["Status"]["values"][values[0]].get("state"), None, "{values:?}");
        assert_eq!(get.get("waiters"), None, "{values:?}");
    }
    let (_, api, get) = status("Result", &VALUES, "read");
    assert_eq!(
        (api["enums"]["Result"]["values"]["NEW"].get("state"), get.get("waiters")),
        (None, None)
    );
}

#[test]
fn only_what_is_sure_to_read_is_asked_again() {
    let (_, api, get) = status("Status", &VALUES, "readAndWrite");
    assert_eq!(api["enums"]["Status"]["values"]["NEW"]["state"], "pending");
    assert_eq!(get.get("waiters"), None);
}
