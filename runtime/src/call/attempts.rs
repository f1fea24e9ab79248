//! The attempts of a call, until one succeeds or another would be of no use.

use super::exchange::{exchange, late, refused, sign};
use super::options::Options;
use super::time::Deadline;
use super::trace;
use crate::answer::Readable;
use crate::client::Inner;
use crate::error::{ErrorKind, Failure};
use crate::request::Draft;
use crate::response::Meta;
use crate::retry::{Cost, may_repeat};
use crate::sign::is_rejected;
use crate::{Credentials, ErrorClass, OperationFacts, RetryPolicy, Safety};
use std::pin::pin;
use std::time::Duration;
use tracing::{Instrument, debug};

/// Tells what kind of trouble an error code stands for.
pub(super) type Classify = fn(&str) -> Option<ErrorClass>;

/// A call under way.
pub(super) struct Attempts<'a> {
    client: &'a Inner,
    facts: &'static OperationFacts,
    safety: Safety,
    classify: Classify,
    policy: RetryPolicy,
    end: Deadline,
    attempt_timeout: Duration,
    /// How many were made.
    made: u32,
    /// What the last one was paid with.
    paid: Option<Cost>,
    /// Whether credentials that were rejected have been replaced.
    renewed: bool,
    /// Why the one before failed.
    before: Option<Box<Failure>>,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(
        client: &'a Inner,
        facts: &'static OperationFacts,
        safety: Safety,
        classify: Classify,
        options: Options,
    ) -> Self {
        Self {
            client,
            facts,
            safety,
            classify,
            policy: options.retry.unwrap_or(client.retry),
            end: Deadline::after(options.timeout.unwrap_or(client.timeout)),
            attempt_timeout: options.attempt_timeout.unwrap_or(client.attempt_timeout),
            made: 0,
            paid: None,
            renewed: false,
            before: None,
        }
    }

    /// Makes attempts until the response is there, or the call has failed for good.
    pub(super) async fn run(
        &mut self,
        draft: &Draft,
        response: &mut dyn Readable,
    ) -> Result<Meta, Box<Failure>> {
        let mut credentials = self.credentials().await?;
        loop {
            match self.attempt(draft, credentials.as_ref(), response).await {
                Ok(meta) => {
                    self.client.budget.succeeded(self.paid);
                    return Ok(meta);
                }
                Err(failure) => credentials = self.again(failure, credentials).await?,
            }
        }
    }

    /// Makes one attempt.
    async fn attempt(
        &mut self,
        draft: &Draft,
        credentials: Option<&Credentials>,
        response: &mut dyn Readable,
    ) -> Result<Meta, Box<Failure>> {
        let request = sign(self.client, self.facts, draft, credentials);
        let request = request.map_err(|failure| self.counted(failure))?;
        self.made += 1;
        let span = trace::attempt(self.facts, self.made);
        let end = Deadline::after(self.attempt_timeout).or(self.end);
        let Self { client, facts, .. } = *self;
        // Not in what follows, which would have to keep the request as long as it runs.
        let sending = span.in_scope(|| client.transport.send(request));
        // Pinned, so that it is not moved once more: it is large.
        let attempt = pin!(async {
            let answer = exchange(client, facts, sending, end).await?;
            response.clear();
            answer.read(response)
        });
        let result = attempt.instrument(span.clone()).await;
        let result = result.map_err(|failure| {
            let mut failure = self.counted(failure);
            failure.hide(&credentials.map(Credentials::secrets).unwrap_or_default());
            failure
        });
        trace::outcome(&span, result.as_ref().map_err(|failure| &**failure));
        result.map(|meta| Meta { attempts: self.made, ..meta })
    }

    /// Adds what the failure does not know itself.
    fn counted(&mut self, mut failure: Box<Failure>) -> Box<Failure> {
        failure.attempts = self.made;
        failure.class = failure.code.as_deref().and_then(self.classify);
        // That time ran out says little; why there had to be another attempt says more.
        if failure.kind == ErrorKind::Timeout && failure.source.is_none() {
            failure.source = self.before.take().map(|before| (*before).into());
        }
        failure
    }

    /// Waits until there can be another attempt, and gives the credentials for it; if there can be
    /// none, the failure is that of the call.
    async fn again(
        &mut self,
        failure: Box<Failure>,
        used: Option<Credentials>,
    ) -> Result<Option<Credentials>, Box<Failure>> {
        if let Some(used) = &used
            && is_rejected(self.facts.api.signer, &failure)
        {
            self.client.credentials.invalidate(used);
            return self.renew(failure, used).await;
        }
        let share = (self.client.jitter)();
        let wait = self.policy.delay(self.made, &failure, share);
        if !may_repeat(&failure, self.safety) || !self.end.allows(wait) || !self.pay(&failure) {
            return Err(failure);
        }
        debug!(attempt = self.made, ?wait, kind = ?failure.kind, "trying again");
        self.before = Some(failure);
        tokio::time::sleep(wait).await;
        self.credentials().await
    }

    /// Looks for other credentials than those that were rejected. A call that was turned away for them
    /// was not carried out.
    async fn renew(
        &mut self,
        mut failure: Box<Failure>,
        used: &Credentials,
    ) -> Result<Option<Credentials>, Box<Failure>> {
        if self.renewed || self.made >= self.policy.max_attempts() {
            return Err(failure);
        }
        self.renewed = true;
        match self.credentials().await {
            Ok(other) if other.as_ref() != Some(used) && self.pay(&failure) => Ok(other),
            Ok(_) => Err(failure),
            Err(error) => {
                failure.source = Some((*error).into());
                Err(failure)
            }
        }
    }

    /// Pays for another attempt, if there may be one.
    fn pay(&mut self, failure: &Failure) -> bool {
        let cost = Cost::after(failure);
        if self.made >= self.policy.max_attempts() || !self.client.budget.pay(cost) {
            return false;
        }
        self.paid = Some(cost);
        true
    }

    /// What proves who is calling, where the call needs that.
    async fn credentials(&mut self) -> Result<Option<Credentials>, Box<Failure>> {
        if !self.facts.signed {
            return Ok(None);
        }
        let found = self.end.keep(self.client.credentials.credentials()).await;
        let failure = match found {
            Ok(Ok(credentials)) => return Ok(Some(credentials)),
            Ok(Err(error)) => refused(self.facts, error),
            Err(it) => late(self.facts, it),
        };
        Err(self.counted(failure))
    }
}
