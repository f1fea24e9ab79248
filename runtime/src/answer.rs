//! Telling success and failure apart, and reading what was answered.

mod found;
pub(crate) mod retry_after;
pub(crate) mod xml;

use crate::error::{ErrorKind, Failure};
use crate::response::Meta;
use crate::wire::{
    Decode, Entries, Failed, Fields, Scalar, Slot, read_json_into, read_json_slot, with_field,
};
use crate::{OperationFacts, Outcome};
use bytes::Bytes;
use found::{Found, text_of};
use http::{HeaderMap, StatusCode};
pub(crate) use retry_after::retry_after;

/// A complete answer.
pub(crate) struct Answer {
    pub(crate) facts: &'static OperationFacts,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A response that is being read.
pub(crate) trait Readable: Decode + Fields + Send {
    /// Makes it as if nothing had been read.
    fn clear(&mut self);
}

impl<T: Decode + Fields + Send> Readable for T {
    fn clear(&mut self) {
        *self = T::empty();
    }
}

impl Answer {
    /// Reads the answer into the response. Not generic, so that it is compiled once.
    pub(crate) fn read(self, response: &mut dyn Readable) -> Result<Meta, Box<Failure>> {
        if !self.status.is_success() {
            return Err(self.api_failure(&self.found()));
        }
        match self.read_body(response) {
            Ok(()) => {
                self.read_headers(response);
                self.accept(response)
            }
            Err(failed) => Err(self.misread(&failed)),
        }
    }

    fn read_body(&self, response: &mut dyn Readable) -> Result<(), Failed> {
        let body = without_mark(&self.body);
        if body.trim_ascii().is_empty() {
            return Ok(());
        }
        match self.facts.response_payload {
            Some(name) => read_payload(body, name, response),
            None => read_json_into(body, response),
        }
    }

    /// Reads the fields that are in headers. What cannot be read there is left out: the body is what counts.
    fn read_headers(&self, response: &mut dyn Readable) {
        for name in self.facts.response_headers {
            let text = self.headers.get(*name).and_then(|value| value.to_str().ok());
            let Some(text) = text else { continue };
            with_field(response, name, &mut |slot| {
                let _ = slot.value.read(Scalar::Text(text), slot.form.wire);
            });
        }
    }

    /// Takes a response that could be read, unless it says that the call failed.
    fn accept(self, response: &dyn Readable) -> Result<Meta, Box<Failure>> {
        let fields = Entries::of(response);
        if let Some(outcome) = &self.facts.api.outcome {
            let verdict = verdict(text_of(&fields, outcome.success));
            if verdict != Some(true) {
                let found = self.found();
                if verdict.or_else(|| verdict_of(outcome, &found)) == Some(false) {
                    return Err(self.api_failure(&found));
                }
            }
        }
        let names = self.facts.api.error_body.request_id;
        let request_id = names.iter().find_map(|name| text_of(&fields, name));
        let request_id = request_id.or_else(|| self.request_id_header());
        Ok(Meta { request_id, status: self.status, headers: self.headers, attempts: 1 })
    }

    /// The failure after an answer that could not be read: what the service says counts for more.
    fn misread(&self, failed: &Failed) -> Box<Failure> {
        let found = self.found();
        let outcome = self.facts.api.outcome.as_ref();
        if outcome.and_then(|outcome| verdict_of(outcome, &found)) == Some(false) {
            return self.api_failure(&found);
        }
        let mut failure = self.failure(ErrorKind::Decode, &found).message(failed.to_string());
        failure.json_path = Some(failed.path().to_owned());
        failure
    }

    fn api_failure(&self, found: &Found) -> Box<Failure> {
        let api = self.facts.api;
        let mut failure = self.failure(ErrorKind::Api, found);
        let common = (api.error_body.code, api.error_body.message);
        let own = api.outcome.as_ref().map_or(common, |outcome| (outcome.code, outcome.message));
        let order = if self.status.is_success() { [own, common] } else { [common, own] };
        failure.code = order.iter().find_map(|(code, _)| found.first(code));
        failure.message = order.iter().find_map(|(_, message)| found.first(message));
        failure
    }

    fn failure(&self, kind: ErrorKind, found: &Found) -> Box<Failure> {
        let mut failure = Failure::new(kind, self.facts.name).body(&self.body);
        failure.status = Some(self.status);
        let request_id = found.first(self.facts.api.error_body.request_id);
        failure.request_id = request_id.or_else(|| self.request_id_header());
        failure.retry_after = retry_after(&self.headers);
        failure
    }

    /// Whatever can be made of the body.
    fn found(&self) -> Found {
        let content_type = self.headers.get(http::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|it| it.to_str().ok()).unwrap_or_default();
        Found::new(without_mark(&self.body), content_type, self.facts.api.error_body.xml_root)
    }

    fn request_id_header(&self) -> Option<String> {
        request_id_header(self.facts, &self.headers)
    }
}

/// Reads a body that is all one field: JSON, or a text as it is.
fn read_payload(body: &[u8], name: &str, response: &mut dyn Readable) -> Result<(), Failed> {
    let mut result = Ok(());
    with_field(response, name, &mut |slot| {
        let Slot { value, form } = slot;
        let Err(failed) = read_json_slot(body, Slot { value: &mut *value, form }) else { return };
        let as_text = std::str::from_utf8(body).ok();
        let read = as_text.map(|text| value.read(Scalar::Text(text), form.wire));
        if !matches!(read, Some(Ok(_))) {
            result = Err(failed);
        }
    });
    result
}

/// The request id in the headers, if it is there.
pub(crate) fn request_id_header(facts: &OperationFacts, headers: &HeaderMap) -> Option<String> {
    let mut values = facts.api.request_id_headers.iter().filter_map(|name| headers.get(*name));
    let text = |value: &http::HeaderValue| value.to_str().ok().map(str::to_owned);
    values.find_map(|value| text(value).filter(|it| !it.is_empty()))
}

fn verdict_of(outcome: &Outcome, found: &Found) -> Option<bool> {
    verdict(found.first(&[outcome.success]))
}

/// What the field that tells success and failure apart says, if it is there.
fn verdict(text: Option<String>) -> Option<bool> {
    let text = text?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.eq_ignore_ascii_case("true") || text == "1")
}

/// The text without the byte order mark that some servers put before it.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}
