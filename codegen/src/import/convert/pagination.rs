//! Pages of a list, where nothing else can be meant.

use crate::import::json::{Json, Object, Put};
use crate::import::service::Operation;

/// What providers call the number of a page that begins with 1.
const PAGES: [&str; 5] = ["PageNumber", "PageNum", "PageNo", "CurrentPage", "pageNumber"];
const SIZES: [&str; 2] = ["PageSize", "pageSize"];
const TOKENS: [&str; 2] = ["NextToken", "nextToken"];
const TOKEN_SIZES: [&str; 2] = ["MaxResults", "maxResults"];
const TOTALS: [&str; 4] = ["TotalCount", "TotalRecordCount", "totalCount", "Total"];
/// How prose says that the first page is 1.
const FROM_ONE: [&str; 8] = [
    "从1开始",
    "从**1**开始",
    "起始值为1",
    "起始值：1",
    "默认值：1",
    "默认值为1",
    "默认值：**1**",
    "starts from 1",
];

/// How the operation gives out a list; nothing unless its parts have the names that mean just that, and
/// there is one list only.
pub(super) fn find(
    parameters: &Object,
    response: &Object,
    operation: &Operation,
) -> Option<Object> {
    if !operation.reads {
        return None;
    }
    let items = only_list(response)?;
    let is = |name: &str, ty: &str| parameters.get(name).and_then(|it| it.text("type")) == Some(ty);
    let named = |names: &[&'static str], ty: &str| names.iter().copied().find(|name| is(name, ty));
    let mut pages = Object::new();
    let token = named(&TOKENS, "string")
        .and_then(|token| Some((token, way(response, &[token], "string")?)));
    if let Some((token, next)) = token {
        pages.put("style", "token");
        pages.put("position", token);
        pages.put_some("size", named(&TOKEN_SIZES, "integer"));
        pages.put("items", items);
        pages.put("next", next);
    } else {
        let (page, size) = (named(&PAGES, "integer")?, named(&SIZES, "integer"));
        if !begins_with_one(page, parameters, operation) {
            return None;
        }
        pages.put("style", "page");
        pages.put("position", page);
        pages.put_some("size", size);
        pages.put("items", items);
    }
    pages.put_some("total_items", way(response, &TOTALS, "integer"));
    Some(pages)
}

/// Whether the source says that the first page is 1.
fn begins_with_one(name: &str, parameters: &Object, operation: &Operation) -> bool {
    let one = |key: &str| parameters.get(name).and_then(|it| it.get(key)) == Some(&Json::from(1));
    let said = || {
        let parameter = operation.parameters.iter().find(|it| it.name == name)?;
        let prose = parameter.schema.description.as_deref()?.replace(' ', "");
        Some(FROM_ONE.iter().any(|words| prose.contains(&words.replace(' ', ""))))
    };
    one("default") || one("minimum") || said().unwrap_or_default()
}

/// The way to the only list of objects in an answer, through objects.
fn only_list(fields: &Object) -> Option<String> {
    let mut lists = Vec::new();
    collect(fields, "", &mut lists);
    match &lists[..] {
        [list] => Some(list.clone()),
        _ => None,
    }
}

fn collect(fields: &Object, above: &str, lists: &mut Vec<String>) {
    for (name, field) in fields {
        let path = format!("{above}{name}");
        match field.text("type") {
            Some("list") => lists.push(path),
            Some("object") => {
                if let Some(fields) = field.get("fields").and_then(Json::as_object) {
                    collect(fields, &format!("{path}."), lists);
                }
            }
            _ => {}
        }
    }
}

/// The way to a field that has one of the names, at the root or in one of its objects.
fn way(response: &Object, names: &[&str], ty: &str) -> Option<String> {
    let here = |fields: &Object| {
        let is = |name: &&&str| fields.get(**name).and_then(|it| it.text("type")) == Some(ty);
        names.iter().find(is).map(|name| (*name).to_owned())
    };
    here(response).or_else(|| {
        response.iter().find_map(|(name, field)| {
            let inner = here(field.get("fields")?.as_object()?)?;
            Some(format!("{name}.{inner}"))
        })
    })
}
