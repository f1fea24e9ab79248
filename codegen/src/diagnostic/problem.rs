//! The kinds of problems: a stable code, a message and, where we can, help.

use std::fmt;

/// Defines [`Problem`]: its variants, codes and messages, one beside the other.
macro_rules! problems {
    ($(
        $(#[doc = $doc:literal])+
        $variant:ident { $($field:ident: $ty:ty),* } $code:literal $message:expr;
    )+) => {
        /// Something that is wrong with a spec file.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the fields are what the messages say")]
        pub enum Problem {
            $($(#[doc = $doc])+ $variant { $($field: $ty),* },)+
        }

        impl Problem {
            /// The codes of all problems.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }
        }

        #[expect(unused_variables, reason = "not every message says every field")]
        impl fmt::Display for Problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant { $($field),* } => f.write_str(&$message),)+
                }
            }
        }
    };
}

problems! {
    /// The file is not UTF-8.
    NotUtf8 {} "not-utf8" "this byte is not part of UTF-8 text";
    /// The file is not JSON.
    InvalidJson { message: String } "invalid-json" message;
    /// Objects and lists are nested too deeply.
    NestedTooDeep { limit: usize } "nested-too-deep"
        format!("objects and lists are nested more than {limit} deep");
    /// A key stands twice in one object.
    DuplicateKey { key: String } "duplicate-key" format!("the key `{key}` stands here twice");
    /// A key that the language does not have.
    UnknownKey { key: String, known: Vec<String> } "unknown-key" format!("there is no key `{key}` here");
    /// A key that must be there.
    MissingKey { key: String } "missing-key" format!("the key `{key}` is missing");
    /// A value of another JSON type.
    WrongValue { expected: String, found: String } "wrong-value"
        format!("expected {expected}, found {found}");
    /// A word that is not on the list.
    UnknownWord { found: String, known: Vec<String> } "unknown-word"
        format!("there is no word `{found}` here");
    /// A file that is not where its content says.
    MisplacedFile { says: String, is: String } "misplaced-file"
        format!("the file says `{says}`, but lies under `{is}`");
    /// A file that belongs to no kind.
    UnexpectedFile { path: String } "unexpected-file"
        format!("`{path}` is neither a provider, nor an API version, nor an operation");
    /// A file that must be beside others.
    MissingFile { name: String } "missing-file" format!("`{name}` is missing");
    /// A type that does not exist.
    UnknownType { name: String, known: Vec<String> } "unknown-type"
        format!("there is no type `{name}`");
    /// A choice over an enum that does not exist.
    UnknownEnum { name: String, known: Vec<String> } "unknown-enum"
        format!("there is no enum `{name}` in `api.json`");
    /// A case for a value that the enum does not have.
    UnknownCase { value: String, known: Vec<String> } "unknown-case"
        format!("the enum has no value `{value}`");
    /// A value of the enum without a case.
    MissingCase { value: String } "missing-case"
        format!("the choice has no case for the value `{value}` of its enum");
    /// A key that makes no sense with the type.
    MisusedKey { key: String, why: String } "misused-key" format!("`{key}` does not fit here: {why}");
    /// A parameter that stands twice.
    DuplicateParameter { name: String } "duplicate-parameter"
        format!("the parameter `{name}` is named twice");
    /// A placeholder without a parameter.
    UnknownPlaceholder { name: String, known: Vec<String> } "unknown-placeholder"
        format!("no path parameter is called `{name}`");
    /// A path parameter without a placeholder.
    UnusedPathParameter { name: String } "unused-path-parameter"
        format!("the path has no placeholder `{{{name}}}`");
    /// A path parameter that may be left out.
    OptionalPathParameter { name: String } "optional-path-parameter"
        format!("the path parameter `{name}` must be required");
    /// A path that is no path.
    InvalidPath { why: String } "invalid-path" format!("this is not a path: {why}");
    /// A method that HTTP does not have.
    InvalidMethod { method: String } "invalid-method" format!("`{method}` is not an HTTP method");
    /// A required parameter with a default.
    RequiredWithDefault { name: String } "required-with-default"
        format!("the parameter `{name}` is required, so its default is never used");
    /// An example that does not fit the types.
    ExampleMismatch { path: String, expected: String, found: String } "example-mismatch"
        format!("the example does not fit: `{path}` should be {expected}, but is {found}");
    /// A default that does not fit the type.
    DefaultMismatch { expected: String, found: String } "default-mismatch"
        format!("the default should be {expected}, but is {found}");
    /// An error code that stands twice in a list.
    DuplicateErrorCode { code: String } "duplicate-error-code"
        format!("the error code `{code}` is listed twice");
    /// An example of an error that is not listed.
    UnknownErrorCode { code: String, known: Vec<String> } "unknown-error-code"
        format!("no list of errors has the code `{code}`");
    /// A value that stands twice in an enum.
    DuplicateValue { value: String } "duplicate-value"
        format!("the value `{value}` cannot be told from another one of the enum");
    /// A status enum in which some value has no state.
    MissingState { value: String } "missing-state"
        format!("the value `{value}` has no state, while others have one");
    /// An API without a host.
    MissingEndpoint {} "missing-endpoint" "the API has no endpoint";
    /// A host that is none.
    InvalidEndpoint { host: String } "invalid-endpoint" format!("`{host}` is not a host name");
    /// A page address that is none.
    InvalidUrl { url: String } "invalid-url" format!("`{url}` is not an http address");
    /// A date that is none.
    InvalidDate { date: String } "invalid-date" format!("`{date}` is not a date");
    /// A parameter that does not exist.
    UnknownParameter { name: String, known: Vec<String> } "unknown-parameter"
        format!("there is no parameter `{name}`");
    /// A field that the answer does not have.
    UnknownField { name: String, operation: String } "unknown-field"
        format!("the answer of `{operation}` has no field `{name}`");
    /// A way through the answer that leads nowhere.
    UnknownPath { path: String } "unknown-path"
        format!("the answer has no field `{path}`");
    /// A name that cannot travel.
    InvalidName { name: String, why: String } "invalid-name"
        format!("`{name}` cannot be a name here: {why}");
    /// A section with nothing in it.
    EmptySection { what: String } "empty-section" format!("{what} needs at least one entry");
    /// Objects that contain one another without end.
    EndlessType { name: String } "endless-type"
        format!("`{name}` requires itself, so that no value of it can be finite");
    /// Two things with the same Rust name.
    NameCollision { rust_name: String, taken_by: String } "name-collision"
        format!("the Rust name `{rust_name}` is taken by {taken_by}");
    /// A name without letters or digits.
    NoRustName { name: String } "no-rust-name" format!("`{name}` makes no Rust name");
    /// A given Rust name that is none.
    InvalidRustName { name: String } "invalid-rust-name" format!("`{name}` is not a Rust name");
}

impl Problem {
    /// What to do about it, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::UnknownKey { key: found, known }
            | Self::UnknownWord { found, known }
            | Self::UnknownType { name: found, known }
            | Self::UnknownEnum { name: found, known }
            | Self::UnknownCase { value: found, known }
            | Self::UnknownPlaceholder { name: found, known }
            | Self::UnknownErrorCode { code: found, known }
            | Self::UnknownParameter { name: found, known } => return suggestion(found, known),
            Self::NotUtf8 {} => "save the file as UTF-8".to_owned(),
            Self::MisplacedFile { .. } => "move the file, or correct the name in it".to_owned(),
            Self::UnexpectedFile { .. } => "the places are `<provider>/provider.json`, \
                 `<provider>/<api>/<version>/api.json` and `<provider>/<api>/<version>/<Operation>.json`"
                .to_owned(),
            Self::MissingFile { name } => format!("write `{name}`, or remove this file"),
            Self::DuplicateKey { .. } => "remove one of the two".to_owned(),
            Self::MissingCase { value } => {
                format!("add the case `{value}`, with `{{}}` if no parameter comes with it")
            }
            Self::DuplicateParameter { .. } => {
                "a parameter belongs in one place; cases of one choice may share it".to_owned()
            }
            Self::UnusedPathParameter { name } => {
                format!("add `{{{name}}}` to the path, or say where else the parameter goes")
            }
            Self::OptionalPathParameter { .. } => "add `\"required\": true`".to_owned(),
            Self::RequiredWithDefault { .. } => {
                "remove `default`, or `required` if the service fills it in".to_owned()
            }
            Self::ExampleMismatch { .. } => {
                "if the page itself disagrees, say so with `wire`, `lenient` or another type, and a `note`"
                    .to_owned()
            }
            Self::MissingState { .. } => {
                "add `\"state\": \"pending\"`, `\"success\"` or `\"failure\"`".to_owned()
            }
            Self::MissingEndpoint {} => {
                "add `endpoints` with `regions`, or a `rule` such as `dbs-api.{region}.aliyuncs.com`"
                    .to_owned()
            }
            Self::InvalidEndpoint { .. } => {
                "a host has no scheme and no path, such as `rds.eu-de.otc.t-systems.com`".to_owned()
            }
            Self::InvalidDate { .. } => "a date looks like `2026-01-13`".to_owned(),
            Self::UnknownPath { .. } => {
                "a path is field names joined with `.`, without wrappers, such as `Data.Items`".to_owned()
            }
            Self::UnknownField { .. } => {
                "add the field to `response`, or correct `outcome` in `api.json`".to_owned()
            }
            Self::NameCollision { .. } | Self::NoRustName { .. } => {
                "give it a `rust_name`, or a `name` if it is an object or a case; names that are not on the wire \
                 can be changed"
                    .to_owned()
            }
            Self::InvalidRustName { .. } => {
                "use letters, digits and `_`, without a digit first, in the usual case".to_owned()
            }
            Self::EndlessType { .. } => "make one of the fields optional or a list".to_owned(),
            _ => return None,
        })
    }
}

/// "did you mean", or what there is to choose from.
fn suggestion(found: &str, known: &[String]) -> Option<String> {
    let near = |name: &&String| {
        let (name, found) = (name.to_lowercase(), found.to_lowercase());
        // `int` is meant to be `integer`, however many letters are missing.
        if found.len() >= 3 && name.starts_with(&found) {
            return Some(0);
        }
        let distance = strsim::damerau_levenshtein(&name, &found);
        (distance <= 1.max(found.chars().count() / 3)).then_some(distance)
    };
    // A name that is much longer than any candidate cannot be near one, and would take long to compare.
    let candidates = known.iter().filter(|name| name.len().abs_diff(found.len()) <= 40);
    let best = candidates.filter_map(|name| near(&name).map(|it| (it, name))).min();
    match best {
        Some((_, name)) => Some(format!("did you mean `{name}`?")),
        None if known.is_empty() => None,
        None => {
            let shown: Vec<_> = known.iter().take(30).map(|name| format!("`{name}`")).collect();
            let more = if known.len() > 30 { ", …" } else { "" };
            Some(format!("choose from {}{more}", shown.join(", ")))
        }
    }
}
