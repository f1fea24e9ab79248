//! Every Rust name is made here.

mod name;
mod scope;

pub use name::Name;
pub(crate) use scope::Scope;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Names of the prelude that generated code uses; a type that is called so gets an underscore.
const PRELUDE: [&str; 12] = [
    "Box",
    "Default",
    "FnMut",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Option",
    "Some",
    "String",
    "ToString",
    "Vec",
];

/// The name of a type.
#[must_use]
pub(crate) fn ty(text: &str) -> Option<String> {
    camel(text).map(|name| if PRELUDE.contains(&&*name) { name + "_" } else { name })
}

/// The name of a variant.
#[must_use]
pub(crate) fn camel(text: &str) -> Option<String> {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_upper_camel_case();
        // `5.7` and `57` are not the same version.
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(name.chars().last()) && digit(word.chars().next()) {
            name.push('_');
        }
        name.push_str(&word);
    }
    if name.starts_with(|c: char| c.is_numeric()) {
        name.insert(0, 'V');
    }
    valid(name)
}

/// The name of a field, a method or an argument.
#[must_use]
pub(crate) fn snake(text: &str) -> Option<String> {
    let mut name = text.to_snake_case();
    if name.starts_with(|c: char| c.is_numeric()) {
        name.insert(0, '_');
    }
    valid(name)
}

/// The name of a module with a file of its own, for which Rust takes only ASCII; `mod.rs` is no such file.
#[must_use]
pub(crate) fn module(text: &str) -> Option<String> {
    let name = snake(text).filter(|name| name.is_ascii())?;
    Some(if name == "mod" { format!("{name}_") } else { name })
}

/// The name of the module of a version, such as `v2021_01_01`.
#[must_use]
pub(crate) fn version(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let words: Vec<_> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    let name = if name.is_empty() || name.starts_with('v') { name } else { format!("v{name}") };
    valid(name).filter(|name| name.is_ascii())
}

fn valid(name: String) -> Option<String> {
    (name.chars().any(char::is_alphanumeric) && parse(&name).is_some()).then_some(name)
}

/// Whether the name was written as Rust writes a name of its kind, so that it can be taken as it is.
#[must_use]
fn is_given(name: &str, case: fn(&str) -> Option<String>) -> bool {
    case(name).as_deref() == Some(name)
}

/// The name of an item: the given one, or else the one that its wire name makes; nothing where that is none.
#[must_use]
pub(crate) fn choose(
    given: Option<&str>,
    wire: &str,
    case: fn(&str) -> Option<String>,
) -> Option<String> {
    match given {
        Some(given) => is_given(given, case).then(|| given.to_owned()),
        None => case(wire),
    }
}

/// The name as Rust takes it: keywords become raw or get an underscore.
///
/// # Panics
/// If the name does not come from this module.
#[must_use]
pub(crate) fn ident(name: &str) -> Name {
    let ident =
        parse(name).unwrap_or_else(|| panic!("`{name}` should have been reported as no Rust name"));
    Name::new(&ident.to_string())
}

fn parse(name: &str) -> Option<Ident> {
    match name {
        // These cannot be raw.
        "self" | "Self" | "super" | "crate" | "_" => {
            Some(Ident::new(&format!("{name}_"), Span::call_site()))
        }
        // A keyword since edition 2024.
        "gen" => Some(Ident::new_raw(name, Span::call_site())),
        _ => syn::parse_str(name).or_else(|_| syn::parse_str(&format!("r#{name}"))).ok(),
    }
}

/// The name of a cargo feature.
#[must_use]
pub(crate) fn feature(parts: &[&str]) -> String {
    let text = parts.join("-").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    // Cargo takes only these at the beginning.
    let plain = name.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit());
    if plain { name } else { format!("_{name}") }
}
