//! What is done with one operation.

use crate::exchange;
use crate::given::{Given, Misfit, object};
use crate::protocol::{Ask, Reply};
use serde_json::Value;
use serde_json::value::Serializer;
use specwright_runtime::wire::{Encode, read_json, write};
use specwright_runtime::{Operation, write_request};
use std::fmt;

/// An operation of the generated crate.
pub struct Row {
    path: &'static str,
    subject: Box<dyn Subject>,
}

/// An operation with the path of its spec file, without the ending, and what makes its request.
#[must_use]
pub fn row<O: Operation>(path: &'static str, build: fn(&Given<'_>) -> Result<O, Misfit>) -> Row {
    Row { path, subject: Box::new(Typed(build)) }
}

impl Row {
    pub(crate) fn path(&self) -> &'static str {
        self.path
    }

    pub(crate) fn reply(&self, ask: &Ask) -> Reply {
        let result = match ask {
            Ask::Request { json } => self.subject.request(json),
            Ask::Response { json } => self.subject.response(json),
            Ask::Call { status, json } => return self.subject.call(*status, json),
        };
        result.map_or_else(Reply::Problem, Reply::Json)
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("path", &self.path).finish_non_exhaustive()
    }
}

/// An operation without its type.
trait Subject {
    fn request(&self, json: &Value) -> Result<Value, String>;
    fn response(&self, json: &Value) -> Result<Value, String>;
    fn call(&self, status: u16, json: &Value) -> Reply;
}

struct Typed<O>(fn(&Given<'_>) -> Result<O, Misfit>);

impl<O: Operation> Subject for Typed<O> {
    fn request(&self, json: &Value) -> Result<Value, String> {
        let request = object(json).and_then(|given| (self.0)(&given));
        let request = request.map_err(|misfit| misfit.to_string())?;
        write_request(&request, Serializer).map_err(|error| error.to_string())
    }

    fn response(&self, json: &Value) -> Result<Value, String> {
        let response = read_json::<O::Response>(json.to_string().as_bytes());
        written(&response.map_err(|failed| failed.to_string())?)
    }

    fn call(&self, status: u16, json: &Value) -> Reply {
        match exchange::call::<O>(status, json) {
            Ok(Ok(response)) => written(&*response).map_or_else(Reply::Problem, Reply::Json),
            Ok(Err(error)) => Reply::Error(exchange::failure(&error)),
            Err(problem) => Reply::Problem(problem),
        }
    }
}

/// Not generic, so that it is compiled once.
fn written(value: &dyn Encode) -> Result<Value, String> {
    write(value, Serializer).map_err(|error| error.to_string())
}
