//! Prose of a spec as rustdoc: nothing in it may become code, a link or HTML.

/// The lines of a text, in paragraphs.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// One line. Indentation would make a code block, so it goes.
pub(super) fn line(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(code) = code_span(rest) {
            out.push_str(&visible(code));
            rest = &rest[code.len()..];
        } else if let Some(url) = url(rest) {
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = &rest[url.len()..];
        } else {
            match c {
                '<' | '>' | '[' | ']' | '`' | '\\' | '*' | '_' | '~' | '&' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    block(out)
}

/// Escapes what makes a block of a line: headings, lists, rules, tables, fences.
fn block(mut line: String) -> String {
    if line.starts_with(['#', '+', '-', '=', '|']) {
        line.insert(0, '\\');
    }
    line
}

/// The text as inline code.
pub(super) fn code(text: &str) -> String {
    let text = visible(&text.replace(['\n', '\r'], " "));
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let padded = text.starts_with('`') || text.ends_with('`') || text.is_empty();
    let space = if padded { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The inline code at the start of the text: one backtick on either side, and something between.
fn code_span(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('`')?;
    let end = inner.find('`')?;
    let after = inner[end + 1..].starts_with('`');
    (end > 0 && !after).then(|| &text[..end + 2])
}

/// The address at the start of the text.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`()[]{}|\\^".contains(c);
    let url = &text[..text.find(stops).unwrap_or(text.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (url.len() > "https://".len()).then_some(url)
}

/// Shows characters that would hide or turn text around.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(hidden) {
        return text.to_owned();
    }
    let show = |c: char| {
        if hidden(c) { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
    };
    text.chars().map(show).collect()
}
