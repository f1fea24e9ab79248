//! The examples that the specs have.

use serde_json::Value;
use specwright_codegen::Analysis;
use specwright_codegen::spec::{Operation, Tree};
use std::collections::BTreeMap;

/// By the path of the spec file without the ending.
#[derive(Default)]
pub(super) struct Specs {
    answers: BTreeMap<String, Vec<Value>>,
    pub(super) requests: Vec<(String, Value)>,
}

impl Specs {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let mut specs = Self::default();
        for file in &analysis.document.operations {
            let path = file.folder.join("/").trim_end_matches(".json").to_owned();
            for example in &file.content.examples {
                if let Some(answer) = &example.response {
                    specs.answers.entry(path.clone()).or_default().push(json(answer));
                }
                let request = example.request.as_ref().map(json);
                let request = request.map(|it| with_path(it, &file.content));
                specs.requests.extend(request.map(|it| (path.clone(), it)));
            }
        }
        specs
    }

    /// Whether a spec has this answer. It has those that fit the schema.
    pub(super) fn has(&self, operation: &str, answer: &Value) -> bool {
        self.answers.get(operation).is_some_and(|answers| answers.contains(answer))
    }
}

fn json(tree: &Tree) -> Value {
    tree.value.to_json()
}

/// Where an example of a request is its body, the parameters of the path are taken from elsewhere.
fn with_path(mut request: Value, operation: &Operation) -> Value {
    let Value::Object(parameters) = &mut request else { return request };
    let path = operation.path.as_ref().map_or("", |path| path.value.as_str());
    for (name, it) in operation.parameters.iter() {
        let inside = path.contains(&format!("{{{}}}", name.value));
        if inside && !parameters.contains_key(&name.value) {
            let value = it.example.as_ref().map_or_else(|| Value::from("value"), json);
            parameters.insert(name.value.clone(), value);
        }
    }
    request
}
