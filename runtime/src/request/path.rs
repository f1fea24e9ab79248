//! Filling in the parameters of a path.

use super::Invalid;
use super::encode::encode;
use super::flatten::Pairs;
use std::borrow::Cow;

/// The path with a value for each `{name}`, encoded as one segment.
pub(super) fn fill<'a>(template: &'a str, values: &Pairs<'_>) -> Result<Cow<'a, str>, Invalid> {
    if !template.contains('{') {
        return Ok(Cow::Borrowed(template));
    }
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (name, after))) = next_parameter(rest) {
        let value = values.iter().find(|(known, _)| known == name).map(|(_, value)| &**value);
        path += before;
        path.extend(encode(checked(name, value)?));
        rest = after;
    }
    Ok(Cow::Owned(path + rest))
}

/// Splits at the first `{name}`.
fn next_parameter(template: &str) -> Option<(&str, (&str, &str))> {
    let (before, rest) = template.split_once('{')?;
    Some((before, rest.split_once('}')?))
}

/// The value, unless the URL would lead elsewhere with it.
fn checked<'a>(name: &str, value: Option<&'a str>) -> Result<&'a str, Invalid> {
    match value {
        None => Err(Invalid(format!("`{name}` is part of the path and must be set"))),
        Some("") => Err(Invalid(format!("`{name}` is part of the path and must not be empty"))),
        Some("." | "..") => {
            Err(Invalid(format!("`{name}` is part of the path and must not be made of dots")))
        }
        Some(value) => Ok(value),
    }
}

/// The project that a path of Huawei Cloud or Open Telekom Cloud names. It goes into a header as well.
pub(super) fn project(values: Pairs<'_>) -> Result<Option<String>, Invalid> {
    const NAME: &str = "project_id";
    let Some((_, project)) = values.into_iter().find(|(name, _)| name == NAME) else {
        return Ok(None);
    };
    if project.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(Some(project.into_owned()));
    }
    Err(Invalid(format!("`{NAME}` has characters that cannot stand in a header")))
}
