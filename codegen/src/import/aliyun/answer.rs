//! Answers in the metadata of Alibaba Cloud: of a success, of failures, and examples.

use super::remarks::Remarks;
use crate::import::json::Json;
use crate::import::schema::Schema;
use crate::import::service::{Example, Failure};

/// The answer to a success: of 200, or else of the first such status.
pub(super) fn response(api: &Json, remarks: &mut Remarks) -> Option<Schema> {
    let mut answers: Vec<_> =
        api.get("responses")?.as_object()?.iter().filter(|(it, _)| it.starts_with('2')).collect();
    answers.sort_by_key(|(status, _)| status.as_str());
    let (status, answer) = *answers.first()?;
    for (other, it) in &answers[1..] {
        if it.get("schema").is_some_and(|schema| Some(schema) != answer.get("schema")) {
            remarks.note(format!(
                "The answer is that of the status {status}; the metadata has another one for {other}."
            ));
        }
    }
    answer.get("schema").map(Schema::read)
}

/// What the service replaces before it sends a code.
const PLACEHOLDER: &str = "%s";

pub(super) fn errors(api: &Json, remarks: &mut Remarks) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (status, list) in api.entries("errorCodes") {
        for json in list.as_list().unwrap_or_default() {
            let code = json.text("errorCode").unwrap_or_default();
            if code.contains(PLACEHOLDER) {
                let reason = "nothing says what the service puts in the place of `%s`";
                remarks.leave_out(&format!("errors.{code}"), reason);
                continue;
            }
            failures.push(Failure {
                code: code.to_owned(),
                status: Some(status.clone()),
                message: json.text("errorMessage").map(str::to_owned),
                meaning: json.text("description").map(str::to_owned),
            });
        }
    }
    failures
}

/// The answers that are shown as JSON, nothing for one that is none. Those in XML say the same in a form
/// that is never asked for.
pub(super) fn shown(api: &Json) -> Vec<Option<Json>> {
    let demos = api.text("responseDemo").and_then(|text| Json::parse(text.as_bytes()).ok());
    let demos = demos.as_ref().and_then(Json::as_list).unwrap_or_default();
    let texts = demos.iter().filter(|demo| demo.text("type") == Some("json"));
    let texts = texts.filter_map(|demo| demo.text("example")).filter(|it| !it.trim().is_empty());
    texts.map(|text| Json::parse(text.as_bytes()).ok()).collect()
}

/// The examples of a spec.
pub(super) fn examples(shown: &[Option<Json>], remarks: &mut Remarks) -> Vec<Example> {
    for _ in shown.iter().filter(|it| it.is_none()) {
        remarks.note("An example of the metadata is not JSON and is left out.");
        remarks.leave_out("examples", "the example is not JSON");
    }
    let answers = shown.iter().flatten().cloned();
    let example =
        |answer| Example { title: None, status: None, request: None, response: Some(answer) };
    answers.map(example).collect()
}
