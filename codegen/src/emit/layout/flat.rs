//! Tokens on one line, with the usual spaces between them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::fmt::Write;

/// Tokens on one line; `None` if there are some that are not known here.
pub(super) fn line(tokens: impl IntoIterator<Item = TokenTree>) -> Option<String> {
    let mut line = Line::default();
    for token in tokens {
        line.push(token)?;
    }
    Some(line.finish())
}

/// What the last token asks of the next.
#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    /// There is none, or it clings to the next: `(`, `&`, `::`, `.`, `<`, `!`.
    #[default]
    Clings,
    /// A word, a literal, a closing bracket.
    Word,
    /// A lifetime.
    Lifetime,
    /// `,`, `:`, `=` and arrows.
    Space,
    /// The first character of an operator, or the mark of a lifetime.
    Open(char),
    /// A comma, which is left out before a closing bracket.
    Comma,
}

/// A line that grows.
#[derive(Default)]
pub(super) struct Line {
    text: String,
    last: Last,
}

impl Line {
    pub(super) fn push(&mut self, token: TokenTree) -> Option<()> {
        if self.last == Last::Comma {
            self.text.push(',');
            self.last = Last::Space;
        }
        match token {
            TokenTree::Ident(it) => self.word(&it),
            TokenTree::Literal(it) => self.word(&it),
            TokenTree::Punct(it) => self.punct(it.as_char(), it.spacing()),
            TokenTree::Group(it) => self.group(it.delimiter(), it.stream()),
        }
    }

    /// The text. A comma at the end is for lists with a line for each item.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn word(&mut self, word: &impl std::fmt::Display) -> Option<()> {
        let lifetime = self.last == Last::Open('\'');
        match self.last {
            Last::Word | Last::Lifetime | Last::Space => self.text.push(' '),
            Last::Clings | Last::Open('\'') => {}
            Last::Open(_) | Last::Comma => return None,
        }
        self.last = if lifetime { Last::Lifetime } else { Last::Word };
        write!(self.text, "{word}").ok()
    }

    fn punct(&mut self, punct: char, spacing: Spacing) -> Option<()> {
        let joint = spacing == Spacing::Joint;
        self.last = match (self.last, punct) {
            (Last::Open(':'), ':') => self.add("::", Last::Clings),
            (Last::Open('='), '>') => self.add(" =>", Last::Space),
            (Last::Open('-'), '>') => self.add(" ->", Last::Space),
            (Last::Open(_), _) => return None,
            // After a word it goes on with its path. `use ::a` is otherwise, and no item that is laid out here.
            (Last::Word | Last::Clings, ':') if joint => Last::Open(':'),
            (Last::Space, ':') if joint => self.add(" ", Last::Open(':')),
            (_, '=' | '-') if joint => Last::Open(punct),
            (last, '\'') if joint => self.spaced(last, "'", Last::Open('\'')),
            (_, ',') => Last::Comma,
            (Last::Word, ':') => self.add(":", Last::Space),
            (_, '=') => self.add(" =", Last::Space),
            (Last::Word, '.') => self.add(".", Last::Clings),
            (Last::Word, '?') => self.add("?", Last::Word),
            (Last::Word, '!') => self.add("!", Last::Clings),
            (last @ (Last::Space | Last::Clings), '&') => self.spaced(last, "&", Last::Clings),
            (Last::Word, '<') => self.add("<", Last::Clings),
            (Last::Word | Last::Lifetime, '>') => self.add(">", Last::Word),
            _ => return None,
        };
        Some(())
    }

    fn group(&mut self, delimiter: Delimiter, tokens: TokenStream) -> Option<()> {
        let (open, close) = match (delimiter, self.last) {
            (Delimiter::Parenthesis, Last::Word | Last::Clings) => ("(", ")"),
            (Delimiter::Parenthesis, Last::Space) => (" (", ")"),
            (Delimiter::Bracket, Last::Clings) => ("[", "]"),
            (Delimiter::Bracket, Last::Space | Last::Lifetime) => (" [", "]"),
            _ => return None,
        };
        let inner = line(tokens)?;
        self.text.push_str(open);
        self.text.push_str(&inner);
        self.text.push_str(close);
        self.last = Last::Word;
        Some(())
    }

    fn add(&mut self, text: &str, last: Last) -> Last {
        self.text.push_str(text);
        last
    }

    /// Adds text after the space that the last token asks for.
    fn spaced(&mut self, before: Last, text: &str, last: Last) -> Last {
        if matches!(before, Last::Space | Last::Word) {
            self.text.push(' ');
        }
        self.text.push_str(text);
        last
    }
}
