//! The policy for a set of operations: exactly what they need.

use serde_json::{Value, json};
use specwright_codegen::policy::{Filling, Policy, Refusal, policy};
use specwright_codegen::{Analysis, Color, Source, analyze};
use specwright_tests::program::World;
use specwright_tests::{folder, surroundings};

fn analysis(sources: &[Source]) -> Analysis {
    match analyze(sources) {
        Ok(analysis) => analysis,
        Err(problems) => panic!("{}", problems.render("", Color::Off)),
    }
}

/// Operations of the usual API, each with what it needs.
fn specs(operations: &[(&str, Value)]) -> Vec<Source> {
    let mut sources = surroundings::around(&folder::path("surroundings"));
    for (name, authorization) in operations {
        let mut spec = json!({ "operation": name, "summary": "Does it.", "retry": "safe" });
        if !authorization.is_null() {
            spec["authorization"] = authorization.clone();
        }
        let path = format!("acme/things/2026-01-01/{name}.json");
        sources.push(Source { path, bytes: spec.to_string().into_bytes() });
    }
    sources
}

fn filling(regions: &[&str], accounts: &[&str], values: &[(&str, &str)]) -> Filling {
    let list = |items: &[&str]| items.iter().map(|&it| it.to_owned()).collect();
    let values = values.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    Filling { regions: list(regions), accounts: list(accounts), values }
}

/// The policy for the operations with these names.
fn ask(sources: &[Source], names: &[&str], filling: &Filling) -> Result<Policy, Refusal> {
    let Analysis { model, .. } = analysis(sources);
    let mut operations = Vec::new();
    for name in names {
        let found = model.apis.iter().find_map(|api| {
            api.operations.iter().find(|it| it.name == *name).map(|operation| (api, operation))
        });
        operations.push(found.expect("the test names an operation that is there"));
    }
    policy(&model, &operations, filling)
}

fn json_of(result: Result<Policy, Refusal>) -> (Value, Vec<String>) {
    let policy = result.expect("there is a policy");
    assert!(policy.document.ends_with("}\n"), "{}", policy.document);
    let json = serde_json::from_str(&policy.document).expect("a policy is JSON");
    (json, policy.notes.iter().map(ToString::to_string).collect())
}

fn refusal(result: Result<Policy, Refusal>) -> String {
    result.expect_err("there is no policy").to_string()
}

fn real() -> Vec<Source> {
    folder::read(&folder::path("../specs"))
}

fn thing(arn: &str) -> Value {
    json!([{ "type": "Thing", "arn": arn, "required": true }])
}

const ARN: &str = "acs:things:{regionId}:{accountId}:thing/{ThingId}";

#[test]
fn operations_on_the_same_resources_are_one_statement() {
    let filling = filling(&["cn-hangzhou"], &["123"], &[("DBInstanceId", "rm-1")]);
    let names = ["DescribeDownloadTask", "CreateDownload", "CreateDownload"];
    let (json, notes) = json_of(ask(&real(), &names, &filling));
    let expected = json!({
        "Version": "1",
        "Statement": [{
            "Effect": "Allow",
            "Action": ["dbs:CreateDownload", "dbs:DescribeDownloadTask"],
            "Resource": ["acs:rds:cn-hangzhou:123:dbinstance/rm-1"]
        }]
    });
    assert_eq!(json, expected);
    assert_eq!(notes, [""; 0], "everything is filled");
}

#[test]
fn what_is_open_is_any_and_told() {
    let names = ["CreateDownload", "DescribeDownloadRecords", "DescribeBackupSetDownloadTaskList"];
    let (json, notes) = json_of(ask(&real(), &names, &Filling::default()));
    let resources: Vec<_> = json["Statement"].as_array().into_iter().flatten().collect();
    assert_eq!(resources.len(), 3, "{json}");
    assert_eq!(json["Statement"][0]["Resource"], json!(["acs:rds:*:*:dbinstance/*"]));
    assert_eq!(json["Statement"][1]["Resource"], json!(["*"]));
    assert_eq!(json["Statement"][2]["Resource"], json!(["acs:gpdb:*:*:dbinstance/*"]));
    let expected = [
        "`{DBInstanceId}` of `acs:gpdb:*:{accountId}:dbinstance/{DBInstanceId}` is open, so it is any; fill it with --set DBInstanceId=…",
        "`{DbInstanceId}` of `acs:rds:{regionId}:{accountId}:dbinstance/{DbInstanceId}` is open, so it is any; fill it with --set DbInstanceId=…",
        "`{accountId}` of `acs:gpdb:*:{accountId}:dbinstance/{DBInstanceId}` is open, so it is any account; fill it with --account",
        "`{accountId}` of `acs:rds:{regionId}:{accountId}:dbinstance/{DbInstanceId}` is open, so it is any account; fill it with --account",
        "`{regionId}` of `acs:rds:{regionId}:{accountId}:dbinstance/{DbInstanceId}` is open, so it is any region; fill it with --region",
        "`dbs:DescribeBackupSetDownloadTaskList` goes for all resources, because the documentation names none",
    ];
    assert_eq!(notes, expected);
}

#[test]
fn a_star_of_the_documentation_stays() {
    let filling = filling(&["cn-hangzhou"], &["123"], &[("dbinstanceid", "gp-1")]);
    let (json, notes) = json_of(ask(&real(), &["DescribeDownloadRecords"], &filling));
    assert_eq!(json["Statement"][0]["Resource"], json!(["acs:gpdb:*:123:dbinstance/gp-1"]));
    assert_eq!(notes, ["no resource is named by the region, so it limits nothing"]);
}

#[test]
fn several_values_make_several_resources() {
    let specs =
        specs(&[("ReadThing", json!({ "action": "things:Read", "resources": thing(ARN) }))]);
    let filling =
        filling(&["b", "a"], &["1"], &[("ThingId", "y"), ("ThingId", "x"), ("ThingId", "x")]);
    let (json, _) = json_of(ask(&specs, &["ReadThing"], &filling));
    let expected = ["acs:things:a:1:thing/x", "acs:things:a:1:thing/y"];
    let expected = expected.into_iter().chain(["acs:things:b:1:thing/x", "acs:things:b:1:thing/y"]);
    assert_eq!(json["Statement"][0]["Resource"], json!(expected.collect::<Vec<_>>()));
}

#[test]
fn an_action_of_several_operations_has_all_their_resources() {
    let other = "acs:things:{regionId}:{accountId}:box/{BoxId}";
    let specs = specs(&[
        ("ReadBox", json!({ "action": "things:Read", "resources": thing(other) })),
        ("ReadThing", json!({ "action": "things:Read", "resources": thing(ARN) })),
        ("ReadAll", json!({ "action": "things:Read" })),
    ]);
    let (json, _) = json_of(ask(&specs, &["ReadThing", "ReadBox"], &Filling::default()));
    let expected = json!([{
        "Effect": "Allow",
        "Action": ["things:Read"],
        "Resource": ["acs:things:*:*:box/*", "acs:things:*:*:thing/*"]
    }]);
    assert_eq!(json["Statement"], expected);
    let (json, _) = json_of(ask(&specs, &["ReadThing", "ReadAll"], &Filling::default()));
    assert_eq!(json["Statement"][0]["Resource"], json!(["*"]), "one of them needs everything");
}

#[test]
fn the_order_of_the_operations_does_not_matter() {
    let names = ["CreateDownload", "DescribeDownloadTask", "DescribeDownloadRecords"];
    let mut reversed = names;
    reversed.reverse();
    let ask = |names: &[&str]| ask(&real(), names, &Filling::default()).map(|it| it.document);
    assert_eq!(ask(&names), ask(&reversed));
}

#[test]
fn what_an_operation_needs_beside_its_own_action_is_there() {
    let specs = specs(&[
        (
            "CopyThing",
            json!({
                "action": "things:Copy",
                "resources": thing(ARN),
                "condition_keys": ["acs:SourceIp", "things:Tag"],
                "dependent_actions": ["things:Read", "vpc:DescribeVpcs"]
            }),
        ),
        ("ReadThing", json!({ "action": "things:Read", "resources": thing(ARN) })),
    ]);
    let (json, notes) = json_of(ask(&specs, &["CopyThing"], &filling(&["r"], &["1"], &[])));
    let expected = json!([
        {
            "Effect": "Allow",
            "Action": ["things:Copy", "things:Read"],
            "Resource": ["acs:things:r:1:thing/*"]
        },
        { "Effect": "Allow", "Action": ["vpc:DescribeVpcs"], "Resource": ["*"] }
    ]);
    assert_eq!(json["Statement"], expected);
    for note in [
        "`things:Read` is there because `things:Copy` needs it",
        "`vpc:DescribeVpcs` is there because `things:Copy` needs it; no spec says on which resources, so it is all",
        "`things:Copy` can be limited further by the condition keys `acs:SourceIp`, `things:Tag`",
    ] {
        assert!(notes.iter().any(|it| it == note), "no `{note}` in {notes:#?}");
    }
}

#[test]
fn open_telekom_cloud_has_a_form_of_its_own() {
    let policy = ask(&real(), &["DownloadErrorLog"], &Filling::default());
    let (json, notes) = json_of(policy);
    let expected = json!({
        "Version": "1.1",
        "Statement": [{ "Effect": "Allow", "Action": ["rds:log:download"] }]
    });
    assert_eq!(json, expected);
    assert!(
        notes[1].starts_with("that the action is `rds:log:download` is a guess: "),
        "{notes:?}"
    );
}

#[test]
fn two_providers_have_no_common_policy() {
    let names = ["DownloadErrorLog", "CreateDownload"];
    assert_eq!(
        refusal(ask(&real(), &names, &Filling::default())),
        "a policy is for one provider, and the operations belong to `aliyun`, `otc`; ask for one policy each"
    );
}

/// The operation, the values, and what is said.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[test]
fn what_is_not_known_is_refused() {
    let specs = specs(&[
        ("Silent", Value::Null),
        ("Open", json!({ "action": "a:B", "resources": thing("acs:{service}:*:*:x/{Id}") })),
        ("Broken", json!({ "action": "a:B", "resources": thing("acs:x:*:*:x/{Id") })),
        ("Good", json!({ "action": "a:B", "resources": thing(ARN) })),
    ]);
    let cases: [Case; 6] = [
        (
            "Silent",
            &[],
            "the spec of `Silent` has no `authorization`, so what it needs is not known",
        ),
        (
            "Open",
            &[],
            "`{service}` of `acs:{service}:*:*:x/{Id}` cannot be any; fill it with --set service=…",
        ),
        ("Broken", &[], "the braces in `acs:x:*:*:x/{Id` do not hold one name each"),
        (
            "Good",
            &[("TingId", "x")],
            "no resource of the operations has the placeholder `TingId`; they have `ThingId`, `accountId`, `regionId`",
        ),
        ("Good", &[("ThingId", "")], "`` for `ThingId` cannot be a part of the name of a resource"),
        (
            "Good",
            &[("ThingId", "x:y")],
            "`x:y` for `ThingId` cannot be a part of the name of a resource",
        ),
    ];
    for (name, values, expected) in cases {
        assert_eq!(refusal(ask(&specs, &[name], &filling(&[], &[], values))), expected);
    }
    let (json, _) = json_of(ask(&specs, &["Open"], &filling(&[], &[], &[("Service", "rds")])));
    assert_eq!(json["Statement"][0]["Resource"], json!(["acs:rds:*:*:x/*"]));
    assert_eq!(refusal(ask(&specs, &[], &Filling::default())), "no operation is named");
}

/// A world with one operation on things.
fn world() -> World {
    let world = World::new();
    for source in
        specs(&[("ReadThing", json!({ "action": "things:Read", "resources": thing(ARN) }))])
    {
        world.write(&format!("specs/{}", source.path), &String::from_utf8_lossy(&source.bytes));
    }
    world
}

#[test]
fn the_command_prints_the_policy_and_tells_the_rest_beside_it() {
    let world = world();
    let arguments =
        ["policy", "acme/things/2026-01-01/ReadThing", "--specs", "specs", "--region", "north"];
    let end = world.run(&[&arguments[..], &["--set", "thingid=a", "--set", "ThingId=b"]].concat());
    assert_eq!(end.code, Some(0), "{}", end.errors);
    let expected = r#"{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "things:Read"
      ],
      "Resource": [
        "acs:things:north:*:thing/a",
        "acs:things:north:*:thing/b"
      ]
    }
  ]
}
"#;
    assert_eq!(end.output, expected);
    let note = "note: `{accountId}` of `acs:things:{regionId}:{accountId}:thing/{ThingId}` is open, so it is any account; fill it with --account\n";
    assert_eq!(end.errors, note);
}

#[test]
fn a_wrong_call_of_the_command_prints_no_policy() {
    let world = world();
    for (arguments, message) in [
        (
            &["ReadThin"][..],
            "error: there is no operation `ReadThin`; did you mean `acme/things/2026-01-01/ReadThing`?\n",
        ),
        (
            &["ReadThing", "--set", "TingId=1"],
            "error: no resource of the operations has the placeholder `TingId`; they have `ThingId`, `accountId`, `regionId`\n",
        ),
        (
            &["ListThings"],
            "error: the spec of `ListThings` has no `authorization`, so what it needs is not known\n",
        ),
    ] {
        let end = world.run(&[&["policy", "--specs", "specs"], arguments].concat());
        assert_eq!((end.code, end.output.as_str()), (Some(2), ""));
        assert_eq!(end.errors, message);
    }
    assert_eq!(world.run(&["policy", "--specs", "specs"]).code, Some(2));
    assert_eq!(world.run(&["policy", "ReadThing", "--set", "ThingId"]).code, Some(2));
}
