//! Formats the items that make up most of a crate, without parsing them.
//!
//! To parse tokens and to break lines took a third of the CPU time of a run, and most items need neither: structs,
//! enums and the usual functions have a line for each part. What is printed here is what `prettyplease` prints
//! (a test compares the two); whatever is longer than a line, or unusual, is left to it.

mod body;
mod flat;
mod tables;

use flat::{Line, line};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The longest line of `prettyplease`, in bytes.
const LONGEST: usize = 89;

/// How deep the parts of an item are indented.
const INDENT: usize = 4;

/// Items as text, one after the other; `None` where one of them has to be parsed.
pub(super) fn items(tokens: TokenStream) -> Option<String> {
    let mut tokens = Tokens::new(tokens);
    let mut out = Text::default();
    while !tokens.is_empty() {
        attributes(&mut tokens, 0, &mut out)?;
        item(&mut tokens, &mut out)?;
    }
    Some(out.0)
}

/// Tokens that are taken one after the other.
struct Tokens {
    rest: std::iter::Peekable<proc_macro2::token_stream::IntoIter>,
}

impl Tokens {
    fn new(tokens: TokenStream) -> Self {
        Self { rest: tokens.into_iter().peekable() }
    }

    fn is_empty(&mut self) -> bool {
        self.rest.peek().is_none()
    }

    fn next(&mut self) -> Option<TokenTree> {
        self.rest.next()
    }

    fn is_punct(&mut self, wanted: char) -> bool {
        matches!(self.rest.peek(), Some(TokenTree::Punct(it)) if it.as_char() == wanted)
    }

    fn is_word(&mut self, wanted: &str) -> bool {
        matches!(self.rest.peek(), Some(TokenTree::Ident(it)) if it == wanted)
    }

    /// Takes everything before a group in braces or a token, which is taken as well.
    fn until(&mut self, end: char) -> (Vec<TokenTree>, End) {
        let mut before = Vec::new();
        while let Some(token) = self.next() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    return (before, End::Braces(group));
                }
                TokenTree::Punct(it) if it.as_char() == end => return (before, End::Token),
                token => before.push(token),
            }
        }
        (before, End::Nothing)
    }
}

/// What ended a run of tokens.
enum End {
    Braces(Group),
    Token,
    Nothing,
}

/// Lines of text.
#[derive(Default)]
struct Text(String);

impl Text {
    /// Adds a line; `None` if it is too long to stay one.
    fn line(&mut self, indent: usize, text: &str) -> Option<()> {
        (indent + text.len() <= LONGEST).then(|| self.any_line(indent, text))
    }

    fn any_line(&mut self, indent: usize, text: &str) {
        self.0.extend(std::iter::repeat_n(' ', indent));
        self.0.push_str(text);
        self.0.push('\n');
    }
}

/// The attributes of what comes next, documentation among them.
fn attributes(tokens: &mut Tokens, indent: usize, out: &mut Text) -> Option<()> {
    while tokens.is_punct('#') {
        tokens.next();
        let Some(TokenTree::Group(group)) = tokens.next() else { return None };
        let mut inner = Tokens::new(group.stream());
        let is_doc = inner.is_word("doc");
        if is_doc {
            inner.next();
        }
        if is_doc && inner.is_punct('=') {
            inner.next();
            documentation(&mut inner, indent, out)?;
        } else {
            let text = line(group.stream())?;
            out.line(indent, &format!("#[{text}]"))?;
        }
    }
    Some(())
}

/// A line of documentation, which may have any length.
fn documentation(tokens: &mut Tokens, indent: usize, out: &mut Text) -> Option<()> {
    let Some(TokenTree::Literal(literal)) = tokens.next() else { return None };
    let shown = literal.to_string();
    let plain = shown.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let text = match plain.filter(|it| !it.contains('\\')) {
        Some(plain) => plain.to_owned(),
        None => match syn::Lit::new(literal) {
            syn::Lit::Str(it) => it.value(),
            _ => return None,
        },
    };
    if text.contains(['\n', '\r']) || text.starts_with('/') {
        return None;
    }
    out.any_line(indent, &format!("///{}", text.trim_end_matches(' ')));
    Some(())
}

fn item(tokens: &mut Tokens, out: &mut Text) -> Option<()> {
    let (head, end) = tokens.until(';');
    let has = |word: &str| head.iter().any(|it| matches!(it, TokenTree::Ident(it) if it == word));
    let (is_impl, is_declaration) = (has("impl"), has("struct") || has("enum"));
    if has("use") {
        return None;
    }
    let mut text = line(head)?;
    match end {
        End::Token => {
            text.push(';');
            out.line(0, &text)
        }
        End::Braces(group) => {
            if group.stream().is_empty() {
                return out.line(0, &format!("{text} {{}}"));
            }
            out.line(0, &format!("{text} {{"))?;
            if text.ends_with('!') {
                tables::rows(group.stream(), INDENT, out)?;
                return out.line(0, "}");
            }
            match (is_impl, is_declaration) {
                (true, _) => body::members(group.stream(), out)?,
                (_, true) => fields(group.stream(), INDENT, out)?,
                _ => return None,
            }
            out.line(0, "}")
        }
        End::Nothing => None,
    }
}

/// The fields of a struct or the variants of an enum.
fn fields(tokens: TokenStream, indent: usize, out: &mut Text) -> Option<()> {
    let mut tokens = Tokens::new(tokens);
    while !tokens.is_empty() {
        attributes(&mut tokens, indent, out)?;
        let mut text = Line::default();
        // A comma between angle brackets belongs to a type.
        let mut angles = 0_i32;
        while let Some(token) = tokens.next() {
            if let TokenTree::Punct(it) = &token {
                match it.as_char() {
                    '<' => angles += 1,
                    '>' => angles -= 1,
                    ',' if angles == 0 => break,
                    _ => {}
                }
            }
            text.push(token)?;
        }
        out.line(indent, &format!("{},", text.finish()))?;
    }
    Some(())
}
