//! What is told about waiters, by edits of the real specs.

use crate::{compare, edited};
use specwright_codegen::diff::Change;
use specwright_tests::folder;

/// What is told about one edit: class, name on the wire, what happened.
fn told(from: &str, to: &str) -> Vec<String> {
    let old = folder::read(&folder::path("../specs"));
    let new = edited(&old, from, to);
    let line = |it: &Change| format!("{} {}: {}", it.class.as_str(), it.wire, it.message);
    compare(&old, &new).changes.iter().map(line).collect()
}

/// How the end of a download is waited for.
const WAITER: &str = "\"status\": \"DownloadStatus\",\n      \"progress\": \"Progress\"";

#[test]
fn other_delays_and_fields_are_other_behaviour() {
    for (to, expected) in [
        (
            "\"status\": \"DownloadStatus\",\n      \"progress\": \"Progress\", \"first_delay\": 1",
            "behaviour DownloadFinished: the first delay was `2`, and is `1`",
        ),
        (
            "\"status\": \"DownloadStatus\"",
            "behaviour DownloadFinished: the progress was `Progress`, and is not there any more",
        ),
    ] {
        assert_eq!(told(WAITER, to), [expected]);
    }
}

#[test]
fn an_operation_that_cannot_be_waited_for_any_more_breaks_code() {
    let through = "  \"awaited_through\": {\n    \"waiter\": \"DownloadFinished\",\n    \"key\": \"Data.TaskId\",\n    \"request\": { \"RegionCode\": \"RegionCode\", \"InstanceName\": \"InstanceName\", \"ClusterName\": \"ClusterName\" }\n  },\n";
    let told = told(through, "");
    let first = "breaking CreateDownload: it has `wait()` no more";
    assert_eq!(told[0], first, "{told:#?}");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].starts_with("behaviour CreateDownload: how the other operation is asked was"));
}
