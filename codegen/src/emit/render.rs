//! From tokens to formatted text.

use super::layout;
use crate::plan::{Docs, Name};
use crate::tree::FileTree;
use proc_macro2::TokenStream;

/// What a file begins with that names the runtime.
const IMPORT: &str = "\nuse ::specwright_runtime::generated as rt;\n";

/// A file of items that name the runtime, for which they use the short name `rt`. Names of the prelude stand as
/// they are: types of an API that are called like one get an underscore.
pub(super) fn code(docs: &Docs, items: impl IntoIterator<Item = TokenStream>) -> String {
    let mut text = head(docs);
    text.push_str(IMPORT);
    add(items, &mut text);
    text
}

/// A Rust file: inner documentation and items.
pub(super) fn file(docs: &Docs, items: impl IntoIterator<Item = TokenStream>) -> String {
    let mut text = head(docs);
    add(items, &mut text);
    text
}

fn head(docs: &Docs) -> String {
    let mark = FileTree::MARK;
    let mut text =
        format!("// {mark}. Do not edit: change the specs, then run `cargo xtask codegen`.\n");
    for line in &docs.0 {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn add(items: impl IntoIterator<Item = TokenStream>, text: &mut String) {
    for tokens in items {
        text.push('\n');
        text.push_str(&item(tokens));
    }
}

/// Lines that belong together, such as modules: no empty line between them.
pub(super) fn together(items: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    items.into_iter().collect()
}

/// # Panics
/// If an item does not parse. That is a mistake of an emitter, never of a spec.
fn item(tokens: TokenStream) -> String {
    let text = match layout::items(tokens.clone()) {
        Some(text) => text,
        None => parsed(tokens),
    };
    spaced(&text)
}

/// The text that `prettyplease` makes.
pub(super) fn parsed(tokens: TokenStream) -> String {
    match syn::parse2::<syn::File>(tokens) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("an emitter wrote code that does not parse: {error}"),
    }
}

/// Puts an empty line between the members of an item. Literals are on one line each, so a line of
/// four spaces and a closing bracket is always the end of a member.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let next = lines.peek().copied().unwrap_or("}");
        let ends = matches!(line, "    }" | "    };" | "    ];");
        // Types and constants on one line each stand together.
        let begins = line.ends_with(';') && next.starts_with("    fn ");
        if (ends && next != "}") || begins {
            out.push('\n');
        }
    }
    out
}

/// The name of the file of a module.
pub(super) fn file_name(module: &Name) -> String {
    module.unraw().to_owned()
}
