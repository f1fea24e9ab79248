//! What can be waited for.

use super::docs;
use super::markdown::code;
use super::names::Names;
use super::structs::Types;
use crate::api;
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{AwaitedItem, Docs, Look, Name, Waiter};

/// A waiter; `None` if it has no Rust name, which is then reported.
pub(super) fn waiter(
    waiter: &api::Waiter,
    operation: &api::Operation,
    types: &Types,
    scope: &mut Scope,
    problems: &mut Problems,
) -> Option<Waiter> {
    let cx = &mut Names { place: waiter.place, problems };
    let name = cx.ty(None, &waiter.name)?;
    scope.claim(&name, &waiter.name, waiter.place, cx.problems);
    let look = match &waiter.item {
        Some(item) => Look::Item(self::item(item, types)?),
        None => Look::Whole,
    };
    Some(Waiter {
        place: waiter.place,
        docs: docs::waiter(waiter, operation),
        name: naming::ident(&name),
        look,
        status_type: types.enumeration(waiter.status_type).clone(),
        wire_name: waiter.name.clone(),
        status: waiter.status.clone(),
        progress: waiter.progress.clone(),
        reason: waiter.reason.clone(),
        states: waiter.states.clone(),
        patience: waiter.patience.clone(),
        first_delay: waiter.first_delay,
        longest_delay: waiter.longest_delay,
    })
}

/// `None` where a name makes no Rust name, which is reported where it stands.
fn item(item: &api::AwaitedItem, types: &Types) -> Option<AwaitedItem> {
    let list = if item.in_pages { None } else { Some(idents(&item.list)?) };
    let key = item.key.rsplit('.').next().unwrap_or_default();
    Some(AwaitedItem {
        list,
        ty: types.rust(&item.ty),
        key: item.key.clone(),
        argument: naming::ident(&naming::snake(key)?),
        constructor: Docs(vec![format!("The one whose {} is this.", code(&item.key))]),
    })
}

/// The fields on a way.
pub(super) fn idents(way: &api::Way) -> Option<Vec<Name>> {
    let ident = |(wire, given): &(String, Option<String>)| {
        naming::choose(given.as_deref(), wire, naming::snake).map(|name| naming::ident(&name))
    };
    way.iter().map(ident).collect()
}
