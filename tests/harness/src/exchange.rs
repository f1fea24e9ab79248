//! A call that gets a given answer, through the client that users have.

use crate::protocol::{Failure, Reply};
use crate::row::written;
use serde_json::Value;
use specwright_runtime::bytes::Bytes;
use specwright_runtime::http::{Request, Response as HttpResponse};
use specwright_runtime::{
    ApiFacts, Body, Client, ClientBuilder, Credentials, Error, Location, Operation, OperationFacts,
    ParameterSet, Parameters, Transport, TransportFuture, open_enum,
};
use std::marker::PhantomData;
use std::pin::Pin;

/// Calls the operation and gives it this answer.
pub(crate) fn call<O: Operation>(status: u16, json: &Value) -> Reply {
    let client = match client(O::FACTS.api, Answer { status, body: json.to_string().into() }) {
        Ok(client) => client,
        Err(problem) => return Reply::Problem(problem),
    };
    let call = client.call(Probe::<O>(PhantomData)).into_future();
    wait(Box::pin(async {
        match call.await {
            Ok(response) => written(&*response, O::FACTS.response_payload),
            Err(error) => Reply::Error(failure(&error)),
        }
    }))
}

/// Waits for a reply. Not generic, so that it is compiled once.
fn wait(reply: Pin<Box<dyn Future<Output = Reply>>>) -> Reply {
    // The clock stands still while nothing is to be done, so that repetitions do not wait.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    match runtime.enable_time().start_paused(true).build() {
        Ok(runtime) => runtime.block_on(reply),
        Err(error) => Reply::Problem(error.to_string()),
    }
}

fn client(api: &'static ApiFacts, answer: Answer) -> Result<Client, String> {
    ClientBuilder::<Client>::new(api, "region")
        .endpoint("https://service.example")
        .credentials(Credentials::access_key("id", "secret"))
        .transport(answer)
        .build()
        .map_err(|error| error.to_string())
}

/// What an error tells.
fn failure<C: specwright_runtime::ErrorCode>(error: &Error<C>) -> Failure {
    Failure {
        kind: format!("{:?}", error.kind()),
        code: error.code().map(|code| open_enum::as_str(code).to_owned()),
        listed: error.code().is_some_and(|code| code.as_unrecognized().is_none()),
        class: error.class().map(|class| format!("{class:?}")),
        status: error.status(),
        message: error.message().map(str::to_owned),
    }
}

/// Answers every request in the same way.
#[derive(Debug)]
struct Answer {
    status: u16,
    body: Bytes,
}

impl Transport for Answer {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        let mut response = HttpResponse::new(Body::from(self.body.clone()));
        // A status that HTTP does not know is left as it is, and the call succeeds against the spec.
        if let Ok(status) = self.status.try_into() {
            *response.status_mut() = status;
        }
        Box::pin(async { Ok(response) })
    }
}

/// An operation without its parameters, for answers that belong to no request.
struct Probe<O>(PhantomData<fn() -> O>);

impl<O: Operation> Operation for Probe<O> {
    type Response = O::Response;
    type ErrorCode = O::ErrorCode;

    const FACTS: OperationFacts = O::FACTS;
    const ERROR_CODES: &'static [O::ErrorCode] = O::ERROR_CODES;
}

impl<O: Operation> ParameterSet for Probe<O> {
    /// Fills in the path, without which there is no request.
    fn each<'a>(&'a self, to: &mut Parameters<'a>) {
        let names = O::FACTS.path.split('{').skip(1).filter_map(|it| it.split('}').next());
        names.for_each(|name| {
            to.add(Location::Path, name, &"value");
        });
    }
}
