//! Examples and errors that go through the generated types.

use crate::{FIND, MAKE, Proof};

#[test]
fn what_is_documented_goes_both_ways() {
    let proof = Proof::new("both-ways");
    proof.generate();
    let end = proof.verify(&[]);
    assert_eq!(end.code, Some(0), "{}\n{}", end.output, end.errors);
    insta::assert_snapshot!("coverage", proof.world.read("specs/COVERAGE.md"));
    insta::assert_snapshot!("output", end.output);

    let check = proof.verify(&["--check"]);
    assert_eq!(check.code, Some(0), "{}\n{}", check.output, check.errors);

    proof.change("specs/COVERAGE.md", "| 2 of 2 |", "| 1 of 1 |");
    let stale = proof.world.read("specs/COVERAGE.md");
    let check = proof.verify(&["--check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.output.contains("run `cargo xtask verify`"), "{}", check.output);
    assert_eq!(proof.world.read("specs/COVERAGE.md"), stale, "a check writes nothing");
}

#[test]
fn what_is_lost_on_the_way_is_told() {
    let proof = Proof::new("lost");
    proof.generate();
    let code = "generated/src/acme/things/v2026_01_01/make_thing.rs";
    // A parameter under another name, a number in another form, a code that is not listed, a default.
    proof.change(code, r#""Card" =>"#, r#""Cart" =>"#);
    proof.change(code, r#""Id" => id.text()"#, r#""Id" => id"#);
    let codes = "generated/src/acme/things/v2026_01_01/error_code.rs";
    proof.change(codes, r#"Refused => "Thing.Refused""#, r#"Refused => "Thing.Denied""#);
    let end = proof.verify(&[]);
    assert_eq!(end.code, Some(1), "{}", end.errors);
    for line in [
        "both ways: 1 of 2 requests, 1 of 2 answers, 3 of 5 errors",
        "error: example `Everything`: $.Card is lost",
        "error: example `Everything`: $.Id was `\"7\"` and becomes `7`",
        "error: example `Refused`: the enum of codes does not list it",
        "error: error `Thing.Refused`: the enum of codes does not list it",
        "5 problems",
    ] {
        assert!(end.output.contains(line), "no `{line}` in:\n{}", end.output);
    }
}

#[test]
fn an_example_that_makes_no_request_is_told() {
    let proof = Proof::new("no-request");
    let little = r#""owner": "me", "Name": "anvil", "DeliveryType": "pickup""#;
    for (new, problem) in [
        (r#""owner": "me", "DeliveryType": "pickup""#, "`Name` is required and is not there"),
        (
            r#""owner": "me", "Name": "anvil""#,
            "nothing is chosen for `delivery`, which is required",
        ),
        // The address belongs to another case, so it cannot be sent.
        (&format!(r#"{little}, "Address": "x""#), "$.Address is lost"),
    ] {
        proof.change(MAKE, little, new);
        proof.generate();
        let end = proof.verify(&[]);
        assert_eq!(end.code, Some(1), "{}", end.errors);
        let line = format!("error: example `Little`: {problem}");
        assert!(end.output.contains(&line), "no `{line}` in:\n{}", end.output);
        proof.change(MAKE, new, little);
    }
}

#[test]
fn a_disagreement_without_a_reason_is_a_problem() {
    let proof = Proof::new("no-reason");
    let api = "specs/acme/things/2026-01-01/api.json";
    for (file, old) in [
        (api, r#""note": "The table has capitals, the example has none.","#),
        (MAKE, r#", "note": "The service wants small letters.""#),
        (MAKE, r#", "note": "The page has `none` for it.""#),
        (
            MAKE,
            r#",
      "note": "The page shows neither Code nor Message after a success.""#,
        ),
        (FIND, r#", "note": "A number here, a string in MakeThing; both hold an Id.""#),
    ] {
        proof.change(file, old, "");
    }
    proof.change(MAKE, r#""example": "7""#, r#""example": "8""#);
    proof.generate();
    let end = proof.verify(&[]);
    assert_eq!(end.code, Some(1), "{}", end.errors);
    insta::assert_snapshot!("no-reason", end.output);
    assert!(proof.world.read("specs/COVERAGE.md").contains("**Nobody wrote down why.**"));
}

#[test]
fn a_crate_of_other_specs_is_told() {
    let proof = Proof::new("other-specs");
    proof.generate();
    proof.change(FIND, r#""FindThing""#, r#""SeekThing""#);
    let seek = FIND.replace("FindThing", "SeekThing");
    std::fs::rename(proof.world.path(FIND), proof.world.path(&seek)).expect("it is there");
    let end = proof.verify(&[]);
    assert_eq!(end.code, Some(1));
    assert!(end.errors.contains("the harness for `generated` does not compile"), "{}", end.errors);
    assert!(end.errors.contains("`cargo xtask codegen`"), "{}", end.errors);
}
