//! Examples and errors that go through the generated types, and what must come out.

use crate::difference::difference;
use crate::harness::{Ask, Failure, Harness, Question, Reply};
use crate::subject::Subject;
use anyhow::Result;
use serde_json::{Map, Value, json};
use specwright_codegen::api;
use specwright_codegen::spec::{Example, Outcome, Tree};

/// How many went through, and what did not.
#[derive(Default)]
pub(super) struct Proof {
    pub(super) requests: Count,
    pub(super) answers: Count,
    pub(super) errors: Count,
    /// What went wrong, a sentence each.
    pub(super) failures: Vec<String>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) passed: usize,
    pub(super) total: usize,
}

/// What goes through.
#[derive(Clone, Copy)]
enum Thing {
    Request,
    Answer,
    Error,
}

/// What must come out.
enum Expected {
    /// The same JSON.
    Same(Value),
    /// An error.
    Error(Expectation),
}

struct Expectation {
    code: String,
    status: u16,
    class: Option<String>,
    message: Option<String>,
}

struct Trial<'a> {
    subject: usize,
    thing: Thing,
    /// What it is, for a message.
    what: String,
    question: Question<'a>,
    expected: Expected,
}

/// Puts everything documented through the types: one proof for each subject, in their order.
pub(super) fn prove(
    harness: &Harness,
    subjects: &[Subject<'_>],
    model: &api::Model,
) -> Result<Vec<Proof>> {
    let each = subjects.iter().enumerate();
    let trials = each.flat_map(|(index, subject)| trials(index, subject, model));
    let (questions, rest): (Vec<_>, Vec<_>) = trials
        .map(|Trial { subject, thing, what, question, expected }| {
            (question, (subject, thing, what, expected))
        })
        .unzip();
    let replies = harness.ask(&questions)?;
    let mut proofs: Vec<Proof> = subjects.iter().map(|_| Proof::default()).collect();
    for ((subject, thing, what, expected), reply) in rest.into_iter().zip(replies) {
        let Some(proof) = proofs.get_mut(subject) else { continue };
        let count = match thing {
            Thing::Request => &mut proof.requests,
            Thing::Answer => &mut proof.answers,
            Thing::Error => &mut proof.errors,
        };
        count.total += 1;
        match problem(&expected, reply) {
            None => count.passed += 1,
            Some(problem) => proof.failures.push(format!("{what}: {problem}")),
        }
    }
    Ok(proofs)
}

fn trials<'a>(index: usize, subject: &'a Subject<'_>, model: &api::Model) -> Vec<Trial<'a>> {
    let codes = Codes::new(subject, model);
    let trial = |thing, what: &str, ask, expected| Trial {
        subject: index,
        thing,
        what: what.to_owned(),
        question: Question { operation: &subject.path, ask },
        expected,
    };
    let mut trials = Vec::new();
    for (number, example) in (1..).zip(&subject.operation.examples) {
        let title = example.title.clone().unwrap_or_else(|| format!("number {number}"));
        let what = format!("example `{title}`");
        if let Some(json) = example.request.as_ref().map(json) {
            let ask = Ask::Request { json: json.clone() };
            trials.push(trial(Thing::Request, &what, ask, Expected::Same(json)));
        }
        for (thing, ask, expected) in answers(example, &codes) {
            trials.push(trial(thing, &what, ask, expected));
        }
    }
    for entry in codes.entries() {
        let (ask, expected) = codes.documented(entry);
        trials.push(trial(Thing::Error, &format!("error `{}`", entry.code), ask, expected));
    }
    trials
}

/// What is tried with the answer of an example.
fn answers(example: &Example, codes: &Codes<'_, '_>) -> Vec<(Thing, Ask, Expected)> {
    let Some(json) = example.response.as_ref().map(json) else { return Vec::new() };
    let status = example.status.as_ref().map_or(200, |status| status.value);
    let call = Ask::Call { status, json: json.clone() };
    match &example.error {
        Some(code) => {
            let class = codes.class(&code.value);
            let code = code.value.clone();
            let expectation = Expectation { code, status, class, message: None };
            let mut all = vec![(Thing::Error, call, Expected::Error(expectation))];
            // The type of the answer can hold this one too.
            if status < 400 {
                let ask = Ask::Response { json: json.clone() };
                all.push((Thing::Answer, ask, Expected::Same(json)));
            }
            all
        }
        None if status < 400 => vec![(Thing::Answer, call, Expected::Same(json))],
        None => Vec::new(),
    }
}

fn json(tree: &Tree) -> Value {
    tree.value.to_json()
}

/// The error codes that an operation can meet.
struct Codes<'a, 'm> {
    subject: &'a Subject<'a>,
    api: Option<&'m api::Api>,
}

impl<'a, 'm> Codes<'a, 'm> {
    fn new(subject: &'a Subject<'_>, model: &'m api::Model) -> Self {
        let folder = |it: &api::Api| format!("{}/{}/{}/", it.provider.name, it.name, it.version);
        let api = model.apis.iter().find(|it| subject.path.starts_with(&folder(it)));
        Self { subject, api }
    }

    /// The codes of the page, of the API and of the provider.
    fn entries(&self) -> impl Iterator<Item = &'m api::ErrorEntry> + use<'m> {
        let own = self.api.and_then(|api| {
            let name = self.subject.path.rsplit('/').next().unwrap_or_default();
            api.operations.iter().find(|it| it.name == name)
        });
        let own = own.map_or(&[][..], |operation| &operation.errors);
        let shared = self.api.map_or(&[][..], |api| &api.errors);
        let repeated = |it: &&api::ErrorEntry| !own.iter().any(|other| other.code == it.code);
        own.iter().chain(shared.iter().filter(repeated))
    }

    /// The class of a code, by what the API lists or by its beginning.
    fn class(&self, code: &str) -> Option<String> {
        let api = self.api?;
        let listed = api.errors.iter().find(|it| it.code == code).and_then(|it| it.class);
        let prefixes = &api.provider.error_prefixes;
        let prefix = prefixes.iter().find(|(start, _)| code.starts_with(start.as_str()));
        listed.or(prefix.map(|(_, class)| *class)).map(|class| format!("{class:?}"))
    }

    /// An answer with a code in the form that the files describe, and what must come of it.
    fn documented(&self, entry: &api::ErrorEntry) -> (Ask, Expected) {
        let status = entry.status.unwrap_or(400);
        let message = entry.message.clone().unwrap_or_else(|| "What is wrong.".to_owned());
        let mut body = Map::new();
        match &self.subject.api.outcome {
            Some(Outcome { success, code, message: messages, .. }) if status < 400 => {
                put(&mut body, success, Value::Bool(false));
                code.iter().take(1).for_each(|it| put(&mut body, it, json!(entry.code)));
                messages.iter().take(1).for_each(|it| put(&mut body, it, json!(message)));
            }
            _ => {
                let form = &self.subject.provider.error_body;
                form.code.iter().take(1).for_each(|it| put(&mut body, it, json!(entry.code)));
                form.message.iter().take(1).for_each(|it| put(&mut body, it, json!(message)));
            }
        }
        let code = entry.code.clone();
        let class = self.class(&code);
        let expectation = Expectation { code, status, class, message: Some(message) };
        (Ask::Call { status, json: Value::Object(body) }, Expected::Error(expectation))
    }
}

/// Puts a value at the end of a way of names with `.` between them.
fn put(body: &mut Map<String, Value>, way: &str, value: Value) {
    match way.split_once('.') {
        None => {
            body.insert(way.to_owned(), value);
        }
        Some((name, rest)) => {
            let inner = body.entry(name).or_insert_with(|| json!({}));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// What is wrong with a reply, if anything is.
fn problem(expected: &Expected, reply: Reply) -> Option<String> {
    match (expected, reply) {
        (_, Reply::Problem(problem) | Reply::Lacks(problem)) => Some(problem),
        (Expected::Same(expected), Reply::Json(json)) => {
            difference(expected, &json).map(|it| it.to_string())
        }
        (Expected::Same(_), Reply::Error(failure)) => {
            let code = failure.code.unwrap_or(failure.kind);
            Some(format!("it is taken for the failure `{code}`"))
        }
        (Expected::Error(_), Reply::Json(_)) => Some("it is taken for a success".to_owned()),
        (Expected::Error(expected), Reply::Error(failure)) => unlike(expected, &failure),
    }
}

fn unlike(expected: &Expectation, failure: &Failure) -> Option<String> {
    let Expectation { code, status, class, message } = expected;
    let none = "nothing";
    let differs = |what: &str, expected: Option<&str>, found: Option<&str>| {
        let (expected, found) = (expected.unwrap_or(none), found.unwrap_or(none));
        (expected != found).then(|| format!("its {what} is `{found}`, not `{expected}`"))
    };
    differs("code", Some(code), failure.code.as_deref())
        .or_else(|| (!failure.listed).then(|| "the enum of codes does not list it".to_owned()))
        .or_else(|| differs("kind", Some("Api"), Some(&failure.kind)))
        .or_else(|| differs("class", class.as_deref(), failure.class.as_deref()))
        .or_else(|| {
            let found = failure.status.map(|status| status.to_string());
            differs("status", Some(&status.to_string()), found.as_deref())
        })
        .or_else(|| {
            let expected = message.as_deref()?;
            differs("message", Some(expected), failure.message.as_deref())
        })
}
