//! From the parameters of a request to its attempts: all that is the same for every operation.

use super::attempts::{Attempts, Classify};
use super::options::Options;
use super::trace;
use crate::answer::Readable;
use crate::client::{Client, Inner};
use crate::error::{ErrorKind, Failure};
use crate::request::{Draft, Sender, draft};
use crate::response::Meta;
use crate::{OperationFacts, Parameter, Safety};
use std::pin::{Pin, pin};
use tracing::Instrument;

/// A call whose request is drafted. All attempts send the same, with the same idempotency token.
pub(super) struct Started {
    client: Client,
    facts: &'static OperationFacts,
    safety: Safety,
    /// Boxed, so that it is not copied from place to place.
    draft: Result<Box<Draft>, Box<Failure>>,
    classify: Classify,
    options: Options,
}

/// What running a call gives.
type Run<'a> = Pin<Box<dyn Future<Output = Result<Meta, Box<Failure>>> + Send + 'a>>;

/// Drafts the request.
pub(super) fn start(
    client: Client,
    facts: &'static OperationFacts,
    parameters: &[Parameter<'_>],
    classify: Classify,
    options: Options,
) -> Started {
    let draft = prepare(&client.inner, facts, parameters);
    let safety = safety(facts, parameters);
    Started { client, facts, safety, draft, classify, options }
}

/// Whether the call may be repeated. Without a token nothing makes it harmless.
fn safety(facts: &OperationFacts, parameters: &[Parameter<'_>]) -> Safety {
    let has_token = parameters.iter().any(|parameter| parameter.form.idempotency_token);
    match facts.safety {
        Safety::Idempotent if !has_token => Safety::Unsafe,
        safety => safety,
    }
}

fn prepare(
    client: &Inner,
    facts: &'static OperationFacts,
    parameters: &[Parameter<'_>],
) -> Result<Box<Draft>, Box<Failure>> {
    let invalid = |message| Failure::new(ErrorKind::InvalidRequest, facts.name).message(message);
    let (own, other) = (client.api, facts.api);
    if (own.provider, own.product, own.version) != (other.provider, other.product, other.version) {
        let (product, version) = (other.product, other.version);
        return Err(invalid(format!("it belongs to another client: {product} {version}")));
    }
    let sender =
        Sender { origin: &client.origin, user_agent: &client.user_agent, unique: &*client.nonce };
    let draft = draft(facts, parameters, &sender);
    draft.map(Box::new).map_err(|problem| invalid(problem.to_string()))
}

impl Started {
    /// Makes the call, and reads the answer into the response.
    pub(super) fn run(self, response: &mut dyn Readable) -> Run<'_> {
        let Self { client, facts, safety, draft, classify, options } = self;
        let span = trace::call(facts);
        let inside = span.clone();
        Box::pin(async move {
            let mut attempts = Attempts::new(&client.inner, facts, safety, classify, options);
            // Pinned, so that it is not moved once more: it is large.
            let run = pin!(async { attempts.run(&*draft?, response).await });
            let result = run.instrument(inside).await;
            trace::end(&span, result.as_ref().map_err(|failure| &**failure));
            result
        })
    }
}
