//! Whatever is in a spec file: problems or code, never a panic.
//!
//! `SPECWRIGHT_MUTATIONS` sets how many mutations are tried; the seed is fixed, so a failure repeats.

mod arbitrary;
mod code;
mod paths;

use serde_json::{Map, Value, json};
use specwright_codegen::{Color, Source, generate};
use specwright_tests::folder;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Values that have broken generators.
fn nasty(random: &mut fastrand::Rng) -> Value {
    let texts = [
        "",
        " ",
        "a",
        "Self",
        "self",
        "_",
        "r#type",
        "../../x",
        "/{",
        "/{a}{",
        "{}",
        "`",
        "```",
        "*/",
        "\"#",
        "]]>",
        "<b>",
        "[x](y)",
        "\u{202e}abc",
        "\u{0}",
        "\n\n    code",
        "无",
        "½",
        "é",
        "#![x]",
        "//!",
        "\\",
        "string",
        "list",
        "object",
        "Client",
        "https://x",
        "a.b",
        "-",
        "GET",
        "ms",
    ];
    let others = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(18_446_744_073_709_551_615_u64),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"": {}}),
        json!({"type": "string"}),
    ];
    if random.bool() {
        json!(texts[random.usize(..texts.len())])
    } else {
        others[random.usize(..others.len())].clone()
    }
}

/// Changes something somewhere below a value.
fn mutate(value: &mut Value, random: &mut fastrand::Rng) {
    let here = random.u8(..4) == 0;
    match value {
        Value::Object(fields) if !fields.is_empty() && !here => {
            let index = random.usize(..fields.len());
            if let Some(inner) = fields.values_mut().nth(index) {
                mutate(inner, random);
            }
        }
        Value::Array(items) if !items.is_empty() && !here => {
            let index = random.usize(..items.len());
            mutate(&mut items[index], random);
        }
        Value::Object(fields) if !fields.is_empty() => change_field(fields, random),
        Value::Array(items) if !items.is_empty() => change_item(items, random),
        other => *other = nasty(random),
    }
}

fn change_field(fields: &mut Map<String, Value>, random: &mut fastrand::Rng) {
    let keys: Vec<String> = fields.keys().cloned().collect();
    let key = &keys[random.usize(..keys.len())];
    let value = fields.remove(key).unwrap_or_default();
    match random.u8(..4) {
        0 => {}
        1 => {
            fields.insert(nasty(random).to_string(), value);
        }
        2 => {
            fields.insert(keys[random.usize(..keys.len())].clone(), value);
        }
        _ => {
            fields.insert(key.clone(), nasty(random));
        }
    }
}

fn change_item(items: &mut Vec<Value>, random: &mut fastrand::Rng) {
    let index = random.usize(..items.len());
    match random.u8(..3) {
        0 => {
            items.remove(index);
        }
        1 => items.push(items[index].clone()),
        _ => items[index] = nasty(random),
    }
}

/// Changes bytes of the text itself.
fn scramble(bytes: &mut Vec<u8>, random: &mut fastrand::Rng) {
    for _ in 0..random.usize(1..4) {
        let at = random.usize(..bytes.len());
        match random.u8(..4) {
            0 => bytes[at] = random.u8(..),
            1 => bytes.truncate(at.max(1)),
            2 => bytes.insert(at, b"{}[],:\"\\"[random.usize(..8)]),
            _ => {
                bytes.remove(at);
            }
        }
        if bytes.is_empty() {
            return;
        }
    }
}

fn count() -> usize {
    std::env::var("SPECWRIGHT_MUTATIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(150)
}

#[test]
fn no_mutation_of_a_spec_panics() {
    let sources = folder::read(&folder::path("../specs"));
    let mut random = fastrand::Rng::with_seed(2_026);
    for round in 0..count() {
        let mut sources = sources.clone();
        let chosen = random.usize(..sources.len());
        let source: &mut Source = &mut sources[chosen];
        if round % 4 == 0 {
            scramble(&mut source.bytes, &mut random);
        } else {
            let mut value: Value =
                serde_json::from_slice(&source.bytes).expect("the specs are JSON");
            mutate(&mut value, &mut random);
            source.bytes = serde_json::to_vec_pretty(&value).expect("JSON can be written");
        }
        let text = String::from_utf8_lossy(&source.bytes).into_owned();
        let outcome = catch_unwind(AssertUnwindSafe(|| match generate(&sources) {
            Ok(tree) => tree.iter().len(),
            Err(diagnostics) => diagnostics.render("specs", Color::Off).len(),
        }));
        assert!(outcome.is_ok(), "round {round} panics with this file:\n{text}");
    }
}

/// A file of one pattern, repeated.
fn file(start: &str, pattern: &str, times: usize, end: &str) -> Vec<Source> {
    let text = format!("{start}{}{end}", pattern.repeat(times));
    vec![Source { path: "aliyun/dbs/v1/X.json".to_owned(), bytes: text.into_bytes() }]
}

#[test]
fn large_and_deep_files_are_problems() {
    let cases = [
        file("", "[", 1_000_000, ""),
        file("", "{\"a\":", 200_000, ""),
        file("\"", "x", 10_000_000, "\""),
        file("[", "0,", 3_000_000, "0]"),
        file("{", "\"a\":1,", 2_000, "\"b\":2}"),
        file("", "9", 1_000_000, ""),
        file("{\"operation\":\"", "A", 1_000_000, "\"}"),
        file("\u{feff}", "{}", 1, ""),
        file("", "\r\n", 10, "{}"),
        file("{\"operation\": \"\\ud800\", \"a\": [", "1e999,", 10, "0]}"),
        file("{\"description\": [", "\"x\",\r\n", 500_000, "1]}"),
        file("{\"parameters\": ", "{\"a\": {\"items\": ", 5_000, "1"),
    ];
    for sources in cases {
        let problems = generate(&sources).expect_err("none of these is a spec");
        assert!(!problems.render("specs", Color::Off).is_empty());
    }
}
