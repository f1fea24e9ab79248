//! Looking once at what is waited for. Generated waiters are made of these functions.

use super::{Waitable, Waiter};
use crate::wire::text;
use crate::{Call, Error, Operation, Paginated};
use std::pin::Pin;

type Failed<O> = Error<<O as Operation>::ErrorCode>;

/// What [`Waiter::look`] gives.
pub type LookFuture<W> = Pin<
    Box<
        dyn Future<Output = Result<Option<<W as Waiter>::Output>, Failed<<W as Waiter>::Operation>>>
            + Send,
    >,
>;

/// What [`Waitable::begin`] gives: the call to repeat, and what to wait for. `None` where the answer
/// does not say what that is.
pub type BeginFuture<O> = Pin<Box<dyn Future<Output = Begun<O>> + Send>>;

type Begun<O> = Result<Option<Next<<O as Waitable>::Waiter>>, Failed<O>>;

/// The call to repeat, and what to wait for.
pub(super) type Next<W> = (Call<<W as Waiter>::Operation>, W);

/// The answer is what is waited for.
pub fn whole<W>(call: Call<W::Operation>) -> LookFuture<W>
where
    W: Waiter<Output = <<W as Waiter>::Operation as Operation>::Response>,
{
    Box::pin(async move { Ok(Some(call.await?.into_inner())) })
}

/// One item of a list in the answer is waited for.
pub fn among<W: Waiter>(
    waiter: &W,
    call: Call<W::Operation>,
    items: fn(<W::Operation as Operation>::Response) -> Vec<W::Output>,
) -> LookFuture<W> {
    let waiter = waiter.clone();
    Box::pin(async move {
        let response = call.await?.into_inner();
        Ok(items(response).into_iter().find(|item| is(&waiter, item)))
    })
}

/// One item of a list that comes in pages is waited for. Pages are fetched until it is found.
pub fn among_pages<W>(waiter: &W, call: Call<W::Operation>) -> LookFuture<W>
where
    W: Waiter<Operation: Paginated<Item = W::Output>>,
{
    let waiter = waiter.clone();
    Box::pin(async move {
        let mut items = call.items();
        while let Some(item) = items.next().await.transpose()? {
            if is(&waiter, &item) {
                return Ok(Some(item));
            }
        }
        Ok(None)
    })
}

/// Keys are compared as text: what one operation returns as a number can be a string in another.
fn is<W: Waiter>(waiter: &W, item: &W::Output) -> bool {
    let key = W::FACTS.key.and_then(|key| text(item, key));
    key.is_some() && key.as_deref() == waiter.key()
}

/// The operation is called until it says itself that it is done.
pub fn itself<O, W>(call: Call<O>, waiter: W) -> BeginFuture<O>
where
    O: Waitable<Waiter = W>,
    W: Waiter<Operation = O>,
{
    Box::pin(std::future::ready(Ok(Some((call, waiter)))))
}

/// The request to repeat, and what to wait for.
type Following<O> = (<<O as Waitable>::Waiter as Waiter>::Operation, <O as Waitable>::Waiter);

/// The operation is called once; another one tells how far that is.
pub fn through<O: Waitable>(
    call: Call<O>,
    next: fn(&O, &O::Response) -> Option<Following<O>>,
) -> BeginFuture<O> {
    Box::pin(async move {
        let (request, again) = (call.request().clone(), call.clone());
        let response = call.await?;
        // Nothing has an empty key.
        let next = next(&request, &response).filter(|(_, waiter)| waiter.key() != Some(""));
        Ok(next.map(|(request, waiter)| (again.again(request), waiter)))
    })
}
