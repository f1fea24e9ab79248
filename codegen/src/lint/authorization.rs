//! Authorizations that look wrong.

use super::subject::{Page, Subject};
use super::{walk, words};
use crate::diagnostic::{Problem, Problems};
use crate::spec::{Authorization, Spanned};
use crate::vocabulary::{Protocol, Retry};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for page in &subject.pages {
        if let Some(authorization) = &page.spec.authorization {
            action(page, authorization, subject, problems);
            for resource in &authorization.resources {
                form(page, &resource.arn, problems);
                placeholders(page, &resource.arn, subject, problems);
            }
        }
        retry(page, problems);
    }
}

/// Reports an action that is not the one of this operation.
fn action(
    page: &Page<'_>,
    authorization: &Authorization,
    subject: &Subject<'_>,
    problems: &mut Problems,
) {
    let action = &authorization.action;
    let mut doubt = |span, why: String| {
        problems.add(page.file.at(span), Problem::DoubtfulAuthorization { why });
    };
    let (product, rest) = action.split_once(':').unwrap_or(("", &action.value));
    let expected = subject.api.product.to_lowercase();
    if product.to_lowercase() != expected {
        doubt(action.span, format!("the action does not begin with `{expected}:`"));
    } else if subject.provider.protocol == Protocol::Rpc && rest != page.operation.name {
        doubt(action.span, format!("the action is not that of `{}`", page.operation.name));
    }
    if let Some(access) = &authorization.access
        && !LEVELS.contains(&access.value.as_str())
    {
        doubt(access.span, format!("there is no level of access `{}`", access.value));
    }
}

/// The levels of access that pages have.
const LEVELS: [&str; 8] = ["get", "list", "create", "update", "delete", "none", "read", "write"];

/// Reports a resource that has not the form of one.
fn form(page: &Page<'_>, arn: &Spanned<String>, problems: &mut Problems) {
    let parts: Vec<&str> = arn.splitn(5, ':').collect();
    let fits = match parts[..] {
        ["*"] => true,
        ["acs", product, _, _, rest] => !product.is_empty() && !rest.is_empty(),
        _ => !arn.starts_with("ac") && parts.len() >= 4,
    };
    if !fits {
        let why = "a resource is `*`, or looks like `acs:rds:{regionId}:{accountId}:dbinstance/*`";
        let problem = Problem::DoubtfulAuthorization { why: why.to_owned() };
        problems.add(page.file.at(arn.span), problem);
    }
}

/// Reports placeholders that neither a parameter nor the provider explains.
fn placeholders(
    page: &Page<'_>,
    arn: &Spanned<String>,
    subject: &Subject<'_>,
    problems: &mut Problems,
) {
    let known: Vec<&str> = subject.provider.arn_placeholders.iter().map(String::as_str).collect();
    let parameters = walk::parameters(page);
    let mut rest = 0;
    while let Some(open) = arn[rest..].find('{') {
        let start = rest + open + 1;
        let Some(length) = arn[start..].find('}') else { return };
        let name = &arn[start..start + length];
        let parameter = parameters.iter().any(|spot| spot.name.value == name);
        if !parameter && !known.contains(&name) {
            let place = page.file.at(words::part(arn, start, length));
            let mut names: Vec<_> = known.iter().map(|&it| it.to_owned()).collect();
            names.extend(parameters.iter().map(|spot| spot.name.value.clone()));
            let name = name.to_owned();
            problems.add(place, Problem::UnknownArnPlaceholder { name, known: names });
        }
        rest = start + length;
    }
}

/// Reports a safety class that the rest of the page contradicts.
fn retry(page: &Page<'_>, problems: &mut Problems) {
    let retry = &page.spec.retry;
    let access =
        page.spec.authorization.as_ref().and_then(|it| Some(it.access.as_ref()?.value.as_str()));
    let token = walk::parameters(page).iter().any(|spot| spot.property.idempotency_token.value);
    let why = match (retry.value, access) {
        (Retry::Safe, Some("create" | "update" | "delete" | "write")) => {
            "the operation changes something, so it is not safe to repeat"
        }
        (Retry::Unsafe | Retry::Idempotent, Some("get" | "list" | "read")) => {
            "the operation only reads, so it is safe to repeat"
        }
        (Retry::Idempotent, _) if !token => "no parameter is an idempotency token",
        (Retry::Unsafe, _) if token => "an idempotency token makes it harmless to repeat the call",
        _ => return,
    };
    problems.add(page.file.at(retry.span), Problem::DoubtfulRetry { why: why.to_owned() });
}
