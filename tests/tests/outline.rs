//! What a user of the crate sees of each API: the public items with their signatures, without documentation
//! and bodies, and with short paths.

use quote::ToTokens;
use specwright_codegen::{Color, FileTree, generate};
use specwright_tests::folder;
use std::collections::BTreeMap;
use std::fmt::Write;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{Fields, ImplItem, Item, Path, Signature, Visibility};

/// The widest line of a list of variants.
const WIDTH: usize = 100;

fn tree() -> FileTree {
    match generate(&folder::read(&folder::path("../specs"))) {
        Ok(tree) => tree,
        Err(problems) => panic!("{}", problems.render("specs", Color::Off)),
    }
}

/// The last segment of every path.
struct Shorten;

impl VisitMut for Shorten {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        path.leading_colon = None;
        let last = path.segments.pop();
        path.segments = last.into_iter().collect();
    }
}

/// Code as text, with the spaces that a person writes.
fn text(code: impl ToTokens) -> String {
    let mut text = code.into_token_stream().to_string();
    for (from, to) in [
        (" < ", "<"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        (" ;", ";"),
        ("->(", "-> ("),
        (",)", ")"),
        (",>", ">"),
    ] {
        text = text.replace(from, to);
    }
    text.replace("->", " ->").replace("  ", " ")
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// What is public in a file, by the name of the type.
fn outline(file: &syn::File) -> String {
    let mut methods: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in &file.items {
        let Item::Impl(it) = item else { continue };
        if it.trait_.is_some() {
            continue;
        }
        let list = methods.entry(text(&it.self_ty)).or_default();
        for member in &it.items {
            if let ImplItem::Fn(function) = member
                && is_public(&function.vis)
            {
                list.push(signature(&function.sig));
            }
        }
    }
    let mut out = String::new();
    for item in &file.items {
        let name = match item {
            Item::Struct(it) if is_public(&it.vis) => {
                let _ = writeln!(out, "struct {}", it.ident);
                for field in it.fields.iter().filter(|field| is_public(&field.vis)) {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    let _ = writeln!(out, "    {name}: {}", text(&field.ty));
                }
                it.ident.to_string()
            }
            Item::Enum(it) if is_public(&it.vis) => {
                let _ = writeln!(out, "enum {}", it.ident);
                let variant = |it: &syn::Variant| match &it.fields {
                    Fields::Unit => it.ident.to_string(),
                    fields => format!("{}{}", it.ident, text(fields)),
                };
                out.push_str(&wrapped(it.variants.iter().map(variant)));
                it.ident.to_string()
            }
            Item::Static(it) if is_public(&it.vis) => {
                let _ = writeln!(out, "static {}: {}", it.ident, text(&it.ty));
                continue;
            }
            _ => continue,
        };
        for method in methods.get(&name).into_iter().flatten() {
            let _ = writeln!(out, "    {method}");
        }
    }
    out
}

/// A function. A setter is known by its name and the type that it takes.
fn signature(it: &Signature) -> String {
    let arguments: Vec<String> = it.inputs.iter().map(text).collect();
    let output = text(&it.output);
    match &arguments[..] {
        [receiver, argument] if receiver == "mut self" && output.trim() == "-> Self" => {
            let ty = argument.split_once(": ").map_or(argument.as_str(), |(_, ty)| ty);
            format!(".{}({ty})", it.ident)
        }
        _ => format!("fn {}({}) {}", it.ident, arguments.join(", "), output.trim()),
    }
}

/// Names on as few lines as are easy to read.
fn wrapped(names: impl Iterator<Item = String>) -> String {
    let mut lines = vec![String::from("   ")];
    for name in names {
        let last = lines.last_mut().expect("there is always one");
        if last.len() + name.len() + 2 > WIDTH {
            lines.push(format!("    {name},"));
        } else {
            let _ = write!(last, " {name},");
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn users_see_these_items() {
    let tree = tree();
    let mut apis: BTreeMap<String, String> = BTreeMap::new();
    for (path, content) in tree.iter() {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, provider, api, version, file] = parts[..] else { continue };
        if file == "bindings.json" {
            continue;
        }
        let mut parsed = syn::parse_file(content).unwrap();
        Shorten.visit_file_mut(&mut parsed);
        let all = apis.entry(format!("{provider}-{api}-{version}")).or_default();
        let _ = writeln!(all, "// {file}\n{}", outline(&parsed));
    }
    assert_eq!(apis.len(), 5, "an API version came or went: {:?}", apis.keys());
    for (name, outline) in apis {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("outline-{name}"), outline);
        });
    }
}
