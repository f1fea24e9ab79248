//! What to do about a problem.

use super::Problem;

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
            | Self::UnknownWaiter { name: found, known }
            | Self::UnknownErrorCode { code: found, known }
            | Self::UnknownParameter { name: found, known }
            | Self::UnknownLint { lint: found, known }
            | Self::UnlistedErrorCode { code: found, known }
            | Self::UnknownArnPlaceholder { name: found, known } => return suggestion(found, known),
            Self::InvalidJson { .. } => {
                "spec files are strict JSON: `,` between entries but not after the last, `\"` around keys and \
                 texts, no comments"
                    .to_owned()
            }
            Self::WrongValue { meant, .. } => return meant.as_ref().map(|it| format!("write `{it}`")),
            Self::NotUtf8 {} => "save the file as UTF-8".to_owned(),
            Self::MisplacedFile { .. } => "move the file, or correct the name in it".to_owned(),
            Self::UnexpectedFile { .. } => "the places are `<provider>/provider.json`, \
                 `<provider>/<api>/<version>/api.json` and `<provider>/<api>/<version>/<Operation>.json`"
                .to_owned(),
            Self::MissingFile { name } => format!("write `{name}`, or remove this file"),
            Self::Unfinished { .. } => {
                "fill it in, or remove the entry if the page has nothing for it".to_owned()
            }
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
            Self::StatusWithoutStates { .. } => {
                "give the field an enum of `api.json`, and each of its values a `state`".to_owned()
            }
            Self::UnfilledParameter { .. } => {
                "name it in `request` or `response` of `awaited_through`".to_owned()
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
            Self::MissingReason { .. } => "say in `reason` what makes the warning wrong here".to_owned(),
            other => return other.advice(),
        })
    }
}

/// "did you mean", or what there is to choose from.
#[must_use]
pub fn suggestion(found: &str, known: &[String]) -> Option<String> {
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
    // Of names that are equally near, the shortest has the least that was not asked for.
    let best = candidates.filter_map(|name| near(&name).map(|it| (it, name.len(), name))).min();
    match best {
        Some((_, _, name)) => Some(format!("did you mean `{name}`?")),
        None if known.is_empty() => None,
        None => {
            let shown: Vec<_> = known.iter().take(30).map(|name| format!("`{name}`")).collect();
            let more = if known.len() > 30 { ", …" } else { "" };
            Some(format!("choose from {}{more}", shown.join(", ")))
        }
    }
}
