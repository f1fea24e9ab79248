//! What examples say against the tables.

use super::{Disagreement, disagreement, in_example};
use crate::subject::{Item, Kind, Subject, reason, text};
use specwright_codegen::spec::{Example, Node, Tree};

/// Fields of the table that the example of a success lacks.
pub(super) fn absent(subject: &Subject<'_>, example: &Example) -> Vec<Disagreement> {
    let Some(answer) = success(example) else { return Vec::new() };
    let fields = subject.fields();
    let is_absent = |item: &&Item<'_>| {
        // The object around a list belongs to the list, and what is inside of what is absent to that.
        let (parent, _) = item.path.rsplit_once('.').unwrap_or_default();
        let parents = at(answer, parent);
        !matches!(item.kind, Kind::Wrapper)
            && !item.is_header()
            && !parents.is_empty()
            && at(answer, &item.path).is_empty()
    };
    let lacking = fields.iter().filter(is_absent);
    let what = format!("the example `{}` lacks it", title(example));
    lacking.map(|item| in_example(subject, example, item, what.clone())).collect()
}

/// The example of a field in the table, where the example of an answer has others.
pub(super) fn other_value(subject: &Subject<'_>, item: &Item<'_>) -> Option<Disagreement> {
    let expected = item.property()?.example.as_ref()?;
    let answers = subject.operation.examples.iter().filter_map(success);
    let shown: Vec<&Tree> = answers.flat_map(|answer| at(answer, &item.path)).collect();
    let json = expected.value.to_json();
    if shown.iter().any(|tree| tree.value.to_json() == json) {
        return None;
    }
    let other = shown.first()?.value.to_json();
    let what = format!("the table has the example `{json}`, the example of an answer `{other}`");
    Some(disagreement(subject, item, what))
}

/// A success that carries an error code.
pub(super) fn failure_in_a_success(
    subject: &Subject<'_>,
    example: &Example,
) -> Option<Disagreement> {
    let answer = success(example)?;
    let outcome = subject.api.outcome.as_ref()?;
    let codes = outcome.code.iter().flat_map(|name| at(answer, &format!("$.{}", name.value)));
    let code = codes.map(|tree| text(&tree.value)).find(|code| {
        subject
            .provider
            .errors
            .iter()
            .chain(&subject.api.errors)
            .chain(&subject.operation.errors)
            .any(|entry| entry.code.value == *code)
    })?;
    Some(Disagreement {
        place: format!("example `{}`", title(example)),
        what: format!("it is a success and carries the error code `{code}`"),
        reason: reason(example.note.as_ref(), example.guess.as_ref()),
    })
}

/// Values outside of the documented limits.
pub(super) fn limits(subject: &Subject<'_>, item: &Item<'_>) -> Vec<Disagreement> {
    let Some(property) = item.property() else { return Vec::new() };
    let request = |example: &'_ Example| example.request.is_some();
    let in_requests = subject.operation.examples.iter().filter(|it| request(it));
    let parameters = in_requests.filter_map(|it| it.request.as_ref());
    let answers = subject.operation.examples.iter().filter_map(success);
    let shown: Vec<&Tree> = if item.path.starts_with('$') {
        answers.flat_map(|answer| at(answer, &item.path)).collect()
    } else {
        parameters.flat_map(|request| at(request, &format!("$.{}", item.path))).collect()
    };
    let number = |tree: &Tree| text(&tree.value).parse::<f64>().ok();
    let outside = |value: &&&Tree| {
        let bound = |limit: &Option<Tree>| limit.as_ref().and_then(number);
        let value_number = number(value);
        let length = match &value.value {
            Node::String(text) => u64::try_from(text.chars().count()).ok(),
            Node::List(items) => u64::try_from(items.len()).ok(),
            _ => None,
        };
        let below = value_number.zip(bound(&property.minimum)).is_some_and(|(it, min)| it < min);
        let above = value_number.zip(bound(&property.maximum)).is_some_and(|(it, max)| it > max);
        let short = length.zip(property.min_length).is_some_and(|(it, min)| it < min);
        let long = length.zip(property.max_length).is_some_and(|(it, max)| it > max);
        let listed = property.allowed.is_empty()
            || property.allowed.iter().any(|it| text(&it.value) == text(&value.value));
        below || above || short || long || !listed
    };
    let shown = shown.into_iter().chain(property.example.as_ref()).collect::<Vec<_>>();
    let found = shown.iter().find(outside).map(|value| {
        let what = format!("the example `{}` is outside of the limits", text(&value.value));
        disagreement(subject, item, what)
    });
    found.into_iter().collect()
}

/// The answer of an example that is a success.
fn success(example: &Example) -> Option<&Tree> {
    let status = example.status.as_ref().map_or(200, |status| status.value);
    example.response.as_ref().filter(|_| status < 400 && example.error.is_none())
}

fn title(example: &Example) -> &str {
    example.title.as_deref().unwrap_or("without a title")
}

/// The values at the end of a way such as `$.Data.List[].Name`.
fn at<'t>(tree: &'t Tree, path: &str) -> Vec<&'t Tree> {
    let mut found = Vec::new();
    follow(tree, path.trim_start_matches('$'), &mut found);
    found
}

fn follow<'t>(tree: &'t Tree, way: &str, found: &mut Vec<&'t Tree>) {
    if way.is_empty() {
        found.push(tree);
    } else if let Some(rest) = way.strip_prefix("[]") {
        for item in items(tree) {
            follow(item, rest, found);
        }
    } else if let (Some(rest), Node::Object(fields)) = (way.strip_prefix('.'), &tree.value) {
        // A name can have a dot, so it is the object that tells where a name ends.
        for (name, value) in fields {
            let rest = rest.strip_prefix(name.value.as_str());
            let ends = |rest: &&str| rest.is_empty() || rest.starts_with(['.', '[']);
            if let Some(rest) = rest.filter(ends) {
                follow(value, rest, found);
            }
        }
    }
}

fn items(tree: &Tree) -> Vec<&Tree> {
    match &tree.value {
        Node::List(items) => items.iter().collect(),
        // The values of a map are as many.
        Node::Object(entries) => entries.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}
