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

pub(super) fn errors(api: &Json) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (status, list) in api.entries("errorCodes") {
        for json in list.as_list().unwrap_or_default() {
            failures.push(Failure {
                code: json.text("errorCode").unwrap_or_default().to_owned(),
                status: Some(status.clone()),
                message: json.text("errorMessage").map(str::to_owned),
                meaning: json.text("description").map(str::to_owned),
            });
        }
    }
    failures
}

/// The JSON examples; those in XML say the same in a form that is never asked for.
pub(super) fn examples(api: &Json, remarks: &mut Remarks) -> Vec<Example> {
    let Some(text) = api.text("responseDemo").filter(|it| !it.trim().is_empty()) else {
        return Vec::new();
    };
    let mut examples = Vec::new();
    let demos = Json::parse(text.as_bytes()).unwrap_or(Json::Null);
    for demo in demos.as_list().unwrap_or_default() {
        if demo.text("type") != Some("json") {
            continue;
        }
        let Some(text) = demo.text("example").filter(|it| !it.trim().is_empty()) else { continue };
        let Ok(response) = Json::parse(text.as_bytes()) else {
            remarks.note("An example of the metadata is not JSON and is left out.");
            remarks.leave_out("examples", "the example is not JSON");
            continue;
        };
        let response = Some(response);
        examples.push(Example { title: None, status: None, request: None, response });
    }
    examples
}
