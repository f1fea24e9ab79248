//! What becomes of what providers publish; the files are invented, and of the same form as theirs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod again;
mod command;
mod corpus;
mod errors;
mod objects;
mod prose;
mod refused;
mod shown;
mod values;
mod waiters;
mod warnings;
mod wire;

use specwright_codegen::import::{Format, Import, Rejected, import, provider_file};
use specwright_codegen::{Source, check};
use specwright_tests::folder;
use std::fmt::Write;

fn document(name: &str) -> Vec<u8> {
    std::fs::read(folder::path("imports").join(name)).unwrap()
}

fn provider(format: Format) -> Vec<u8> {
    match provider_file(format) {
        Some(text) => text.as_bytes().to_vec(),
        None => std::fs::read(folder::path("../specs/aliyun/provider.json")).unwrap(),
    }
}

fn imported(format: Format, names: &[&str]) -> Result<Import, Rejected> {
    let documents: Vec<Vec<u8>> = names.iter().map(|name| document(name)).collect();
    let documents: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
    import(format, &documents, &provider(format))
}

/// The files, the refusals and what was left out, one after the other.
fn shown(import: &Import) -> String {
    let mut text = format!("{} operations\n", import.found);
    for it in &import.refused {
        let _ = writeln!(text, "refused: {}: {}", it.operation, it.reason);
    }
    for it in &import.left_out {
        let _ = writeln!(text, "left out: {}: {}: {}", it.operation, it.place, it.reason);
    }
    for file in &import.files {
        let _ = write!(text, "----- {}\n{}", file.path, file.text);
    }
    text
}

fn sources(format: Format, import: &Import) -> Vec<Source> {
    let provider =
        Source { path: format!("{}/provider.json", format.provider()), bytes: provider(format) };
    let files = import.files.iter();
    let files =
        files.map(|file| Source { path: file.path.clone(), bytes: file.text.clone().into_bytes() });
    files.chain([provider]).collect()
}

#[test]
fn rpc_metadata() {
    insta::assert_snapshot!(shown(&imported(Format::Aliyun, &["things.rpc.json"]).unwrap()));
}

#[test]
fn roa_metadata() {
    insta::assert_snapshot!(shown(&imported(Format::Aliyun, &["things.roa.json"]).unwrap()));
}

#[test]
fn huawei_documents() {
    let names = ["huawei/ListBoats.json", "huawei/CreateBoat.json", "huawei/SinkBoat.json"];
    insta::assert_snapshot!(shown(&imported(Format::Huawei, &names).unwrap()));
}

#[test]
fn the_order_of_the_documents_says_nothing() {
    let names = ["huawei/ListBoats.json", "huawei/CreateBoat.json"];
    let back = ["huawei/CreateBoat.json", "huawei/ListBoats.json"];
    let [one, other] = [names, back].map(|names| imported(Format::Huawei, &names).unwrap());
    assert_eq!(shown(&one), shown(&other));
}

#[test]
fn the_generator_has_nothing_against_what_is_imported() {
    for (format, name) in [
        (Format::Aliyun, "things.rpc.json"),
        (Format::Aliyun, "things.roa.json"),
        (Format::Huawei, "huawei/ListBoats.json"),
    ] {
        let problems = check(&sources(format, &imported(format, &[name]).unwrap()));
        let errors = problems.count(specwright_codegen::Severity::Error);
        assert_eq!(errors, 0, "{}", problems.render("", specwright_codegen::Color::Off));
    }
}

#[test]
fn files_that_cannot_be_imported_say_why() {
    let reason = |text: &str| import(Format::Aliyun, &[text.as_bytes()], b"{}").unwrap_err().reason;
    let style =
        r#"{ "info": { "style": "V3", "product": "P", "version": "1" }, "apis": { "A": {} } }"#;
    assert_eq!(reason(style), "the style `V3` is neither RPC nor ROA");
    let name = r#"{ "info": { "style": "RPC", "product": "../P", "version": "1" }, "apis": {} }"#;
    assert_eq!(reason(name), "`../p` cannot be the name of a folder");
    assert_eq!(reason("{}"), "it is no metadata: `info` or `apis` is missing");
    assert_eq!(reason("{"), "EOF while parsing an object at line 1 column 1");
    let none = import(Format::Huawei, &[], b"{}").unwrap_err();
    assert_eq!(none, Rejected { found: 0, shown: 0, reason: "there is no document".to_owned() });
}

#[test]
fn documents_of_two_versions_are_not_one() {
    let other =
        String::from_utf8(document("huawei/ListBoats.json")).unwrap().replace("\"v1\"", "\"v2\"");
    let documents = [document("huawei/CreateBoat.json"), other.into_bytes()];
    let documents: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
    let rejected = import(Format::Huawei, &documents, b"{}").unwrap_err();
    assert_eq!(rejected.reason, "the documents are not all of one API version");
}

#[test]
fn a_selection_has_only_what_it_needs() {
    let mut import = imported(Format::Aliyun, &["things.rpc.json"]).unwrap();
    let unknown = import.select(&["CreateThing".to_owned(), "Nothing".to_owned()]);
    assert_eq!(unknown, ["Nothing"]);
    let paths: Vec<_> = import.files.iter().map(|file| file.path.as_str()).collect();
    let folder = "aliyun/things/2026-01-01";
    assert_eq!(paths, [format!("{folder}/api.json"), format!("{folder}/CreateThing.json")]);
    insta::assert_snapshot!(import.files[0].text);
}
