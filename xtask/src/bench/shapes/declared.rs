//! What generated files declare.

use anyhow::{Context, Result, bail};
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::{BTreeMap, BTreeSet};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, File, Ident, Item, ItemImpl, ItemMacro, LitStr, Token, Type, braced};

/// The structs by their names, with their fields and the wire names of these.
pub(super) type Tables = BTreeMap<String, Vec<(Ident, LitStr)>>;

/// What the files of an API version declare.
#[derive(Default)]
pub(super) struct Declared {
    tables: Tables,
    /// The names that stand in the fields of each type.
    mentions: BTreeMap<String, BTreeSet<String>>,
    /// Types that show parameters.
    shown: BTreeSet<String>,
}

impl Declared {
    /// Adds what one file declares.
    pub(super) fn read(&mut self, file: &File) -> Result<()> {
        for item in &file.items {
            match item {
                Item::Struct(item) => self.mention(&item.ident, item.fields.to_token_stream()),
                Item::Enum(item) => self.mention(&item.ident, item.variants.to_token_stream()),
                Item::Impl(item) if ours(item).as_deref() == Some("ParameterSet") => {
                    self.shown.insert(text(&item.self_ty));
                }
                Item::Macro(item) => self.call(item)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn mention(&mut self, ident: &Ident, fields: TokenStream) {
        let mut names = BTreeSet::new();
        collect(fields, &mut names);
        self.mentions.insert(ident.to_string(), names);
    }

    fn call(&mut self, item: &ItemMacro) -> Result<()> {
        match called(item).as_str() {
            "models" => {
                for Table { name, rows, .. } in tables(item)? {
                    let fields = Punctuated::<Field, Token![,]>::parse_terminated;
                    let fields = fields.parse2(rows).context("a table is not one of fields")?;
                    let fields: Result<_> = fields.into_iter().map(|it| it.plain(&name)).collect();
                    self.tables.insert(name.to_string(), fields?);
                }
            }
            "parameters" => {
                self.shown.extend(tables(item)?.into_iter().map(|it| it.name.to_string()));
            }
            _ => {}
        }
        Ok(())
    }

    /// The structs that only answers are made of. What requests send is not always JSON.
    pub(super) fn answered(mut self) -> Tables {
        let mut sent = BTreeSet::new();
        let mut open: Vec<&String> = self.shown.iter().collect();
        while let Some(name) = open.pop() {
            if sent.insert(name) {
                open.extend(self.mentions.get(name).into_iter().flatten());
            }
        }
        self.tables.retain(|name, _| !sent.contains(name));
        self.tables
    }
}

/// The trait of the runtime that this implements.
pub(super) fn ours(item: &ItemImpl) -> Option<String> {
    let (path, _) = item.trait_.as_ref()?;
    let mut segments = path.segments.iter();
    let (first, second) = (segments.next()?, segments.next()?);
    (first.ident == "rt").then(|| second.ident.to_string())
}

/// The macro that is called.
pub(super) fn called(item: &ItemMacro) -> String {
    item.mac.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default()
}

/// The tables that a macro is called with.
pub(super) fn tables(item: &ItemMacro) -> Result<Vec<Table>> {
    let all = |input: ParseStream<'_>| {
        let mut all = Vec::new();
        while !input.is_empty() {
            all.push(input.parse::<Table>()?);
        }
        Ok(all)
    };
    item.mac.parse_body_with(all).context("a macro is not called with tables")
}

/// A type without paths, such as generated types are named where they are declared.
pub(super) fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), names),
            _ => {}
        }
    }
}

/// `Type { … }`, or `Type as "Name" { … }`.
pub(super) struct Table {
    pub(super) name: Ident,
    payload: Option<(Token![as], LitStr)>,
    rows: TokenStream,
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        let payload = match input.parse::<Option<Token![as]>>()? {
            Some(word) => Some((word, input.parse()?)),
            None => None,
        };
        let rows;
        braced!(rows in input);
        Ok(Self { name, payload, rows: rows.parse()? })
    }
}

impl ToTokens for Table {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { name, payload, rows } = self;
        let payload = payload.as_ref().map(|(word, field)| quote!(#word #field));
        tokens.extend(quote!(#name #payload { #rows }));
    }
}

/// `"Name" => field.form()`.
struct Field {
    name: LitStr,
    form: Expr,
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=>]>()?;
        Ok(Self { name, form: input.parse()? })
    }
}

impl Field {
    /// The field, in a form that is at most another place for a list.
    fn plain(self, of: &Ident) -> Result<(Ident, LitStr)> {
        let mut form = self.form;
        while let Expr::MethodCall(call) = form {
            if call.method != "wrapped_in" {
                let form = call.method;
                bail!("`{of}` has a field in the form `{form}`, for which no other shape has code");
            }
            form = *call.receiver;
        }
        let field = syn::parse2(form.to_token_stream()).context("a field is more than a name")?;
        Ok((field, self.name))
    }
}
