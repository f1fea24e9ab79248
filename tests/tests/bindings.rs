//! `bindings.json` of each API version: every item of the crate, each with the line that names it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use specwright_codegen::{Color, FileTree, Source, generate};
use specwright_tests::{folder, surroundings};
use std::collections::{BTreeMap, BTreeSet};
use syn::{ImplItem, Item, Visibility};

/// All spec folders at hand: the specs themselves, and every fixture.
fn inputs() -> Vec<(String, Vec<Source>)> {
    let mut inputs = vec![("specs".to_owned(), folder::read(&folder::path("../specs")))];
    for path in folder::entries(&folder::path("fixtures")) {
        inputs.push((path.display().to_string(), surroundings::around(&path)));
    }
    inputs
}

fn tree(sources: &[Source]) -> FileTree {
    match generate(sources) {
        Ok(tree) => tree,
        Err(problems) => panic!("{}", problems.render("", Color::Off)),
    }
}

fn bindings(tree: &FileTree) -> Vec<Value> {
    let files = tree.iter().filter(|(path, _)| path.ends_with("/bindings.json"));
    let all = files.flat_map(|(_, text)| {
        let file: Value = serde_json::from_str(text).unwrap();
        file["bindings"].as_array().unwrap().clone()
    });
    all.collect()
}

fn text<'a>(binding: &'a Value, key: &str) -> &'a str {
    binding[key].as_str().unwrap()
}

/// The paths of everything that users can name in the generated sources, except what every API version has.
fn named(tree: &FileTree) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (path, content) in tree.iter() {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, provider, api, version, file] = parts[..] else { continue };
        if file == "bindings.json" {
            continue;
        }
        let module = [provider, api, version].map(ident).join("::");
        for item in syn::parse_file(content).unwrap().items {
            match item {
                Item::Struct(it) if file != "client.rs" => {
                    let path = format!("{module}::{}", it.ident);
                    let public = |field: &&syn::Field| matches!(field.vis, Visibility::Public(_));
                    let names = it.fields.iter().filter(public).filter_map(|it| it.ident.as_ref());
                    paths.extend(names.map(|name| format!("{path}::{name}")));
                    paths.insert(path);
                }
                Item::Enum(it) => {
                    let path = format!("{module}::{}", it.ident);
                    let names = it.variants.iter().filter(|it| it.ident != "Unrecognized");
                    paths.extend(names.map(|it| format!("{path}::{}", it.ident)));
                    paths.extend((it.ident != "ErrorCode").then_some(path));
                }
                Item::Impl(it) if file == "client.rs" && it.trait_.is_none() => {
                    for member in it.items {
                        let ImplItem::Fn(method) = member else { continue };
                        let name = method.sig.ident.to_string();
                        let ours = ["from_env", "builder", "runtime"].contains(&name.as_str());
                        paths.extend((!ours).then(|| format!("{module}::Client::{name}")));
                    }
                }
                _ => {}
            }
        }
        paths.insert(module);
    }
    paths
}

/// The name of a folder as Rust takes it.
fn ident(name: &str) -> String {
    let plain = syn::parse_str::<syn::Ident>(name).is_ok();
    if plain { name.to_owned() } else { format!("r#{name}") }
}

#[test]
fn every_item_of_the_crate_is_bound_and_nothing_else() {
    for (name, sources) in inputs() {
        let tree = tree(&sources);
        let bindings = bindings(&tree);
        let bound: BTreeSet<String> =
            bindings.iter().map(|it| text(it, "rust").to_owned()).collect();
        assert_eq!(bound.len(), bindings.len(), "{name}: a path is bound twice");
        let named = named(&tree);
        let missing: Vec<_> = named.difference(&bound).collect();
        let invented: Vec<_> = bound.difference(&named).collect();
        assert!(missing.is_empty(), "{name}: not bound: {missing:#?}");
        assert!(invented.is_empty(), "{name}: there is no {invented:#?}");
    }
}

#[test]
fn every_line_holds_the_name() {
    for (name, sources) in inputs() {
        for binding in bindings(&tree(&sources)) {
            let source = sources.iter().find(|it| it.path == text(&binding, "file"));
            let bytes = &source.unwrap_or_else(|| panic!("{name}: {binding}")).bytes;
            let content = String::from_utf8_lossy(bytes);
            let number = usize::try_from(binding["line"].as_u64().unwrap()).unwrap();
            let line = content.lines().nth(number - 1).unwrap_or_default();
            let wire = serde_json::to_string(text(&binding, "wire")).unwrap();
            assert!(line.contains(&wire), "{name}: {binding} is not in `{line}`");
        }
    }
}

#[test]
fn names_of_the_api_are_what_the_bindings_say() {
    let tree = tree(&folder::read(&folder::path("../specs")));
    let bindings = bindings(&tree);
    let mut by_rust = BTreeMap::new();
    for it in &bindings {
        by_rust.insert(text(it, "rust"), (text(it, "kind"), text(it, "wire")));
    }
    let dbs = "aliyun::dbs::v2021_01_01";
    for (path, kind, wire) in [
        ("CreateDownload", "operation", "CreateDownload"),
        ("Client::create_download", "method", "CreateDownload"),
        ("CreateDownloadResponse", "answer", "CreateDownload"),
        ("CreateDownload::use_zstd", "parameter", "UseZstd"),
        ("CreateDownload::target", "parameter", "TargetType"),
        ("Target", "choice", "Target"),
        ("Target::Oss", "case", "OSS"),
        ("OssTarget::target_bucket", "parameter", "TargetBucket"),
        ("MongoDb", "group", "MongoDb"),
        ("MongoDbTopology::ReplicaSet", "case", "false"),
        ("CreatedDownload::task_id", "field", "TaskId"),
        ("DownloadStatus", "enum", "DownloadStatus"),
        ("DownloadStatus::Queueing", "value", "queueing"),
        ("ErrorCode::JobAlreadyExist", "error code", "DBS.DownloadTask.JobAlreadyExist"),
    ] {
        assert_eq!(by_rust.get(format!("{dbs}::{path}").as_str()), Some(&(kind, wire)), "{path}");
    }
}

#[test]
fn a_name_that_stands_apart_from_its_rust_name_is_bound_where_it_stands() {
    let spec = concat!(
        "{\n  \"operation\": \"ListThings\",\n  \"summary\": \"Lists them.\",\n",
        "  \"retry\": \"safe\",\n  \"parameters\": {\n    \"No\": {\n",
        "      \"type\": \"string\",\n      \"rust_name\": \"number\"\n    }\n  }\n}\n"
    );
    let mut sources = surroundings::around(&folder::path("surroundings"));
    let path = "acme/things/2026-01-01/ListThings.json".to_owned();
    sources.push(Source { path, bytes: spec.as_bytes().to_vec() });
    let tree = tree(&sources);
    let bindings = bindings(&tree);
    let field = bindings.iter().find(|it| text(it, "rust").ends_with("::number")).unwrap();
    assert_eq!((text(field, "wire"), field["line"].as_u64()), ("No", Some(6)));
}
