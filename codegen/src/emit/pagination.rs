//! `impl Paginated` for the request of an operation that gives out a long list.

use super::tokens;
use crate::plan::{Name, Operation, Pagination};
use crate::vocabulary::PageStyle;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```text
/// impl Paginated for DescribeDownloadTask {
///     type Item = super::DownloadTask;
///     const PAGINATION: Pagination = …;
///     fn seek(&mut self, position: &Position) {
///         seek(&mut self.current_page, position);
///     }
///     fn items(response: super::DescribeDownloadTaskResponse) -> Vec<super::DownloadTask> {
///         response.data.map(|it| it.content).unwrap_or_default()
///     }
/// }
/// ```
pub(super) fn implementation(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let (request, response) = (&operation.request.name, &operation.response.name);
    let Pagination { position, item, .. } = pagination;
    let facts = facts(pagination);
    let items = items(&pagination.items);
    quote! {
        impl rt::Paginated for #request {
            type Item = #item;

            const PAGINATION: rt::Pagination = #facts;

            fn seek(&mut self, position: &rt::Position) {
                rt::seek(&mut self.#position, position);
            }

            fn items(response: super::#response) -> Vec<#item> {
                #items
            }
        }
    }
}

fn facts(pagination: &Pagination) -> TokenStream {
    let Pagination { position_wire, items_wire, needs_size, .. } = pagination;
    let first = Literal::i64_unsuffixed(pagination.first);
    let style = match pagination.style {
        PageStyle::Page => quote!(rt::PageStyle::Page { first: #first }),
        PageStyle::Offset => quote!(rt::PageStyle::Offset),
        PageStyle::Token => quote!(rt::PageStyle::Token),
        PageStyle::Marker => quote!(rt::PageStyle::Marker),
    };
    let size = tokens::option(pagination.size.as_ref());
    let next = tokens::option(pagination.next.as_ref());
    let total_items = tokens::option(pagination.total_items.as_ref());
    let total_pages = tokens::option(pagination.total_pages.as_ref());
    quote! {
        rt::Pagination {
            style: #style,
            position: #position_wire,
            size: #size,
            needs_size: #needs_size,
            items: #items_wire,
            next: #next,
            total_items: #total_items,
            total_pages: #total_pages,
        }
    }
}

/// The list at the end of the way; objects on the way are optional.
pub(super) fn items(way: &[Name]) -> TokenStream {
    let Some((list, objects)) = way.split_last() else { return quote!(response) };
    let Some((first, rest)) = objects.split_first() else { return quote!(response.#list) };
    quote! {
        response.#first #(.and_then(|it| it.#rest))* .map(|it| it.#list).unwrap_or_default()
    }
}
