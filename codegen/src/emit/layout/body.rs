//! The members of implementations: types, and functions of simple statements.

use super::flat::line;
use super::{End, INDENT, LONGEST, Text, Tokens, attributes};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// The longest struct expression that stays on one line.
const SHORT_STRUCT: usize = 35;

pub(super) fn members(tokens: TokenStream, out: &mut Text) -> Option<()> {
    let mut tokens = Tokens::new(tokens);
    while !tokens.is_empty() {
        attributes(&mut tokens, INDENT, out)?;
        let (head, end) = tokens.until(';');
        match end {
            End::Token if matches!(head.first(), Some(TokenTree::Ident(it)) if it == "type") => {
                out.line(INDENT, &format!("{};", line(head)?))?;
            }
            End::Token => constant(&head, out)?,
            End::Braces(group) => function(&head, &group, out)?,
            End::Nothing => return None,
        }
    }
    Some(())
}

/// A constant: a table with a line for each row, or whatever `prettyplease` makes of it.
fn constant(tokens: &[TokenTree], out: &mut Text) -> Option<()> {
    let length = out.0.len();
    if table(tokens, out).is_some() {
        return Some(());
    }
    out.0.truncate(length);
    let alone = quote!(impl Alone { #(#tokens)*; });
    let text = prettyplease::unparse(&syn::parse2(alone).ok()?);
    let inner = text.strip_prefix("impl Alone {\n")?.strip_suffix("}\n")?;
    out.0.push_str(inner);
    Some(())
}

fn table(tokens: &[TokenTree], out: &mut Text) -> Option<()> {
    let (rows, head) = tokens.split_last()?;
    let TokenTree::Group(rows) = rows else { return None };
    if rows.delimiter() != Delimiter::Bracket {
        return None;
    }
    let short = format!("{};", line(tokens.iter().cloned())?);
    if INDENT + short.len() <= LONGEST {
        return out.line(INDENT, &short);
    }
    out.line(INDENT, &format!("{}[", line(head.iter().cloned())?))?;
    super::fields(rows.stream(), 2 * INDENT, out)?;
    out.line(INDENT, "];")
}

fn function(head: &[TokenTree], block: &Group, out: &mut Text) -> Option<()> {
    let text = format!("{} {{", line(head.iter().cloned())?);
    if block.stream().is_empty() {
        return out.line(INDENT, &format!("{text}}}"));
    }
    if INDENT + text.len() <= LONGEST {
        out.line(INDENT, &text)?;
    } else {
        long_head(head, out)?;
    }
    statements(block.stream(), 2 * INDENT, out)?;
    out.line(INDENT, "}")
}

/// A signature with a line for each argument.
fn long_head(head: &[TokenTree], out: &mut Text) -> Option<()> {
    let is_arguments = |token: &TokenTree| matches!(token, TokenTree::Group(it) if it.delimiter() == Delimiter::Parenthesis);
    let at = head.iter().position(is_arguments)?;
    let (before, rest) = head.split_at(at);
    let (TokenTree::Group(arguments), after) = rest.split_first()? else { return None };
    out.line(INDENT, &format!("{}(", line(before.iter().cloned())?))?;
    super::fields(arguments.stream(), 2 * INDENT, out)?;
    let after = line(after.iter().cloned())?;
    out.line(INDENT, &format!("){after} {{"))
}

fn statements(tokens: TokenStream, indent: usize, out: &mut Text) -> Option<()> {
    let mut tokens = Tokens::new(tokens);
    while !tokens.is_empty() {
        let (head, end) = tokens.until(';');
        let is_match = head.iter().any(|it| matches!(it, TokenTree::Ident(it) if it == "match"));
        match end {
            End::Token => out.line(indent, &format!("{};", line(head)?))?,
            End::Nothing => out.line(indent, &line(head)?)?,
            End::Braces(group) if is_match => {
                out.line(indent, &format!("{} {{", line(head)?))?;
                arms(group.stream(), indent + INDENT, out)?;
                out.line(indent, "}")?;
            }
            End::Braces(group) if tokens.is_empty() => {
                structure(&line(head)?, &group, indent, out)?;
            }
            End::Braces(_) => return None,
        }
    }
    Some(())
}

/// A struct expression at the end of a function.
fn structure(name: &str, fields: &Group, indent: usize, out: &mut Text) -> Option<()> {
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
    if !is_name {
        return None;
    }
    let short = line(fields.stream())?;
    if short.is_empty() {
        return out.line(indent, &format!("{name} {{}}"));
    }
    let short = format!("{name} {{ {short} }}");
    if short.len() <= SHORT_STRUCT {
        return out.line(indent, &short);
    }
    out.line(indent, &format!("{name} {{"))?;
    super::fields(fields.stream(), indent + INDENT, out)?;
    out.line(indent, "}")
}

/// Arms with blocks; others do not occur.
fn arms(tokens: TokenStream, indent: usize, out: &mut Text) -> Option<()> {
    let mut tokens = Tokens::new(tokens);
    while !tokens.is_empty() {
        let pattern = pattern(&mut tokens)?;
        let (body, end) = tokens.until(',');
        match end {
            End::Braces(block) if body.is_empty() => {
                arm_block(&pattern, &block, indent, out)?;
                if tokens.is_punct(',') {
                    tokens.next();
                }
            }
            End::Braces(_) | End::Token | End::Nothing => return None,
        }
    }
    Some(())
}

/// The tokens before `=>`, as text.
fn pattern(tokens: &mut Tokens) -> Option<String> {
    let mut pattern = Vec::new();
    while !tokens.is_punct('=') {
        pattern.push(tokens.next()?);
    }
    tokens.next();
    matches!(tokens.next()?, TokenTree::Punct(it) if it.as_char() == '>').then_some(())?;
    line(pattern)
}

/// An arm of statements. A block of one expression would lose its braces.
fn arm_block(pattern: &str, block: &Group, indent: usize, out: &mut Text) -> Option<()> {
    if block.stream().is_empty() {
        return out.line(indent, &format!("{pattern} => {{}}"));
    }
    let last = block.stream().into_iter().last();
    if !matches!(last, Some(TokenTree::Punct(it)) if it.as_char() == ';') {
        return None;
    }
    out.line(indent, &format!("{pattern} => {{"))?;
    statements(block.stream(), indent + INDENT, out)?;
    out.line(indent, "}")
}
