//! Names that hurt: keywords, names of the prelude, our own names, digits, symbols, foreign letters, in every
//! place where a spec can name something.

use specwright_codegen::Source;
use std::collections::BTreeSet;

/// The keywords, those that are reserved, and those that are keywords only in places.
const KEYWORDS: &str = "as async await abstract auto become box break const continue crate default do dyn \
    else enum extern false final fn for gen if impl in let loop macro macro_rules match mod move mut \
    override priv pub raw ref return safe self Self static struct super trait true try type typeof union \
    unsafe unsized use virtual where while yield _";

/// Names that Rust code takes for granted.
const COMMON: &str = "Option Some None Ok Err Result String Vec Box Default Clone Copy Send Sync Sized Drop \
    Fn FnMut FnOnce Error Iterator IntoIterator Extend From Into TryFrom ToString ToOwned AsRef PartialEq \
    Eq Ord Hash Debug Display Future IntoFuture Serialize Deserialize drop vec println str u8 i32 i64 f64 \
    bool char usize std core alloc serde_json specwright_runtime main test";

/// Names that generated code has itself, or uses inside.
const OURS: &str = "Client ErrorCode API client error_code enums objects new clone default from into \
    Unrecognized from_env builder runtime each field set value name to request response Response Operation \
    Parameter ParameterSet FACTS ERROR_CODES VALUES as_str serialize send T H D S Shape values places each \
    text other deserializer serializer it";

/// Names that must be changed to be Rust names, and those that cannot be.
const ODD: [&str; 30] = [
    "5.7",
    "8.0",
    "57",
    "2",
    "3d",
    "10-2",
    "1_0",
    "x.1",
    "a-b",
    "ThingID",
    "HTTPServer2",
    "__x__",
    "무",
    "无",
    "été",
    "ß",
    "İ",
    "Ωmega",
    "²",
    "½",
    "２",
    "a\u{301}",
    "r#type",
    "$",
    "<=",
    "*",
    "...",
    "-",
    " ",
    "🦀",
];

/// All of them.
#[must_use]
pub fn all() -> Vec<String> {
    let words = [KEYWORDS, COMMON, OURS].into_iter().flat_map(str::split_whitespace);
    let mut seen = BTreeSet::new();
    let mut all: Vec<_> =
        words.chain(ODD).filter(|word| seen.insert(*word)).map(str::to_owned).collect();
    all.push("long".repeat(50));
    all
}

/// The places where a spec names something.
pub const ROLES: [&str; 15] = [
    "provider",
    "api",
    "version",
    "operation",
    "required-parameter",
    "optional-parameter",
    "sent-field",
    "received-field",
    "enum",
    "value",
    "object",
    "choice",
    "case",
    "group",
    "error-code",
];

/// The spec files in which all of some names stand in one kind of place.
///
/// # Panics
/// If there is no such kind of place.
#[must_use]
pub fn specs(role: &str, names: &[String]) -> Vec<Source> {
    if ["provider", "api", "version"].contains(&role) {
        return names.iter().flat_map(|name| folders(role, name)).collect();
    }
    let mut files = vec![
        ("acme/provider.json".to_owned(), provider("acme")),
        ("acme/things/1/api.json".to_owned(), api("things", "1", &in_api(role, names))),
    ];
    let operations = if role == "operation" { names } else { &["ListThings".to_owned()] };
    for operation in operations {
        let path = format!("acme/things/1/{operation}.json");
        files.push((path, self::operation(operation, &in_operation(role, names))));
    }
    files.into_iter().map(|(path, text)| Source { path, bytes: text.into_bytes() }).collect()
}

/// The files of an API whose folder has a name.
fn folders(role: &str, name: &str) -> Vec<Source> {
    let of =
        |kind: &str, usual: &'static str| if role == kind { name.to_owned() } else { usual.into() };
    let (p, a, v) = (of("provider", "acme"), of("api", "things"), of("version", "1"));
    let mut files = vec![
        (format!("{p}/{a}/{v}/api.json"), api(&a, &v, "")),
        (format!("{p}/{a}/{v}/ListThings.json"), operation("ListThings", "")),
    ];
    files.push((format!("{p}/provider.json"), provider(&p)));
    files.into_iter().map(|(path, text)| Source { path, bytes: text.into_bytes() }).collect()
}

fn provider(name: &str) -> String {
    let name = json(name);
    format!(
        r#"{{ "provider": {name}, "title": "Acme", "protocol": "rpc", "signer": "acs3-hmac-sha256",
             "error_body": {{ "code": ["Code"], "message": ["Message"] }} }}"#
    )
}

fn api(name: &str, version: &str, more: &str) -> String {
    let (name, version) = (json(name), json(version));
    format!(
        r#"{{ "api": {name}, "version": {version}, "product": "Things", "title": "Things",
             "endpoints": {{ "rule": "things.{{region}}.acme.example" }}{more} }}"#
    )
}

fn operation(name: &str, more: &str) -> String {
    let name = json(name);
    format!(r#"{{ "operation": {name}, "summary": "Does it.", "retry": "safe"{more} }}"#)
}

/// A name as JSON; none of ours needs an escape.
fn json(name: &str) -> String {
    format!("\"{name}\"")
}

/// `name: value` for each name; `#` in the value is the number of the name.
fn entries(names: &[String], value: &str) -> String {
    let entry = |(index, name): (usize, &String)| {
        format!("{}: {}", json(name), value.replace('#', &index.to_string()))
    };
    names.iter().enumerate().map(entry).collect::<Vec<_>>().join(", ")
}

fn in_api(role: &str, names: &[String]) -> String {
    match role {
        "enum" => format!(r#", "enums": {{ {} }}"#, entries(names, r#"{ "values": { "a": {} } }"#)),
        "value" => {
            format!(r#", "enums": {{ "Kind": {{ "values": {{ {} }} }} }}"#, entries(names, "{}"))
        }
        "object" => {
            let fields = r#"{ "fields": { "Id": { "type": "string" } } }"#;
            format!(r#", "objects": {{ {} }}"#, entries(names, fields))
        }
        "error-code" => {
            let codes: Vec<_> = names.iter().map(|it| format!(r#"{{ "code": "{it}" }}"#)).collect();
            format!(r#", "errors": [{}]"#, codes.join(", "))
        }
        _ => String::new(),
    }
}

fn in_operation(role: &str, names: &[String]) -> String {
    let text = r#"{ "type": "string" }"#;
    let required = r#"{ "type": "string", "required": true }"#;
    match role {
        "required-parameter" => format!(r#", "parameters": {{ {} }}"#, entries(names, required)),
        "optional-parameter" => format!(r#", "parameters": {{ {} }}"#, entries(names, text)),
        "sent-field" => {
            let fields = entries(names, text);
            let ty = r#""type": "object", "name": "Thing", "required": true"#;
            format!(r#", "parameters": {{ "Thing": {{ {ty}, "fields": {{ {fields} }} }} }}"#)
        }
        "received-field" => format!(r#", "response": {{ {} }}"#, entries(names, text)),
        // Types that the example of an operation names.
        "enum" | "object" => {
            let style = if role == "object" { r#", "style": "json""# } else { "" };
            let used = |(index, name): (usize, &String)| {
                format!(r#""Use{index}": {{ "type": "{name}", "required": true{style} }}"#)
            };
            let used: Vec<_> = names.iter().enumerate().map(used).collect();
            format!(r#", "parameters": {{ {} }}"#, used.join(", "))
        }
        "value" => r#", "parameters": { "Use": { "type": "Kind", "required": true } }"#.to_owned(),
        "choice" => {
            let cases = r#"{ "a": {}, "b": { "parameters": { "P#": { "type": "string" } } } }"#;
            let choice = format!(r#"{{ "by": "By#", "required": true, "cases": {cases} }}"#);
            format!(r#", "choices": {{ {} }}"#, entries(names, &choice))
        }
        "case" => {
            let cases = entries(names, &format!(r#"{{ "parameters": {{ "P#": {required} }} }}"#));
            let one_of = entries(names, text);
            format!(
                r#", "choices": {{ "Kind": {{ "by": "Kind", "cases": {{ {cases} }} }} }},
                     "one_of": {{ "Pick": {{ "parameters": {{ {one_of} }} }} }}"#
            )
        }
        "group" => {
            let group = format!(r#"{{ "parameters": {{ "P#": {required} }} }}"#);
            format!(r#", "groups": {{ {} }}"#, entries(names, &group))
        }
        _ => String::new(),
    }
}
