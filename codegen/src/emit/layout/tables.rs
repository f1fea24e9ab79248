//! The tables in macros of ours, which `prettyplease` would print in one line.

use super::flat::line;
use super::{End, INDENT, Text, Tokens};
use proc_macro2::TokenStream;

/// Rows with a line for each, however long it is, and tables in tables.
pub(super) fn rows(tokens: TokenStream, indent: usize, out: &mut Text) -> Option<()> {
    let mut tokens = Tokens::new(tokens);
    while !tokens.is_empty() {
        let (head, end) = tokens.until(',');
        let text = line(head)?;
        match end {
            End::Braces(group) if group.stream().is_empty() => {
                out.any_line(indent, &format!("{text} {{}}"));
            }
            End::Braces(group) => {
                out.any_line(indent, &format!("{text} {{"));
                rows(group.stream(), indent + INDENT, out)?;
                out.any_line(indent, "}");
            }
            End::Token | End::Nothing => out.any_line(indent, &format!("{text},")),
        }
    }
    Some(())
}
