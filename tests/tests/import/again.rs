//! Importing again after edits by hand.

use specwright_codegen::import::{Change, ChangeKind, merge};

const LAST: &str = r#"{
  "operation": "ListThings",
  "summary": "旧。",
  "retry": "unsafe",
  "parameters": { "A": { "type": "string" }, "B": { "type": "string" } },
  "errors": [{ "code": "One", "status": 400 }, { "code": "Two", "status": 404 }]
}
"#;

/// The merged text, and what changed, as `kind place`.
fn merged(now: &str, today: &str) -> (String, Vec<String>) {
    let merged = merge(LAST, now, today).unwrap();
    let kind = |kind| match kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
        ChangeKind::Kept => "kept",
    };
    let changes = merged.changes.iter().map(|it| format!("{} {}", kind(it.kind), it.place));
    (merged.text, changes.collect())
}

#[test]
fn nothing_new_upstream_leaves_the_file_as_it_was_edited() {
    let now = LAST.replace("\"旧。\"", "  \"Lists them.\"");
    assert_eq!(merged(&now, LAST), (now, Vec::new()));
}

#[test]
fn edits_stay_and_changes_come_in_beside_them() {
    let now = LAST.replace("旧。", "Lists them.").replace("\"unsafe\"", "\"safe\"").replace(
        "{ \"code\": \"One\", \"status\": 400 }",
        "{ \"code\": \"One\", \"status\": 400, \"class\": \"quota\" }",
    );
    let today = LAST
        .replace("旧。", "新。")
        .replace(
            "\"B\": { \"type\": \"string\" }",
            "\"B\": { \"type\": \"integer\" }, \"C\": { \"type\": \"any\" }",
        )
        .replace("\"status\": 400", "\"status\": 403")
        .replace(", { \"code\": \"Two\", \"status\": 404 }", "");
    let (text, changes) = merged(&now, &today);
    insta::assert_snapshot!(text);
    assert_eq!(
        changes,
        [
            "kept summary",
            "changed parameters.B.type",
            "added parameters.C",
            "changed errors.One.status",
            "removed errors.Two",
        ]
    );
}

#[test]
fn what_was_removed_by_hand_stays_removed() {
    let now = LAST.replace("\"A\": { \"type\": \"string\" }, ", "");
    assert_eq!(merged(&now, LAST), (now.clone(), Vec::new()));
    let today = LAST.replace("\"A\": { \"type\": \"string\" }", "\"A\": { \"type\": \"any\" }");
    assert_eq!(merged(&now, &today), (now, vec!["kept parameters.A".to_owned()]));
}

#[test]
fn the_same_change_on_both_sides_is_none() {
    let both = LAST.replace("旧。", "新。");
    assert_eq!(merged(&both, &both), (both, Vec::new()));
}

#[test]
fn a_file_that_is_no_json_is_not_touched() {
    assert!(merge(LAST, "{", LAST).is_err());
}

#[test]
fn what_was_edited_inside_of_a_type_keeps_the_type() {
    let object = |text| {
        let fields = format!("{{ \"Key\": {{ \"type\": \"string\"{text} }} }}");
        format!("{{ \"type\": \"object\", \"name\": \"ThingTag\", \"fields\": {fields} }}")
    };
    let with = |ty: &str| LAST.replace("\"B\": { \"type\": \"string\" }", &format!("\"B\": {ty}"));
    let (last, now) = (with(&object("")), with(&object(", \"description\": \"Its key.\"")));
    let today = with("{ \"type\": \"Tag\", \"description\": \"新。\" }");
    let kept = merge(&last, &now, &today).unwrap();
    let [Change { place, kind: ChangeKind::Kept, .. }] = &kept.changes[..] else {
        panic!("{:?}", kept.changes);
    };
    assert_eq!((kept.text.as_str(), place.as_str()), (now.as_str(), "parameters.B"));
    // An edit beside the type does not keep it.
    let now = with(
        &object("")
            .replace("{ \"type\": \"object\"", "{ \"note\": \"A tag.\", \"type\": \"object\""),
    );
    let both = "{ \"note\": \"A tag.\", \"type\": \"Tag\", \"description\": \"新。\" }";
    assert!(merge(&last, &now, &today).unwrap().text.contains(both));
}
