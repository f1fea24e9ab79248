//! Rewriting a file of generated code.

use super::Shape;
use super::declared::{self, Tables, called, ours, text};
use super::structs::{derive, thin};
use anyhow::{Context, Result, bail};
use quote::ToTokens;
use syn::{File, FnArg, ImplItem, Item, ItemImpl, ItemMacro, ItemStruct, Pat, Type, parse_quote};

/// The file with other code for the structs that only answers are made of.
pub(super) fn rewrite(mut file: File, tables: &Tables, shape: Shape) -> Result<String> {
    for item in std::mem::take(&mut file.items) {
        match item {
            Item::Struct(item) => file.items.extend(structure(item, tables, shape)?),
            Item::Impl(item) => file.items.push(implementation(item)?),
            Item::Macro(item) => file.items.extend(call(item, tables)?),
            item @ (Item::Const(_) | Item::Enum(_) | Item::Static(_) | Item::Use(_)) => {
                file.items.push(item);
            }
            item => bail!("what is `{}`?", item.to_token_stream()),
        }
    }
    Ok(prettyplease::unparse(&file))
}

/// A struct with its code.
fn structure(mut item: ItemStruct, tables: &Tables, shape: Shape) -> Result<Vec<Item>> {
    let Some(table) = tables.get(&item.ident.to_string()) else {
        return Ok(vec![Item::Struct(item)]);
    };
    // In the generated crate, these go by the table.
    item.attrs.push(parse_quote!(#[derive(Clone, Debug, Default, PartialEq)]));
    let mut added = Vec::new();
    match shape {
        Shape::Nothing => {}
        Shape::Thin => added = syn::parse2::<File>(thin(&item, table)?)?.items,
        Shape::Derived => derive(&mut item, table)?,
    }
    added.insert(0, Item::Struct(item));
    Ok(added)
}

/// An implementation that fits the other code.
fn implementation(mut item: ItemImpl) -> Result<Item> {
    match ours(&item).as_deref() {
        Some("Operation") => answer(&mut item)?,
        Some("Paginated") => items(&mut item)?,
        None | Some("ErrorCode" | "ParameterSet") => {}
        Some(other) => {
            let name = text(&item.self_ty);
            bail!("`{name}` implements `{other}`, which no other shape has code for");
        }
    }
    Ok(Item::Impl(item))
}

/// A call of a macro of the runtime, unless other code takes its place.
fn call(item: ItemMacro, tables: &Tables) -> Result<Option<Item>> {
    match called(&item).as_str() {
        "models" => {
            let mut kept = declared::tables(&item)?;
            kept.retain(|it| !tables.contains_key(&it.name.to_string()));
            Ok((!kept.is_empty()).then(|| parse_quote!(rt::models! { #(#kept)* })))
        }
        "client" | "error_code" | "open_enums" | "parameters" | "sent_models" | "status_enums" => {
            Ok(Some(Item::Macro(item)))
        }
        other => bail!("`{other}!` is a macro that no other shape has code for"),
    }
}

/// Says that the answer is one of serde.
fn answer(item: &mut ItemImpl) -> Result<()> {
    let ty = item.items.iter_mut().find_map(|it| match it {
        ImplItem::Type(it) if it.ident == "Response" => Some(&mut it.ty),
        _ => None,
    });
    wrap(ty.context("an operation has no answer")?);
    Ok(())
}

fn wrap(ty: &mut Type) {
    *ty = parse_quote!(crate::answer::Answer<#ty>);
}

/// Takes the items out of the answer.
fn items(item: &mut ItemImpl) -> Result<()> {
    let function = item.items.iter_mut().find_map(|it| match it {
        ImplItem::Fn(it) if it.sig.ident == "items" => Some(it),
        _ => None,
    });
    let function = function.context("pages have no items")?;
    let Some(FnArg::Typed(argument)) = function.sig.inputs.first_mut() else {
        bail!("the items are taken out of nothing");
    };
    let Pat::Ident(name) = &*argument.pat else {
        bail!("what is `{}`?", argument.pat.to_token_stream());
    };
    let name = name.ident.clone();
    wrap(&mut argument.ty);
    function.block.stmts.insert(0, parse_quote!(let #name = #name.0;));
    Ok(())
}
