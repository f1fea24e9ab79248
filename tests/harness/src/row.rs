//! What is done with one operation.

use crate::exchange;
use crate::given::{Given, Misfit, object};
use crate::protocol::{Ask, Reply};
use serde_json::Value;
use serde_json::value::Serializer;
use specwright_runtime::wire::{Decode, Encode, read_json_into, write};
use specwright_runtime::{Operation, write_request};
use std::fmt;

/// An operation of the generated crate.
pub struct Row {
    path: &'static str,
    /// The field that is the whole body of the answer, if it is one that is no object.
    payload: Option<&'static str>,
    answer: fn() -> Box<dyn Answer>,
    calls: Option<Box<dyn Calls>>,
}

/// An operation with the path of its spec file, without the ending, and what makes its request.
#[must_use]
pub fn row<O: Operation>(path: &'static str, build: fn(&Given<'_>) -> Result<O, Misfit>) -> Row {
    Row { calls: Some(Box::new(Typed(build))), ..answers::<O>(path) }
}

/// An operation that is asked about its answers only, which costs little to compile.
#[must_use]
pub fn answers<O: Operation>(path: &'static str) -> Row {
    let payload = O::FACTS.response_payload;
    Row { path, payload, answer: || Box::new(O::Response::empty()), calls: None }
}

impl Row {
    pub(crate) fn path(&self) -> &'static str {
        self.path
    }

    pub(crate) fn reply(&self, ask: &Ask) -> Reply {
        match (ask, &self.calls) {
            (Ask::Response { json }, _) => self.response(json),
            (Ask::Request { json }, Some(calls)) => calls.request(json),
            (Ask::Call { status, json }, Some(calls)) => calls.call(*status, json),
            (_, None) => Reply::Problem(format!("`{}` is asked about its answers only", self.path)),
        }
    }

    fn response(&self, json: &Value) -> Reply {
        let mut answer = (self.answer)();
        let text = match self.payload {
            Some(name) => Value::from_iter([(name, json.clone())]).to_string(),
            None => json.to_string(),
        };
        match read_json_into(text.as_bytes(), &mut *answer) {
            Ok(()) => written(&*answer, self.payload),
            Err(failed) => Reply::Problem(failed.to_string()),
        }
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("path", &self.path).finish_non_exhaustive()
    }
}

/// An answer without its type.
trait Answer: Decode + Encode {}

impl<T: Decode + Encode> Answer for T {}

/// Requests and calls of an operation without its type.
trait Calls {
    fn request(&self, json: &Value) -> Reply;
    fn call(&self, status: u16, json: &Value) -> Reply;
}

struct Typed<O>(fn(&Given<'_>) -> Result<O, Misfit>);

// Whatever does not depend on the operation is done elsewhere: this is compiled once for each.
impl<O: Operation> Calls for Typed<O> {
    fn request(&self, json: &Value) -> Reply {
        match object(json).and_then(|given| (self.0)(&given)) {
            Ok(request) => reply(write_request(&request, Serializer)),
            Err(misfit) if misfit.is_lack() => Reply::Lacks(misfit.to_string()),
            Err(misfit) => Reply::Problem(misfit.to_string()),
        }
    }

    fn call(&self, status: u16, json: &Value) -> Reply {
        exchange::call::<O>(status, json)
    }
}

/// An answer, written again; where one field is all of it, only that.
pub(crate) fn written(value: &dyn Encode, payload: Option<&str>) -> Reply {
    reply(write(value, Serializer).map(|mut json| match payload {
        Some(name) => json.get_mut(name).map(Value::take).unwrap_or_default(),
        None => json,
    }))
}

fn reply(json: serde_json::Result<Value>) -> Reply {
    json.map_or_else(|error| Reply::Problem(error.to_string()), Reply::Json)
}
