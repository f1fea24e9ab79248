//! `bindings.json`: which item of the crate stands for which name of the API, and on which line of the specs it
//! is said; for editors and documentation tools.

use crate::plan::Api;
use crate::source::Lines;
use crate::surface::{self, Item};
use crate::tree::FileTree;
use serde::Serialize;
use std::fmt::Write;

/// An item of the crate, and what it stands for.
#[derive(Serialize)]
struct Binding<'a> {
    kind: &'a str,
    wire: &'a str,
    rust: &'a str,
    file: &'a str,
    line: usize,
}

/// The file. Each item has a line of its own, so that differences are readable, and the mark of the generator
/// is in the first line, as in every generated file.
pub(crate) fn file(api: &Api, above: &str, lines: &Lines) -> String {
    let mark = FileTree::MARK;
    let mut text = format!(
        "{{ \"generated_by\": \"{mark}. Do not edit: change the specs, then run `cargo xtask codegen`.\",\n  \"bindings\": ["
    );
    for (index, item) in surface::of_version(api, above).iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n    {}", binding(item, lines));
    }
    text.push_str("\n  ]\n}\n");
    text
}

fn binding(Item { kind, wire, rust, place, .. }: &Item, lines: &Lines) -> String {
    let (file, line) = lines.position(*place);
    let kind = kind.as_str();
    // Text and numbers always become JSON.
    serde_json::to_string(&Binding { kind, wire, rust, file, line }).unwrap_or_default()
}
