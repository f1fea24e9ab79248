//! Text of a spec stays text: generated code parses, and is the same code whatever the prose says.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::{Value, json};
use specwright_codegen::{FileTree, Source, generate};
use specwright_tests::{folder, surroundings};
use std::path::Path;
use syn::visit_mut::{self, VisitMut};

/// Text that tries to be more than text.
const TEXTS: [&str; 20] = [
    "*/ pub struct Evil; /*",
    "\"#; pub struct Evil; //",
    "`",
    "``` \n pub struct Evil;\n```",
    "```rust\npanic!()\n```",
    "]]>",
    "]\n#![no_std]",
    "\u{202e}desrever\u{202c}",
    "\u{2066}isolated\u{2069} \u{200f}",
    "line\r\nline\rline\n\n    indented",
    "\npub struct Evil;",
    "\u{2028}pub struct Evil;\u{2029}\u{85}",
    "\0\u{1}\u{7f}",
    "\\\" \\n {} {0} {evil} %s",
    "//! inner",
    "/// outer",
    "#[doc = \"x\"]",
    "<script>alert(1)</script> [link](evil) ![](x)",
    "r#\"raw\"#",
    "\u{feff}\u{fffd}\u{10ffff}",
];

/// Keys whose values are prose.
const PROSE: [&str; 9] = [
    "description",
    "summary",
    "meaning",
    "guess",
    "note",
    "title",
    "deprecated",
    "message",
    "access",
];

/// Takes documentation and the content of texts out of code.
struct WithoutText;

impl VisitMut for WithoutText {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|it| !it.path().is_ident("doc") && !is_deprecation(it));
    }

    fn visit_lit_str_mut(&mut self, literal: &mut syn::LitStr) {
        *literal = syn::LitStr::new("", literal.span());
    }

    fn visit_macro_mut(&mut self, it: &mut syn::Macro) {
        it.tokens = without_text(std::mem::take(&mut it.tokens));
    }

    fn visit_file_mut(&mut self, file: &mut syn::File) {
        visit_mut::visit_file_mut(self, file);
    }
}

/// The tokens of a macro, without the content of texts.
fn without_text(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Literal(it) if it.to_string().starts_with('"') => {
            TokenTree::Literal(Literal::string(""))
        }
        TokenTree::Group(it) => Group::new(it.delimiter(), without_text(it.stream())).into(),
        other => other,
    });
    tokens.collect()
}

/// Whether this is `#[deprecated(note = "…")]` with one text in it, and nothing else.
fn is_deprecation(attribute: &syn::Attribute) -> bool {
    let text = |it: &syn::MetaNameValue| {
        let syn::Expr::Lit(literal) = &it.value else { return false };
        it.path.is_ident("note") && matches!(literal.lit, syn::Lit::Str(_))
    };
    attribute.path().is_ident("deprecated")
        && attribute.parse_args::<syn::MetaNameValue>().is_ok_and(|it| text(&it))
}

/// The code of every file, without text.
fn code(tree: &FileTree) -> Vec<(String, String)> {
    let is_code = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    let files = tree.iter().filter(|(path, _)| is_code(path));
    let code = files.map(|(path, text)| {
        let odd =
            |c: char| c != '\n' && c.is_control() || "\u{202e}\u{2066}\u{2069}\u{200f}".contains(c);
        assert!(!text.contains(odd), "{path} has a character that hides what it says");
        let mut file =
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        WithoutText.visit_file_mut(&mut file);
        // Commas at the ends of lines come and go with the length of texts.
        let code = file.to_token_stream().to_string().replace(' ', "");
        let code =
            [",)", ",]", ",}", ",>"].iter().fold(code, |code, end| code.replace(end, &end[1..]));
        (path.to_owned(), code)
    });
    code.collect()
}

fn same(code: &[(String, String)], expected: &[(String, String)], text: &str) {
    assert_eq!(code.len(), expected.len(), "{text:?} makes other files");
    for ((path, code), (_, expected)) in code.iter().zip(expected) {
        assert_eq!(code, expected, "{text:?} changes {path}");
    }
}

/// Puts a text in the place of all prose.
fn replace(value: &mut Value, text: &str) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries.iter_mut() {
                match value {
                    Value::String(_) if PROSE.contains(&key.as_str()) => *value = json!(text),
                    Value::Array(_) if PROSE.contains(&key.as_str()) => {
                        *value = json!([text, text]);
                    }
                    // Examples are data.
                    _ if key == "examples" => {}
                    other => replace(other, text),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, text)),
        _ => {}
    }
}

#[test]
fn prose_never_becomes_code() {
    let mut sources = folder::read(&folder::path("../specs"));
    sources.retain(|it| it.path.contains("/gpdb/") || it.path == "aliyun/provider.json");
    let with = |text: &str| -> Vec<Source> {
        let mut sources = sources.clone();
        for source in &mut sources {
            let mut value: Value =
                serde_json::from_slice(&source.bytes).expect("the specs are JSON");
            replace(&mut value, text);
            source.bytes = value.to_string().into_bytes();
        }
        sources
    };
    let expected = code(&generate(&with("Plain words.")).expect("prose is never wrong"));
    for text in TEXTS {
        let tree = generate(&with(text)).unwrap_or_else(|it| panic!("{text:?}: {}", it.len()));
        same(&code(&tree), &expected, text);
    }
}

/// A spec with a text wherever a name or a value of the API can be.
fn named(text: &str) -> Vec<Source> {
    let api = json!({
        "api": "things", "version": "2026-01-01", "product": text, "title": text,
        "endpoints": { "rule": "things.{region}.acme.example" },
        "enums": { "Kind": { "values": { text: { "rust_name": "Odd", "aliases": [format!("{text}.")] } } } },
        "short_error_names": [text],
    });
    let operation = json!({
        "operation": "ListThings", "summary": "Lists them.", "retry": "safe",
        "content_type": "text/plain", "authorization": { "action": text },
        "parameters": {
            text: { "type": "string", "rust_name": "odd", "default": text, "example": text, "pattern": text }
        },
        "groups": { "More": { "parameters": { "Kind": { "type": "Kind", "example": text, "unit": text } } } },
        "response": { text: { "type": "string", "rust_name": "odd", "example": text } },
        "errors": [{ "code": text, "message": text, "rust_name": "Odd" }],
        "examples": [{ "request": { text: text }, "response": { text: text } }],
    });
    let mut sources = surroundings::around(&folder::path("surroundings"));
    for (name, value) in [("api", api), ("ListThings", operation)] {
        let path = format!("acme/things/2026-01-01/{name}.json");
        sources.retain(|it| it.path != path);
        sources.push(Source { path, bytes: value.to_string().into_bytes() });
    }
    sources
}

#[test]
fn names_and_values_never_become_code() {
    let expected = code(&generate(&named("usual")).expect("nothing is wrong with it"));
    let mut generated = 0;
    for text in TEXTS {
        // A name with a control character is a problem of its own.
        let Ok(tree) = generate(&named(text)) else { continue };
        generated += 1;
        same(&code(&tree), &expected, text);
    }
    assert!(generated >= 10, "only {generated} of the texts can be names");
}
