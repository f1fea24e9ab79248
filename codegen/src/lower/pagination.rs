//! How an operation gives out a long list.

use super::structs::Types;
use crate::api::Operation;
use crate::naming;
use crate::plan::{Name, Pagination};

/// The pagination of an operation; `None` where it has none, or a name in it is reported already.
pub(super) fn pagination(operation: &Operation, types: &Types) -> Option<Pagination> {
    let it = operation.pagination.as_ref()?;
    let field = &operation.parameters.parameters.get(it.position)?.field;
    let ident = |given: &Option<String>, wire: &str| -> Option<Name> {
        let name = naming::choose(given.as_deref(), wire, naming::snake)?;
        Some(naming::ident(&name))
    };
    let wires: Vec<&str> = it.items.iter().map(|(wire, _)| wire.as_str()).collect();
    Some(Pagination {
        style: it.style,
        first: it.first,
        position: ident(&field.rust_name, &field.wire_name)?,
        position_wire: field.wire_name.clone(),
        size: it.size.clone(),
        needs_size: it.needs_size,
        items: it.items.iter().map(|(wire, given)| ident(given, wire)).collect::<Option<_>>()?,
        items_wire: wires.join("."),
        item: types.rust(&it.item),
        next: it.next.clone(),
        total_items: it.total_items.clone(),
        total_pages: it.total_pages.clone(),
    })
}
